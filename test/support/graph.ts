import fc from 'fast-check';
import { stringify } from 'yaml';
import type { Bundle } from '../../src/bundle/bundle.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { readGraph } from '../../src/graph/read-graph.ts';
import { RULES } from '../../src/rules/index.ts';
import { bundleOf } from './one-file.ts';

/** A job of a made-up bundle: what each task waits for and, if it runs a job, which one. */
export interface MadeTask {
  readonly after: readonly number[];
  readonly runs: number | null;
}
export type MadeJobs = readonly (readonly MadeTask[])[];

/** Jobs that run only later ones, with tasks that wait only for earlier ones. */
export const madeJobs: fc.Arbitrary<MadeJobs> = fc.integer({ min: 1, max: 6 }).chain((count) =>
  fc.tuple(
    ...Array.from({ length: count }, (_, job) =>
      fc.integer({ min: 0, max: 4 }).chain((tasks) =>
        fc.tuple(
          ...Array.from({ length: tasks }, (_, task) =>
            fc.record({
              after: fc.subarray([...Array(task).keys()]),
              runs:
                job + 1 < count
                  ? fc.option(fc.integer({ min: job + 1, max: count - 1 }))
                  : fc.constant(null),
            }),
          ),
        ),
      ),
    ),
  ),
);

/** The bundle of made-up jobs: `j0`, `j1`, … with tasks `t0`, `t1`, …; tasks are written in reverse. */
export function madeBundle(jobs: MadeJobs): Bundle {
  const text = stringify({
    resources: {
      jobs: Object.fromEntries(
        jobs.map((tasks, job) => [`j${job}`, { tasks: tasks.map(taskOf).reverse() }]),
      ),
    },
  });
  return bundleOf(
    new Map([
      ['databricks.yml', 'include: [jobs.yml]\n'],
      ['jobs.yml', text],
    ]),
  );
}

function taskOf({ after, runs }: MadeTask, index: number): object {
  return {
    task_key: `t${index}`,
    depends_on: after.map((task) => ({ task_key: `t${task}` })),
    ...(runs === null
      ? { notebook_task: { notebook_path: `src/n${index}.py` } }
      : { run_job_task: { job_id: `\${resources.jobs.j${runs}.id}` } }),
  };
}

/** Settings that let one rule alone find something, however many rules there will be. */
export function onlyRule(wanted: string): string {
  const others = RULES.filter(({ id }) => id !== wanted);
  return stringify({
    'dab-check': { severity: Object.fromEntries(others.map(({ id }) => [id, 'off'])) },
  });
}

/** The graph of the bundle in some files. */
export function graphOf(files: Readonly<Record<string, string>>, target: string | null = null) {
  const bundle = bundleOf(new Map(Object.entries(files)));
  const graph: Graph = readGraph(bundle, target);
  return { bundle, graph };
}
