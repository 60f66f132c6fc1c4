/** Mistakes in the fields of tasks and environments. */
import type { Mutation } from './mutation.ts';
import {
  ATOMIC,
  add,
  at,
  both,
  COMPOSITE,
  JOB,
  JOB_FIELD,
  JOB_KEY,
  jobsOf,
  NOTEBOOK_JOB,
  put,
  spotsOf,
  swap,
  swapAll,
  TASK,
  TASK_FIELD,
  UPPER,
  withJob,
} from './plant.ts';

export const TASK_MUTATIONS: readonly Mutation[] = [
  {
    rule: 'atomic-has-environment',
    mistake: 'a notebook task names no environment',
    plant: swap(
      NOTEBOOK_JOB,
      /(?<=^ {8}- task_key: )(\w+)\n((?: {10}depends_on:\n(?: {12}.*\n)+)?) {10}environment_key: default\n/m,
      ([key, waits]) => `⟦${key}⟧\n${waits}`,
    ),
    fix: 'restores',
  },
  {
    rule: 'atomic-has-environment',
    mistake: 'a job has no environments',
    plant: withJob(NOTEBOOK_JOB, (job) =>
      both(
        swap(at(job), /^ {6}environments:\n(?: {8}.*\n)+\n/m, ''),
        swapAll(at(job), /^ {10}environment_key: default\n/m, ''),
        swap(at(job), JOB_KEY, ([key]) => `⟦${key}⟧`),
      ),
    ),
    fix: 'fixes',
  },
  {
    rule: 'known-task-type',
    mistake: 'the type of a task is misspelt',
    plant: swap(JOB, /^ {10}(\w+)_task:$/m, ([type]) => `          ⟦${type}_taks⟧:`),
    fix: 'restores',
  },
  {
    rule: 'one-task-type',
    mistake: 'a task runs nothing',
    plant: swap(JOB, TASK, '        - task_key: ⟦planted⟧\n\n'),
  },
  {
    rule: 'one-task-type',
    mistake: 'a task runs two things',
    plant: swap(ATOMIC, /^ {10}(\w+_task):$/m, ([type]) => {
      return `          condition_task:
            op: EQUAL_TO
            left: "1"
            right: "1"
          ⟦${type}⟧:`;
    }),
  },
  {
    rule: 'known-field',
    mistake: 'a field of a job is misspelt',
    plant: swap(JOB, /^ {6}description(?=: )/m, '      ⟦descriptoin⟧'),
  },
  {
    rule: 'known-field',
    mistake: 'a task has a field that no task has',
    plant: swap(JOB, TASK_FIELD, '          ⟦colour⟧: red\n'),
  },
  {
    rule: 'legal-task-key',
    mistake: 'a task key has a space',
    plant: (files, pick) => {
      // A task that no other one waits for.
      const spot = pick(
        spotsOf(files, JOB, /(?<=^ {8}- task_key: )\w+$/m).filter(({ text, match }) => {
          return !text.includes(`            - task_key: ${match[0]}\n`);
        }),
      );
      return spot === undefined ? null : put(files, spot, `⟦${spot.match[0]} now⟧`);
    },
  },
  {
    rule: 'no-client-field',
    mistake: 'the version of an environment is called client',
    plant: swap(JOB, /(?<=^ {12})environment_version(?=: "4"$)/m, '⟦client⟧'),
    fix: 'restores',
  },
  {
    rule: 'no-retries-on-loops',
    mistake: 'a loop is to be tried again',
    plant: withJob(COMPOSITE, (job) => (files, pick) => {
      const child = pick(jobsOf(files, ATOMIC));
      if (child === undefined) return null;
      return swap(
        at(job),
        TASK,
        `        - task_key: planted
          ⟦max_retries⟧: 2
          for_each_task:
            inputs: "[1, 2]"
            task:
              task_key: each
              run_job_task:
                job_id: \${resources.jobs.${child.key}.id}

`,
      )(files, pick);
    }),
  },
  {
    rule: 'dependency-has-version',
    mistake: 'a package has no version',
    plant: swap(
      { ...NOTEBOOK_JOB, lacks: /dependencies:/ },
      /(?<=^ {12}environment_version: .*\n)/m,
      '            dependencies:\n              - ⟦humanize⟧\n',
    ),
  },
  {
    rule: 'field-has-effect',
    mistake: 'a job may run zero times at once',
    plant: swap(JOB, JOB_FIELD, '      ⟦max_concurrent_runs⟧: 0\n'),
  },
  {
    rule: 'outcome-of-condition',
    mistake: 'a task waits for the outcome of one that has none',
    plant: swap(
      JOB,
      /(?<=^ {10}depends_on:\n {12}- task_key: \w+\n)/m,
      '              outcome: ⟦"true"⟧\n',
    ),
  },
  {
    rule: 'legal-loop',
    mistake: 'a loop runs over a list in Python',
    plant: withJob(COMPOSITE, (job) => (files, pick) => {
      const child = pick(jobsOf(files, ATOMIC));
      if (child === undefined) return null;
      return swap(
        at(job),
        TASK,
        `        - task_key: planted
          for_each_task:
            inputs: ⟦"['a']"⟧
            task:
              task_key: each
              run_job_task:
                job_id: \${resources.jobs.${child.key}.id}

`,
      )(files, pick);
    }),
  },
  {
    rule: 'fields-fit-together',
    mistake: 'a task runs in two places',
    plant: swap(
      NOTEBOOK_JOB,
      /(?<=^ {10})environment_key: default\n/m,
      'environment_key: default\n          ⟦existing_cluster_id⟧: abc\n',
    ),
  },
  {
    rule: 'known-git-source',
    mistake: 'a task takes its code from a repository that its job does not name',
    plant: swap(
      ATOMIC,
      /(?<=^ {12}notebook_path: ).*\n/m,
      'src/planted\n            source: ⟦GIT⟧\n',
    ),
  },
  {
    rule: 'legal-dependency',
    mistake: 'a file of requirements has no -r',
    plant: swap(
      { ...NOTEBOOK_JOB, lacks: /dependencies:/ },
      /(?<=^ {12}environment_version: "4"\n)/m,
      '            dependencies:\n              - ⟦requirements.txt⟧\n',
    ),
  },
  {
    rule: 'required-field',
    mistake: 'a task has no key',
    plant: swap(
      NOTEBOOK_JOB,
      /^ {8}- task_key: \w+\n {10}(environment_key)(?=: default\n {10}notebook_task:\n(?: {12}.*\n)+(?!\n {8}- ))/m,
      ([first]) => `        - ⟦${first}⟧`,
    ),
  },
  {
    rule: 'required-field',
    mistake: 'a notebook task has no path',
    plant: swap(
      ATOMIC,
      /^ {10}notebook_task:\n {12}notebook_path: .*\n/m,
      '          ⟦notebook_task⟧:\n',
    ),
  },
  {
    rule: 'required-field',
    mistake: 'a schedule has no time zone',
    plant: swap(
      JOB,
      /^ {6}schedule:\n( {8}quartz_cron_expression: .*\n) {8}timezone_id: .*\n/m,
      ([cron]) => `      ⟦schedule⟧:\n${cron}`,
    ),
  },
  {
    rule: 'sql-in-files',
    mistake: 'a task holds the text of its SQL',
    plant: swap(
      ATOMIC,
      TASK,
      `        - task_key: planted
          sql_task:
            warehouse_id: "1a2b"
            query: ⟦SELECT 1⟧

`,
    ),
  },
  {
    rule: 'task-has-compute',
    mistake: 'a Python file has nothing to run on',
    plant: both(
      add('src/planted.py', 'print("planted")\n'),
      swap(ATOMIC, TASK, (_, { path }) => {
        const up = '../'.repeat(path.split('/').length - 1);
        return `        - task_key: ⟦planted⟧
          spark_python_task:
            python_file: ${up}src/planted.py

`;
      }),
    ),
  },
  {
    rule: 'unique-task-key',
    mistake: 'a task is copied, and keeps its key',
    plant: swap(
      UPPER,
      /^ {8}- task_key: (\w+)\n((?: {10}.*\n)+)/m,
      ([key, body], { match }) => `${match[0]}\n        - task_key: ⟦${key}⟧\n${body}`,
    ),
  },
];
