/** Mistakes in resources of other kinds, and in keys of resources. */
import type { Mutation } from './mutation.ts';
import {
  at,
  both,
  END,
  JOB,
  JOB_FIELD,
  JOB_KEY,
  loadsBefore,
  PIPELINE,
  put,
  RESOURCE,
  ROOT,
  spotsOf,
  swap,
  TOP_FIELD,
  withJob,
} from './plant.ts';

export const RESOURCE_MUTATIONS: readonly Mutation[] = [
  {
    rule: 'no-computed-field',
    mistake: 'a job that was copied from the workspace brings its deployment',
    plant: swap(JOB, JOB_FIELD, '      deployment:\n        ⟦deployment_id⟧: "17"\n'),
  },
  {
    rule: 'run-as-is-supported',
    mistake: 'a bundle with an endpoint runs as somebody else',
    plant: both(
      swap(JOB, END, '  model_serving_endpoints:\n    planted:\n      name: planted\n'),
      swap(ROOT, TOP_FIELD, '⟦run_as⟧:\n  service_principal_name: somebody\n\n'),
    ),
  },
  {
    rule: 'override-can-merge',
    mistake: 'a target gives a reference for tags that all targets have',
    plant: withJob(JOB, ({ key }) =>
      swap(
        ROOT,
        /^(?= {4}mode: )/m,
        `    resources:\n      jobs:\n        ${key}:\n          ⟦tags⟧: \${bundle.name}\n`,
      ),
    ),
  },
  {
    rule: 'override-hits-something',
    mistake: 'a target changes a job that is not there',
    plant: swap(
      ROOT,
      /^(?= {4}mode: )/m,
      '    resources:\n      jobs:\n        ⟦planted⟧:\n          max_concurrent_runs: 2\n          tags:\n            job_level: atomic\n',
    ),
  },
  {
    rule: 'resource-is-complete',
    mistake: 'a SQL warehouse has no name',
    plant: swap(JOB, END, '  sql_warehouses:\n    ⟦planted⟧:\n      cluster_size: Small\n'),
  },
  {
    rule: 'resource-is-defined',
    mistake: 'a job is begun and left empty',
    plant: swap(JOB, /(?<=^ {2}jobs:\n)/m, '    ⟦planted⟧:\n'),
  },
  {
    rule: 'secret-is-variable',
    mistake: 'a secret stands in a file',
    plant: swap(
      JOB,
      END,
      '  secrets:\n    planted:\n      name: planted\n      catalog_name: main\n      schema_name: keys\n      value: ⟦hunter2⟧\n',
    ),
  },
  {
    rule: 'value-has-shape',
    mistake: 'a list is a string',
    plant: swap(
      PIPELINE,
      /^(?= {6}(?:catalog|root_path|tags):)/m,
      '      notifications: ⟦mails⟧\n',
    ),
  },
  {
    rule: 'value-has-shape',
    mistake: 'a number is written in words',
    plant: swap(PIPELINE, /^(?= {6}(?:catalog|root_path|tags):)/m, '      continuous: ⟦always⟧\n'),
  },
  {
    rule: 'known-field',
    mistake: 'a field of a pipeline is misspelt',
    plant: swap(PIPELINE, /^(?= {6}(?:catalog|root_path|tags):)/m, '      ⟦photn⟧: true\n'),
  },
  {
    rule: 'serverless-has-no-clusters',
    mistake: 'a serverless pipeline gets a cluster',
    plant: swap(
      PIPELINE,
      /^(?= {6}(?:catalog|root_path|tags):)/m,
      '      ⟦clusters⟧:\n        - label: default\n          num_workers: 1\n',
    ),
  },
  {
    rule: 'source-inside-root',
    mistake: 'a pipeline reads sources from another folder',
    plant: swap(
      PIPELINE,
      /(?<=^ {12}include: )(.*)\/pipelines\/(.*)$/m,
      ([up]) => `⟦${up}/elsewhere/**⟧`,
    ),
  },
  {
    rule: 'unique-resource-key',
    mistake: 'a schema has the key of a job',
    plant: withJob(JOB, (job) => (files, pick) => {
      const other = pick(spotsOf(files, RESOURCE, /$/).filter(({ path }) => path !== job.path));
      if (other === undefined) return null;
      const schema = (key: string) =>
        `  schemas:\n    ${key}:\n      name: planted\n      catalog_name: main\n`;
      if (loadsBefore(job.path, other.path)) return put(files, other, schema(`⟦${job.key}⟧`));
      return both(
        (all) => put(all, other, schema(job.key)),
        swap(at(job), JOB_KEY, ([key]) => `⟦${key}⟧`),
      )(files, pick);
    }),
  },
];
