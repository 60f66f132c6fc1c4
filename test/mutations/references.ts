/** Mistakes in names of jobs, tasks, environments and clusters. */
import type { Mutation } from './mutation.ts';
import {
  ATOMIC,
  at,
  both,
  JOB,
  JOB_KEY,
  jobsOf,
  NOTEBOOK_JOB,
  put,
  RESOURCE,
  spotsOf,
  swap,
  UPPER,
  withJob,
} from './plant.ts';

const JOB_ID = /(?<=^ +job_id: )\$\{resources\.jobs\.(\w+)\.id\}$/m;

const PARAMETER = /(?<=^ {14}\w+: )(\$\{var\.\w+\})$/m;

export const REFERENCE_MUTATIONS: readonly Mutation[] = [
  {
    rule: 'known-value-reference',
    mistake: 'a parameter takes its value from a job parameter that is not there',
    plant: swap(NOTEBOOK_JOB, PARAMETER, ([value]) => `"${value}{{job.parameters.⟦nope⟧}}"`),
  },
  {
    rule: 'known-value-reference',
    mistake: 'a parameter takes its value from a task that is not there',
    plant: swap(NOTEBOOK_JOB, PARAMETER, ([value]) => `"${value}{{tasks.⟦nope⟧.values.x}}"`),
  },
  {
    rule: 'no-resource-cycle',
    mistake: 'a parameter of a job holds the id of the job itself',
    plant: swap(NOTEBOOK_JOB, PARAMETER, ([value], { text }) => {
      return `"${value}⟦\${resources.jobs.${JOB_KEY.exec(text)?.[0]}.id}⟧"`;
    }),
  },
  {
    rule: 'known-reference-field',
    mistake: 'a parameter takes a field that only Terraform had',
    plant: withJob(NOTEBOOK_JOB, (job) => (files, pick) => {
      const other = pick(jobsOf(files, ATOMIC).filter(({ key }) => key !== job.key));
      if (other === undefined) return null;
      return swap(at(job), PARAMETER, `⟦\${resources.jobs.${other.key}.url}⟧`)(files, pick);
    }),
  },
  {
    rule: 'reference-is-id',
    mistake: 'a pipeline is named by its name',
    plant: swap(
      RESOURCE,
      /(?<=^ +pipeline_id: )\$\{resources\.pipelines\.(\w+)\.id\}$/m,
      ([key]) => `⟦\${resources.pipelines.${key}.name}⟧`,
    ),
    fix: 'restores',
  },
  {
    rule: 'no-double-workspace',
    mistake: 'a path begins twice with /Workspace',
    plant: swap(JOB, /(?<=^ {6}description: ).*$/m, '"⟦/Workspace/${workspace.file_path}⟧"'),
    fix: 'fixes',
  },
  {
    rule: 'job-reference-form',
    mistake: 'a job is named by its key alone',
    plant: swap(UPPER, JOB_ID, ([key]) => `⟦${key}⟧`),
    fix: 'restores',
  },
  {
    rule: 'job-reference-form',
    mistake: 'a job is named by its name',
    plant: swap(UPPER, JOB_ID, ([key]) => `⟦\${resources.jobs.${key}.name}⟧`),
    fix: 'restores',
  },
  {
    rule: 'job-reference-form',
    mistake: 'a job is named as a whole',
    plant: swap(UPPER, JOB_ID, ([key]) => `⟦\${resources.jobs.${key}}⟧`),
    fix: 'restores',
  },
  {
    rule: 'known-resource',
    mistake: 'a reference to a job or pipeline is misspelt',
    plant: swap(RESOURCE, /\$\{resources\.(\w+)\.(\w+)\.id\}/, ([type, key]) => {
      return `⟦\${resources.${type}.${key}x.id}⟧`;
    }),
  },
  {
    rule: 'known-resource',
    mistake: 'the type in a reference is misspelt',
    plant: swap(RESOURCE, /\$\{resources\.(\w+)s\.(\w+)\.id\}/, ([type, key]) => {
      return `⟦\${resources.${type}.${key}.id}⟧`;
    }),
  },
  {
    rule: 'known-resource',
    mistake: 'a job gets another key, and what runs it keeps the old one',
    plant: withJob(JOB, (job) => (files, pick) => {
      const uses = `\${resources.jobs.${job.key}.id}`;
      const marked = new Map(
        [...files].map(([path, text]) => [path, text.replaceAll(uses, (use) => `⟦${use}⟧`)]),
      );
      const isRun = [...files.values()].some((text) => text.includes(uses));
      return isRun ? swap(at(job), JOB_KEY, 'planted')(marked, pick) : null;
    }),
  },
  {
    rule: 'known-dependency',
    mistake: 'a task waits for a key that no task has',
    plant: swap(JOB, /(?<=^ {12}- task_key: )(\w+)$/m, ([key]) => `⟦${key}_x⟧`),
  },
  {
    rule: 'known-dependency',
    mistake: 'a task waits for itself, too',
    plant: swap(JOB, /(?<=^ {8}- task_key: )(\w+)\n {10}depends_on:\n/m, ([key]) => {
      return `${key}\n          depends_on:\n            - task_key: ⟦${key}⟧\n`;
    }),
  },
  {
    rule: 'known-environment',
    mistake: 'the environment of a task is misspelt',
    plant: swap(NOTEBOOK_JOB, /(?<=^ {10}environment_key: )default$/m, '⟦defualt⟧'),
  },
  {
    rule: 'known-environment',
    mistake: 'the environment of a job with one task gets another name',
    plant: (files, pick) => {
      const spot = pick(
        spotsOf(files, NOTEBOOK_JOB, /^ {8}- environment_key: default$/m).filter(({ text }) => {
          return text.match(/^ {10}environment_key/gm)?.length === 1;
        }),
      );
      if (spot === undefined) return null;
      return both(
        (all) => put(all, spot, '        - environment_key: serverless'),
        swap(at(spot), /(?<=^ {10}environment_key: )default$/m, '⟦default⟧'),
      )(files, pick);
    },
  },
  {
    rule: 'known-job-cluster',
    mistake: 'a task runs on a job cluster that its job does not have',
    plant: swap(
      NOTEBOOK_JOB,
      /^ {10}environment_key: default$/m,
      '          job_cluster_key: ⟦small⟧',
    ),
  },
];
