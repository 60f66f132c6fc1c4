import type { JobGraph } from './graph.ts';

/**
 * For each job the number of run-job tasks on the longest way from it: 0 for one that runs no jobs.
 * Ways end at jobs in `skipped`, which have no depth themselves: those that run each other. Where
 * there are other cycles, the way is cut somewhere. Takes time linear in the graph, and ways may be
 * of any length.
 */
export function depthsOf(graph: JobGraph, skipped: ReadonlySet<string>): Map<string, number> {
  const depths = new Map<string, number>();
  const begun = new Set<string>();
  for (const root of graph.keys()) {
    const path = [root];
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      if (skipped.has(at) || depths.has(at)) {
        path.pop();
        continue;
      }
      const next = [...(graph.get(at) ?? [])].filter((each) => !skipped.has(each));
      if (!begun.has(at)) {
        begun.add(at);
        for (const each of next) if (!begun.has(each)) path.push(each);
        continue;
      }
      depths.set(
        at,
        next.reduce((most, each) => Math.max(most, 1 + (depths.get(each) ?? 0)), 0),
      );
    }
  }
  return depths;
}
