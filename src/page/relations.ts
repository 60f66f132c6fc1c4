import { type Graph, runsOf } from '../graph/graph.ts';
import { reachable, reversed } from '../walks.ts';
import type { PageData } from './data.ts';

/** The jobs of a page with what runs what, both ways. */
export interface Relations {
  readonly graph: Graph;
  readonly runs: ReadonlyMap<string, readonly string[]>;
  readonly runners: ReadonlyMap<string, ReadonlySet<string>>;
  /** A job with all that leads to it and all that it leads to. */
  readonly around: (key: string) => Related;
}

export interface Related {
  readonly above: ReadonlySet<string>;
  readonly below: ReadonlySet<string>;
}

export function relationsOf({ name, target, jobs }: PageData): Relations {
  const graph = { name, target, jobs: new Map(jobs.map((job) => [job.key, job])) };
  const runs = runsOf(graph);
  const runners = reversed(runs);
  return {
    graph,
    runs,
    runners,
    around: (key) => ({ above: reachable([key], runners), below: reachable([key], runs) }),
  };
}

export function isRelated({ above, below }: Related, key: string): boolean {
  return above.has(key) || below.has(key);
}
