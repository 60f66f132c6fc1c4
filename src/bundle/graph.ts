import type { Bundle, Job } from './bundle.ts';

/** For each job the keys of the jobs that its tasks run, in all targets together. */
export type JobGraph = ReadonlyMap<string, ReadonlySet<string>>;

/** The deepest nesting of run-job tasks that Databricks documents as allowed. */
export const MOST_NESTED = 3;

export function jobGraph(bundle: Bundle): JobGraph {
  return new Map(
    [...bundle.jobs].map(([key, definitions]) => [key, new Set(definitions.flatMap(jobsRun))]),
  );
}

/** Keys of the jobs that one definition of a job runs. */
export function jobsRun(job: Job): string[] {
  return job.tasks.flatMap(({ work }) =>
    work.kind === 'run-job' && work.job ? [work.job.value] : [],
  );
}

/** A chain of jobs from `from` to `to`, both included; null when there is none. */
export function chain(graph: JobGraph, from: string, to: string): string[] | null {
  const cameFrom = new Map<string, string | null>([[from, null]]);
  for (const key of cameFrom.keys()) {
    if (key === to) {
      const keys: string[] = [];
      for (let at: string | null = to; at !== null; at = cameFrom.get(at) ?? null) keys.unshift(at);
      return keys;
    }
    for (const next of graph.get(key) ?? []) if (!cameFrom.has(next)) cameFrom.set(next, key);
  }
  return null;
}

/** The graph with its arrows turned round: for each job the jobs that run it. */
export function runBy(graph: JobGraph): JobGraph {
  const parents = new Map<string, Set<string>>([...graph.keys()].map((key) => [key, new Set()]));
  for (const [key, children] of graph) {
    for (const child of children) {
      const known = parents.get(child) ?? new Set();
      known.add(key);
      parents.set(child, known);
    }
  }
  return parents;
}

/**
 * The number of run-job tasks on the longest way from a job: 0 for one that runs no jobs. Jobs that
 * run each other in a cycle count once.
 */
export function depth(graph: JobGraph, key: string): number {
  const known = new Map<string, number>();
  const visit = (at: string): number => {
    const before = known.get(at);
    if (before !== undefined) return before;
    known.set(at, 0);
    let deepest = 0;
    for (const next of graph.get(at) ?? []) deepest = Math.max(deepest, 1 + visit(next));
    known.set(at, deepest);
    return deepest;
  };
  return visit(key);
}
