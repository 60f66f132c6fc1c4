/** Mistakes in the three levels: who runs what, and in which order. */
import type { Mutation, Plant } from './mutation.ts';
import {
  ATOMIC,
  add,
  at,
  both,
  COMPOSITE,
  JOB,
  JOB_KEY,
  type JobText,
  jobsOf,
  loadsBefore,
  NOTEBOOK_JOB,
  ORCHESTRATOR,
  put,
  spotsOf,
  swap,
  swapAll,
  TASK,
  UPPER,
  withJob,
} from './plant.ts';

function runTask(key: string, jobId: string, type = 'run_job_task'): string {
  return `        - task_key: ${key}\n          ${type}:\n            job_id: ${jobId}\n\n`;
}

function reference({ key }: JobText): string {
  return `\${resources.jobs.${key}.id}`;
}

/** A copy of a task in another job, which then runs the same notebook. */
const notebookTwice: Plant = (files, pick) => {
  const tasks = spotsOf(files, NOTEBOOK_JOB, /^ {8}- task_key: (\w+)\n(?: {10}.*\n)+/m);
  const task = pick(tasks);
  if (task === undefined) return null;
  const depth = task.path.split('/').length;
  const other = pick(
    jobsOf(files, NOTEBOOK_JOB).filter(({ path }) => {
      return path !== task.path && path.split('/').length === depth;
    }),
  );
  if (other === undefined) return null;
  const first = loadsBefore(task.path, other.path);
  const mark = (text: string) => text.replace(/(?<=notebook_path: ).*/, '⟦$&⟧');
  const [whole] = task.match as [string];
  const copy = `${whole
    .replace(/(?<=task_key: )\w+/, 'planted')
    .replace(/ {10}depends_on:\n(?: {12}.*\n)+/, '')}\n`;
  return both(
    (all) => (first ? put(all, task, mark(whole)) : all),
    swap(at(other), TASK, first ? copy : mark(copy)),
  )(files, pick);
};

/** A task of another job runs a pipeline, too. */
const pipelineTwice: Plant = (files, pick) => {
  const id = pick(spotsOf(files, JOB, /(?<=pipeline_id: )\$\{resources\.pipelines\.\w+\.id\}$/m));
  if (id === undefined) return null;
  const other = pick(jobsOf(files, NOTEBOOK_JOB).filter(({ path }) => path !== id.path));
  if (other === undefined) return null;
  const [written] = id.match as [string];
  const first = loadsBefore(id.path, other.path);
  const task = `        - task_key: planted\n          pipeline_task:\n            pipeline_id: ${first ? written : `⟦${written}⟧`}\n\n`;
  return both((all) => (first ? put(all, id, `⟦${written}⟧`) : all), swap(at(other), TASK, task))(
    files,
    pick,
  );
};

/** Two tasks of which the later one waits for the earlier one: now the earlier one waits, too. */
const waitInCycle: Plant = (files, pick) => {
  const waits = spotsOf(
    files,
    JOB,
    /^ {8}- task_key: (\w+)\n(?= {10}\w+_task:)(?=(?:.*\n)*? {8}- task_key: (\w+)\n {10}depends_on:\n {12}- task_key: \1\n)/m,
  );
  const spot = pick(waits);
  if (spot === undefined) return null;
  const [whole, , later] = spot.match as [string, string, string];
  return put(files, spot, `${whole}          depends_on:\n            - task_key: ⟦${later}⟧\n`);
};

