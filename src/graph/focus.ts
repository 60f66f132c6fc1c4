import { LEVELS } from '../level.ts';
import { type Graph, type GraphJob, jobsRunBy, runnersOf, runsOf } from './graph.ts';

/** Which jobs to show around one: those that run it, those that it runs, or both. */
export type Direction = 'up' | 'down' | 'both';

const SHOWS: Readonly<Record<Direction, { readonly up: boolean; readonly down: boolean }>> = {
  up: { up: true, down: false },
  down: { up: false, down: true },
  both: { up: true, down: true },
};

/**
 * The part of a graph around one job. Tasks of the jobs that run it are left out unless they lead to
 * it. Steps stay as they are in the whole.
 */
export function focusOn(graph: Graph, key: string, direction: Direction): Graph {
  const runs = runsOf(graph);
  const { up, down } = SHOWS[direction];
  const below = down ? reachable([key], runs) : new Set([key]);
  const above = up ? reachable([key], runnersOf(runs)) : new Set([key]);
  const isIn = (job: string) => below.has(job) || above.has(job);
  const jobs = [...graph.jobs.values()].filter((job) => isIn(job.key));
  const shown = (job: GraphJob): GraphJob => {
    if (below.has(job.key) && (down || job.key !== key)) return job;
    return { ...job, tasks: job.tasks.filter((task) => task.job !== null && above.has(task.job)) };
  };
  return { ...graph, jobs: new Map(jobs.map((job) => [job.key, shown(job)])) };
}

/** All that can be reached from some keys, those included, nearest first. */
export function reachable(
  from: readonly string[],
  next: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const reached = new Set(from);
  for (const key of reached) for (const other of next.get(key) ?? []) reached.add(other);
  return reached;
}

/**
 * Jobs so that each comes behind those that it runs, and lower levels come first where that leaves a
 * choice; jobs in a cycle, and those that lead there, come last.
 */
export function innermostFirst({ jobs }: Graph): string[] {
  const left = new Map([...jobs.values()].map((job) => [job.key, childrenOf(job, jobs)]));
  const runners = runnersOf(new Map([...left].map(([key, children]) => [key, [...children]])));
  const rank = (key: string) => LEVELS[jobs.get(key)?.level ?? 'composite'].rank;
  const sorted: string[] = [];
  let ready = [...left].flatMap(([key, children]) => (children.size === 0 ? [key] : []));
  while (ready.length > 0) {
    const then: string[] = [];
    sorted.push(...ready.sort((a, b) => rank(a) - rank(b)));
    for (const key of ready) {
      for (const runner of runners.get(key) ?? []) {
        const waits = left.get(runner) as Set<string>;
        waits.delete(key);
        if (waits.size === 0) then.push(runner);
      }
    }
    ready = then;
  }
  const done = new Set(sorted);
  return [...sorted, ...[...jobs.keys()].filter((key) => !done.has(key))];
}

function childrenOf(job: GraphJob, jobs: Graph['jobs']): Set<string> {
  return new Set(jobsRunBy(job).filter((key) => jobs.has(key)));
}
