/** Mistakes in names of jobs, tasks, environments and clusters. */
import type { Mutation } from './mutation.ts';
import {
  at,
  both,
  JOB,
  JOB_KEY,
  NOTEBOOK_JOB,
  put,
  RESOURCE,
  spotsOf,
  swap,
  UPPER,
  withJob,
} from './plant.ts';

const JOB_ID = /(?<=^ +job_id: )\$\{resources\.jobs\.(\w+)\.id\}$/m;

export const REFERENCE_MUTATIONS: readonly Mutation[] = [
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
