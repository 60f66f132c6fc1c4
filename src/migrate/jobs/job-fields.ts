import type { TaskType } from '../../task/task-type.ts';

/** What becomes of a field when code moves out of a job, and why that keeps what the job does. */
export interface FieldRule {
  /** `stays` in the parent, `moves` to the atomic job, `copied` into it, or `own`: it gets its own. */
  readonly fate: 'stays' | 'moves' | 'copied' | 'own';
  readonly why: string;
}

const rule = (fate: FieldRule['fate'], why: string): FieldRule => ({ fate, why });

const ORDER = 'It is about the place among the other tasks.';
const TRIES =
  'It is about one try of the code. On the task that runs the job it would count twice.';
const TELLS = 'It tells of the code. Left behind, it would tell twice or of something else.';
const WORK = 'It is what runs.';
const COMPUTE = 'It is where the code runs.';
const START = 'It starts the parent, which starts the rest.';

/** The types of tasks; null for those that are no code, and for those of which too little is known. */
const TYPE_FIELDS: Readonly<Record<TaskType, FieldRule | null>> = {
  notebook_task: rule('moves', WORK),
  sql_task: rule('moves', WORK),
  spark_python_task: rule('moves', WORK),
  python_wheel_task: rule('moves', WORK),
  spark_jar_task: rule('moves', WORK),
  spark_submit_task: rule('moves', WORK),
  dbt_task: rule('moves', WORK),
  pipeline_task: rule('moves', WORK),
  dashboard_task: rule('moves', WORK),
  alert_task: rule('moves', WORK),
  for_each_task: rule('moves', 'The whole loop is what runs, so its number of runs at once stays.'),
  run_job_task: null,
  condition_task: null,
  ai_runtime_task: null,
  clean_rooms_notebook_task: null,
  dbt_cloud_task: null,
  dbt_platform_task: null,
  gen_ai_compute_task: null,
  power_bi_task: null,
  python_operator_task: null,
};

/** The fields of a task. */
export const TASK_FIELDS: Readonly<Record<string, FieldRule>> = {
  task_key: rule('stays', 'Others wait for it. The task in the atomic job has the same key.'),
  depends_on: rule('stays', ORDER),
  run_if: rule('stays', ORDER),
  disabled: rule('stays', ORDER),
  description: rule('moves', 'It describes the code.'),
  max_retries: rule('moves', TRIES),
  min_retry_interval_millis: rule('moves', TRIES),
  retry_on_timeout: rule('moves', TRIES),
  disable_auto_optimization: rule('moves', TRIES),
  timeout_seconds: rule('moves', TRIES),
  health: rule('moves', TELLS),
  email_notifications: rule('moves', TELLS),
  webhook_notifications: rule('moves', TELLS),
  notification_settings: rule('moves', TELLS),
  environment_key: rule('moves', COMPUTE),
  job_cluster_key: rule('moves', COMPUTE),
  existing_cluster_id: rule('moves', COMPUTE),
  new_cluster: rule('moves', COMPUTE),
  libraries: rule('moves', COMPUTE),
  compute: rule('moves', COMPUTE),
  ...Object.fromEntries(Object.entries(TYPE_FIELDS).filter(isKnown)),
};

function isKnown(entry: [string, FieldRule | null]): entry is [string, FieldRule] {
  return entry[1] !== null;
}

/** The fields of a job. */
export const JOB_FIELDS: Readonly<Record<string, FieldRule>> = {
  name: rule('own', 'Made of the project and the task.'),
  description: rule('own', 'It says which task it was.'),
  tasks: rule('own', 'The task that moved.'),
  tags: rule(
    'own',
    'Copied, for bills by tag; but job_level is atomic, and orchestrator is left out.',
  ),
  max_concurrent_runs: rule(
    'own',
    'As many as the parents can start at once, so that no call waits for another one.',
  ),
  queue: rule('stays', 'The CLI queues runs of the new job; the parents never start too many.'),
  parameters: rule(
    'copied',
    'Tasks see all parameters of their job. The parent passes its values on with job_parameters.',
  ),
  environments: rule('copied', 'Those that the task uses. Unused ones leave the parent.'),
  job_clusters: rule(
    'copied',
    'The one that the task uses, if no other task does. Unused ones leave the parent.',
  ),
  git_source: rule('copied', 'The paths of its notebooks begin at the root of that repository.'),
  run_as: rule('copied', 'The code must not run as somebody else.'),
  permissions: rule('copied', 'Who saw and managed the code still does.'),
  budget_policy_id: rule('copied', 'Serverless compute is billed by it.'),
  usage_policy_id: rule('copied', 'Serverless compute is billed by it.'),
  performance_target: rule('copied', 'It is how fast serverless compute starts.'),
  duration_target: rule('copied', 'It is how long serverless compute may take.'),
  environment_variables: rule('stays', 'A task that names some of them stays, too.'),
  schedule: rule('stays', START),
  trigger: rule('stays', START),
  triggers: rule('stays', START),
  continuous: rule('stays', 'Such a job is left as it is: it starts again by rules of its own.'),
  timeout_seconds: rule(
    'stays',
    'It is about the whole run. Ended runs end the jobs that they run.',
  ),
  health: rule('stays', 'It is about the whole run.'),
  email_notifications: rule('stays', 'They tell of the whole run.'),
  webhook_notifications: rule('stays', 'They tell of the whole run.'),
  notification_settings: rule('stays', 'They tell of the whole run.'),
  lifecycle: rule('stays', 'It is about this job.'),
  parent_path: rule('stays', 'It is about this job.'),
};

/** Names of the fields with a fate, in the order of the table. */
function fieldsThat(
  fate: FieldRule['fate'],
  fields: Readonly<Record<string, FieldRule>>,
): string[] {
  return Object.keys(fields).filter((name) => fields[name]?.fate === fate);
}

/** Types of tasks that can move. */
export const MOVABLE_TYPES: ReadonlySet<string> = new Set(
  Object.entries(TYPE_FIELDS)
    .filter(isKnown)
    .map(([type]) => type),
);

/** Job fields that are copied as they are. */
export const COPIED_AS_THEY_ARE: readonly string[] = fieldsThat('copied', JOB_FIELDS).filter(
  (name) => !['parameters', 'environments', 'job_clusters'].includes(name),
);
