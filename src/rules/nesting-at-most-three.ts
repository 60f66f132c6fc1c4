import { MOST_NESTED } from '../bundle/graph.ts';
import type { JobRun } from '../bundle/job-runs.ts';
import type { Rule } from '../subject/rule.ts';
import { mainDefinition } from '../subject/subject.ts';
import { depthsOf } from '../walks.ts';

export const nestingAtMostThree: Rule = {
  id: 'nesting-at-most-three',
  severity: 'error',
  summary: `Jobs run each other at most ${MOST_NESTED} levels deep`,
  *check({ bundle, graph, parents, runs, cycles }) {
    const cyclic = new Set(cycles.flatMap(({ members }) => [...members]));
    const depths = depthsOf(graph, cyclic);
    const tops = [...bundle.jobs].filter(([key]) => {
      return (depths.get(key) ?? 0) > MOST_NESTED && (parents.get(key)?.size ?? 0) === 0;
    });
    if (tops.length === 0) return;
    const deepest = deepestRuns(runs, depths);
    for (const [key, definitions] of tops) {
      const way = wayDown(key, deepest);
      const { resource, path } = mainDefinition(definitions);
      const shown = [key, ...way.map(({ to }) => to)].join(' > ');
      const more = (depths.get(key) ?? 0) > way.length ? ' > …' : '';
      yield {
        at: resource.key.span,
        subject: path,
        message: `the job runs jobs more than ${MOST_NESTED} levels deep: ${shown}${more}`,
        see: way.map(({ from, to, at }) => ({ value: `${from} runs ${to}`, span: at })),
        help: 'Databricks documents three as the most. Run the inner jobs from further up.',
      };
    }
  },
};

/** For each job the run of one of the deepest jobs that it runs. */
function deepestRuns(
  runs: readonly JobRun[],
  depths: ReadonlyMap<string, number>,
): Map<string, JobRun> {
  const deepest = new Map<string, JobRun>();
  const depthOf = (run: JobRun | undefined) => (run && depths.get(run.to)) ?? -1;
  for (const run of runs) {
    if (depthOf(run) > depthOf(deepest.get(run.from))) deepest.set(run.from, run);
  }
  return deepest;
}

/** The runs from a job down, to the first one that is too deep. */
function wayDown(key: string, deepest: ReadonlyMap<string, JobRun>): JobRun[] {
  const way: JobRun[] = [];
  for (let run = deepest.get(key); run !== undefined; run = deepest.get(run.to)) {
    way.push(run);
    if (way.length > MOST_NESTED) break;
  }
  return way;
}