export const LEVEL_MUTATIONS: readonly Mutation[] = [
  {
    rule: 'job-is-run',
    mistake: 'an atomic job is forgotten in the orchestrator',
    plant: withJob(ORCHESTRATOR, () =>
      swap(
        ATOMIC,
        /(?<=^ {2}jobs:\n)/m,
        `    ⟦planted⟧:
      name: "[\${bundle.target}] Planted"
      tasks:
        - task_key: planted
          sql_task:
            warehouse_id: abc
            query:
              query_id: abc
      tags:
        job_level: atomic
`,
      ),
    ),
  },
  {
    rule: 'pipeline-in-one-job',
    mistake: 'two jobs run a pipeline',
    plant: pipelineTwice,
  },
  {
    rule: 'atomic-runs-no-jobs',
    mistake: 'an atomic job runs another one',
    plant: withJob(ATOMIC, (child) => (files, pick) => {
      const parent = pick(jobsOf(files, ATOMIC).filter(({ key }) => key !== child.key));
      if (parent === undefined) return null;
      const task = runTask('planted', reference(child), '⟦run_job_task⟧');
      return swap(at(parent), TASK, task)(files, pick);
    }),
  },
  {
    rule: 'atomic-runs-no-jobs',
    mistake: 'a composite job says that it is atomic',
    plant: withJob(COMPOSITE, (job) =>
      both(
        swap(at(job), /job_level: composite/, 'job_level: atomic'),
        swapAll(at(job), /run_job_task(?=:)/, '⟦$&⟧'),
      ),
    ),
  },
  {
    rule: 'runs-jobs-only',
    mistake: 'a composite job or orchestrator has SQL of its own',
    plant: swap(
      UPPER,
      TASK,
      `        - task_key: planted
          ⟦sql_task⟧:
            warehouse_id: "1a2b"
            query:
              query_id: "17"

`,
    ),
  },
  {
    rule: 'runs-jobs-only',
    mistake: 'a composite job or orchestrator runs a notebook',
    plant: both(
      add('src/planted.py', '# Databricks notebook source\nprint("planted")\n'),
      swap(UPPER, TASK, (_, { path }) => {
        const up = '../'.repeat(path.split('/').length - 1);
        return `        - task_key: planted
          ⟦notebook_task⟧:
            notebook_path: ${up}src/planted.py

`;
      }),
    ),
  },
  {
    rule: 'levels-go-down',
    mistake: 'a composite job runs another composite job',
    plant: withJob(COMPOSITE, (child) => (files, pick) => {
      const parent = pick(jobsOf(files, COMPOSITE).filter(({ key }) => key !== child.key));
      if (parent === undefined) return null;
      return swap(at(parent), TASK, runTask('planted', `⟦${reference(child)}⟧`))(files, pick);
    }),
  },
  {
    rule: 'levels-go-down',
    mistake: 'an orchestrator runs the other one',
    plant: withJob(ORCHESTRATOR, (child) => (files, pick) => {
      const parent = pick(jobsOf(files, ORCHESTRATOR).filter(({ key }) => key !== child.key));
      if (parent === undefined) return null;
      return swap(at(parent), TASK, runTask('planted', `⟦${reference(child)}⟧`))(files, pick);
    }),
  },
  {
    rule: 'nesting-at-most-three',
    mistake: 'composite jobs run each other in a chain',
    plant: withJob(COMPOSITE, (end) => {
      const job = (key: string, mark: string, runs: string) => `    ${mark}:
      name: "[\${bundle.target}] ${key}"
      tasks:
${runTask('next', runs)}      tags:
        job_level: composite
`;
      const next = (key: string) => `⟪\${resources.jobs.${key}.id}⟫`;
      const chain = [
        job('planted_top', '⟦planted_top⟧', next('planted_middle')),
        job('planted_middle', 'planted_middle', next('planted_bottom')),
        job('planted_bottom', 'planted_bottom', next(end.key)),
      ];
      return add('resources/planted/chain.yml', `resources:\n  jobs:\n${chain.join('')}`);
    }),
    also: {
      rule: 'levels-go-down',
      why: 'there are three levels, so that a chain that deep stays on one of them',
    },
  },
  {
    rule: 'no-job-cycle',
    mistake: 'a composite job or orchestrator runs itself',
    plant: withJob(UPPER, (job) => swap(at(job), TASK, runTask('planted', `⟦${reference(job)}⟧`))),
  },
  {
    rule: 'no-dependency-cycle',
    mistake: 'a task waits for one that waits for it',
    plant: waitInCycle,
  },
  {
    rule: 'notebook-in-one-job',
    mistake: 'a task is copied to another job',
    plant: notebookTwice,
  },
  {
    rule: 'has-level-tag',
    mistake: 'the level is forgotten',
    plant: withJob(JOB, (job) =>
      both(
        swap(at(job), /^ {8}job_level: \w+\n/m, ''),
        swap(at(job), JOB_KEY, ([key]) => `⟦${key}⟧`),
      ),
    ),
    fix: 'fixes',
  },
  {
    rule: 'has-level-tag',
    mistake: 'the level is misspelt',
    plant: swap(JOB, /(?<=^ {8}job_level: )(\w+)\w$/m, ([start]) => `⟦${start}⟧`),
    fix: 'restores',
  },
  {
    rule: 'order-needs-depends-on',
    mistake: 'a task uses what another one gives, and does not wait for it',
    plant: swap(
      ATOMIC,
      /(?<=^ {14}\w+: )"\d+"(?=\n(?: {14}.*\n)*\n {8}- task_key: (\w+)\n)/m,
      ([other]) => `⟦"{{tasks.${other}.result_state}}"⟧`,
    ),
  },
  {
    rule: 'order-needs-depends-on',
    mistake: 'a layer no longer waits for the one below it',
    plant: swap(
      ORCHESTRATOR,
      /(?<= {8}- task_key: )((?:silver|gold)_\w+)\n {10}depends_on:\n(?: {12}.*\n)+/,
      ([key]) => `⟦${key}⟧\n`,
    ),
  },
];
