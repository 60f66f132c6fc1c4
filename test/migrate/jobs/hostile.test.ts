/** Whatever a bundle holds, there is a plan or a refusal, and the plan's files can be read. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { migrateAndCut } from '../../../src/migrate/jobs/migrate-and-cut.ts';
import { migrateJobs } from '../../../src/migrate/jobs/migrate-jobs.ts';
import { UserError } from '../../../src/problem.ts';
import { flatBundle } from '../../support/flat-bundle.ts';
import { bundleOf } from '../../support/one-file.ts';
import { runs } from '../../support/runs.ts';
import { applied, requestOf } from './plan-of.ts';

const KEYS = [
  ...['task_key', 'depends_on', 'run_job_task', 'job_id', 'notebook_task', 'sql_task', 'run_if'],
  ...['notebook_path', 'base_parameters', 'file', 'path', 'for_each_task', 'task', 'libraries'],
  ...['tags', 'job_level', 'environments', 'environment_key', 'spec', 'dependencies', 'parameters'],
  ...['name', 'default', 'job_clusters', 'job_cluster_key', 'new_cluster', 'git_source', 'run_as'],
  ...['tasks', 'description', 'constructor', '__proto__', 'condition_task', 'max_concurrent_runs'],
];

const leaf = fc.oneof(
  fc.constantFrom(
    null,
    true,
    7,
    '',
    'a',
    'b',
    'atomic',
    'composite',
    'orchestrator',
    '../src/a.py',
  ),
  fc.constantFrom('${resources.jobs.a.id}', '${resources.jobs.b.id}', '${var.x}', '{{job.run_id}}'),
  fc.constantFrom('{{tasks.a.values.b}}', '{{job.parameters.a}}', '{{', '__proto__', 'constructor'),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc.dictionary(fc.constantFrom(...KEYS), tie('tree'), { maxKeys: 6 }),
    fc.array(tie('tree'), { maxLength: 4 }),
  ),
}));

/** A task that is nearly one. */
const task = fc
  .tuple(
    fc.constantFrom('a', 'b', 'c d', '__proto__'),
    fc.dictionary(fc.constantFrom(...KEYS), tree),
  )
  .map(([key, more]) => ({
    notebook_task: { notebook_path: '../src/a.py' },
    ...more,
    task_key: key,
  }));

const job = fc
  .tuple(fc.array(task, { maxLength: 3 }), fc.dictionary(fc.constantFrom(...KEYS), tree))
  .map(([tasks, more]) => ({ ...more, tasks }));

it('takes any jobs', () => {
  fc.assert(
    fc.property(job, job, fc.option(job), fc.boolean(), (a, b, inTarget, named) => {
      const files = new Map([
        ['databricks.yml', 'include:\n  - resources/*.yml\n'],
        ['resources/a.yml', stringify({ resources: { jobs: { a, b } } })],
        [
          'resources/t.yml',
          stringify({ targets: { x: { resources: { jobs: { a: inTarget } } } } }),
        ],
        ['src/a.py', 'dbutils.jobs.taskValues.get(taskKey="a")'],
      ]);
      survives(files, named ? ['a', 'b'] : null);
    }),
    runs(200),
  );
});

it('takes files that are damaged anywhere', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.constantFrom('&a ', '*a', '{', '- '),
  );
  fc.assert(
    fc.property(flatBundle, fc.nat(2000), fc.nat(6), text, (before, at, length, put) => {
      const files = new Map(before);
      for (const [path, old] of before) {
        if (path === 'databricks.yml') continue;
        files.set(path, old.slice(0, at) + put + old.slice(at + length));
      }
      survives(files, null);
    }),
    runs(100),
  );
});

function survives(files: Map<string, string>, jobs: readonly string[] | null): void {
  try {
    const plan = migrateJobs(bundleOf(files), requestOf(files, jobs));
    expect(bundleOf(applied(files, plan)).faults).toEqual(bundleOf(files).faults);
    const [key] = bundleOf(files).jobs.keys();
    if (key !== undefined) migrateAndCut(bundleOf(files), key, 'by-folder', requestOf(files, null));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}
