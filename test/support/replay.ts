/**
 * What a run of a job comes to, told by other means than the code under test: plain data of the YAML
 * package, and jobs that are run one in the other.
 */
import { posix } from 'node:path';
import { parseDocument } from 'yaml';
import type { FileTree } from '../../src/files.ts';

interface TaskData {
  task_key: string;
  depends_on?: { task_key: string; outcome?: string }[];
  run_if?: string;
  disabled?: boolean;
  run_job_task?: { job_id: string; job_parameters?: Record<string, unknown> };
  for_each_task?: { task: TaskData };
  notebook_task?: { notebook_path: string; base_parameters?: Record<string, unknown> };
  sql_task?: { file: { path: string }; parameters?: Record<string, unknown> };
  spark_python_task?: { python_file: string };
  libraries?: { whl?: string }[];
  [field: string]: unknown;
}

interface JobData {
  tasks: TaskData[];
  parameters?: { name: string; default: unknown }[];
  [field: string]: unknown;
}

type Values = Record<string, string>;

/** One task that ran: everything about it that could make a difference, as one text. */
export type Ran = string;

interface Found {
  readonly job: JobData;
  readonly folder: string;
}

const TASK_ONLY = ['task_key', 'depends_on', 'run_if', 'disabled', 'description'];
const ABOUT_CODE = [
  'run_as',
  'permissions',
  'git_source',
  'budget_policy_id',
  'performance_target',
];
const ABOUT_RUNS = ['timeout_seconds', 'email_notifications', 'health', 'notification_settings'];

/** All that a run of a job does, in no order: each with what must be done before. */
export function replay(files: FileTree, key: string): Ran[] {
  const jobs = jobsOf(files);
  const ran: Ran[] = [];
  const run = (at: string, label: string, values: Values, around: unknown[], before: string[]) => {
    const { job, folder } = jobs.get(at) as Found;
    // The job that is looked at keeps these, whatever moves out of it.
    const limits = label === '' ? [] : ABOUT_RUNS.filter((field) => field in job);
    const ends: Record<string, string[]> = {};
    const visit = (task: TaskData): string[] => {
      const known = ends[task.task_key];
      if (known) return known;
      const waits = task.depends_on ?? [];
      const after =
        waits.length === 0
          ? before
          : waits.flatMap((wait) => {
              const other = job.tasks.find((each) => each.task_key === wait.task_key);
              return visit(other as TaskData).map((end) => end + (wait.outcome ?? ''));
            });
      const alone = job.tasks.length === 1 && label !== '';
      const name = alone ? label : `${label}/${task.task_key}`;
      const guard = [
        ...around,
        ...limits,
        task.run_if ?? 'ALL_SUCCESS',
        task.disabled ?? false,
      ].filter((each) => each !== 'ALL_SUCCESS' && each !== false);
      const child = /^\$\{resources\.jobs\.(.+)\.id\}$/.exec(task.run_job_task?.job_id ?? '')?.[1];
      const result =
        child && jobs.has(child)
          ? run(child, name, passed(jobs.get(child)?.job, task, values, label), guard, after)
          : [name];
      if (!child || !jobs.has(child))
        ran.push(told(job, folder, task, name, values, guard, after, label));
      ends[task.task_key] = result;
      return result;
    };
    for (const task of job.tasks) visit(task);
    const waited = new Set(
      job.tasks.flatMap((task) => (task.depends_on ?? []).map((each) => each.task_key)),
    );
    return Object.entries(ends).flatMap(([task, last]) => (waited.has(task) ? [] : last));
  };
  const own = jobs.get(key)?.job.parameters ?? [];
  const values = Object.fromEntries(own.map(({ name }) => [name, `<${name}>`]));
  run(key, '', values, [], []);
  return ran.sort();
}

export function jobsOf(files: FileTree): Map<string, Found> {
  const jobs = new Map<string, Found>();
  for (const [path, text] of files) {
    if (!path.endsWith('.yml')) continue;
    const { resources } = (parseDocument(text, { merge: true }).toJS() ?? {}) as {
      resources?: { jobs?: Record<string, JobData> };
    };
    for (const [key, job] of Object.entries(resources?.jobs ?? {})) {
      jobs.set(key, { job, folder: posix.dirname(path) });
    }
  }
  return jobs;
}

function passed(child: JobData | undefined, task: TaskData, values: Values, label: string): Values {
  const given = task.run_job_task?.job_parameters ?? {};
  return Object.fromEntries(
    (child?.parameters ?? []).map((each) => {
      const value = given[each.name] ?? values[each.name] ?? each.default;
      return [each.name, each.name in given ? filledText(value, values, label) : String(value)];
    }),
  );
}

function filled(value: unknown, values: Values, label: string): unknown {
  if (Array.isArray(value)) return value.map((each) => filled(each, values, label));
  if (value === null || typeof value !== 'object') return filledText(value, values, label);
  const pairs = Object.entries(value).map(([key, each]) => [key, filled(each, values, label)]);
  return Object.fromEntries(pairs);
}

/** References say whose run they are about. */
function filledText(value: unknown, values: Values, label: string): string {
  return String(value).replace(/\{\{ *(.*?) *\}\}/g, (_all, name: string) => {
    const parameter = name.replace('job.parameters.', '');
    const known = name === parameter ? undefined : values[parameter];
    return known ?? `{{${/^(job|tasks)\./.test(name) ? `${label}:` : ''}${name}}}`;
  });
}

function told(
  job: JobData,
  folder: string,
  task: TaskData,
  name: string,
  values: Values,
  guard: unknown[],
  after: string[],
  label: string,
): Ran {
  const code = structuredClone(task);
  for (const field of TASK_ONLY) delete code[field];
  const body = code.for_each_task?.task ?? code;
  const git = job.git_source !== undefined;
  const rooted = (path: string) => (path.startsWith('/') ? path : posix.join(folder, path));
  if (body.notebook_task && !git)
    body.notebook_task.notebook_path = rooted(body.notebook_task.notebook_path);
  if (body.spark_python_task && !git)
    body.spark_python_task.python_file = rooted(body.spark_python_task.python_file);
  if (body.sql_task?.file && !git) body.sql_task.file.path = rooted(body.sql_task.file.path);
  for (const library of body.libraries ?? []) if (library.whl) library.whl = rooted(library.whl);
  const widgets = { ...code.notebook_task?.base_parameters, ...code.sql_task?.parameters };
  if (code.notebook_task) delete code.notebook_task.base_parameters;
  if (code.sql_task) delete code.sql_task.parameters;
  const pick = (list: string, field: string) => {
    const key = body[field];
    const all = (job[list] ?? []) as {
      [name: string]: unknown;
      spec?: { dependencies?: string[] };
    }[];
    const found = structuredClone(all.find((each) => each[field] === key));
    if (found === undefined) return null;
    delete found[field];
    if (found.spec?.dependencies) {
      found.spec.dependencies = found.spec.dependencies.map((each) => {
        return each.startsWith('.') ? rooted(each) : each;
      });
    }
    return found;
  };
  const compute = [
    pick('environments', 'environment_key'),
    pick('job_clusters', 'job_cluster_key'),
  ];
  delete code.environment_key;
  delete code.job_cluster_key;
  const rights = ABOUT_CODE.map((field) => job[field] ?? null);
  return sortedText({
    name,
    code: filled(code, values, label),
    widgets: { ...(filled(widgets, values, label) as Values), ...values },
    compute,
    rights,
    guard,
    after: [...new Set(after)].sort(),
  });
}

function sortedText(value: unknown): string {
  return JSON.stringify(value, (_key, each) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
