import { LEVELS } from '../level.ts';
import { reachable, reversed, wavesOf } from '../walks.ts';
import { type Graph, type GraphJob, runsOf } from './graph.ts';

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
  const above = up ? reachable([key], reversed(runs)) : new Set([key]);
  const isIn = (job: string) => below.has(job) || above.has(job);
  const jobs = [...graph.jobs.values()].filter((job) => isIn(job.key));
  const shown = (job: GraphJob): GraphJob => {
    if (below.has(job.key) && (down || job.key !== key)) return job;
    return { ...job, tasks: job.tasks.filter((task) => task.job !== null && above.has(task.job)) };
  };
  return { ...graph, jobs: new Map(jobs.map((job) => [job.key, shown(job)])) };
}

/**
 * Jobs so that each comes behind those that it runs, and lower levels come first where that leaves a
 * choice; jobs in a cycle, and those that lead there, come last.
 */
export function innermostFirst(graph: Graph): string[] {
  const { jobs } = graph;
  const rank = (key: string) => LEVELS[jobs.get(key)?.level ?? 'composite'].rank;
  const sorted = new Set(wavesOf(runsOf(graph), rank).flat());
  return [...sorted, ...[...jobs.keys()].filter((key) => !sorted.has(key))];
}
