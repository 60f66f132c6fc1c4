import type { Bundle } from '../../bundle/bundle.ts';
import { type JobGraph, jobGraph, MOST_NESTED } from '../../bundle/graph.ts';
import { levelOf } from '../../bundle/level.ts';
import { LEVELS, type Level } from '../../level.ts';
import { depthsOf, reversed } from '../../walks.ts';

/** The levels of jobs once their code has moved out, or why one cannot have the level it needs. */
export interface NewLevels {
  readonly levels: ReadonlyMap<string, Level>;
  readonly refused: ReadonlyMap<string, string>;
}

/**
 * The level that each of some jobs gets when its code runs in atomic jobs: composite, or orchestrator
 * where it runs composite jobs too. Jobs that have their level keep it.
 */
export function newLevels(
  bundle: Bundle,
  changed: ReadonlySet<string>,
  keepsLevel: (job: string) => boolean,
): NewLevels {
  const graph = jobGraph(bundle);
  const parents = reversed(graph);
  const [below, above] = [graph, parents].map((links) => depthsOf(links, new Set()));
  const nestedAt = (key: string) => Math.max(1, below?.get(key) ?? 0) + (above?.get(key) ?? 0);
  const levels = new Map<string, Level>();
  const refused = new Map<string, string>();
  const inWork = new Set<string>();
  const levelAfter = (key: string): Level | null => {
    if (!changed.has(key) || keepsLevel(key)) return levelOf(bundle, key);
    const known = levels.get(key);
    if (known !== undefined || inWork.has(key)) return known ?? null;
    inWork.add(key);
    const below = [...(graph.get(key) ?? [])].map((child) => levelAfter(child));
    const level = below.some((each) => each !== null && each !== 'atomic')
      ? 'orchestrator'
      : 'composite';
    if (below.includes('orchestrator')) refused.set(key, 'runs an orchestrator');
    levels.set(key, level);
    return level;
  };
  for (const key of changed) {
    const level = levelAfter(key);
    const reason = refusalOf(key, level, { parents, levelAfter, nested: nestedAt(key) });
    if (reason !== null && !refused.has(key)) refused.set(key, reason);
  }
  return { levels, refused };
}

function refusalOf(
  key: string,
  level: Level | null,
  {
    parents,
    levelAfter,
    nested,
  }: {
    readonly parents: JobGraph;
    readonly levelAfter: (job: string) => Level | null;
    readonly nested: number;
  },
): string | null {
  for (const parent of parents.get(key) ?? []) {
    const above = levelAfter(parent);
    if (level === null || above === null || LEVELS[above].rank > LEVELS[level].rank) continue;
    return `would be ${level}, and the ${above} job ${parent} runs it`;
  }
  if (nested <= MOST_NESTED) return null;
  return `would be one of ${nested} nested levels of jobs, of which ${MOST_NESTED} are allowed`;
}
