import type { Bundle } from '../../bundle/bundle.ts';
import { depth, type JobGraph, jobGraph, MOST_NESTED, runBy } from '../../bundle/graph.ts';
import { levelOf } from '../../bundle/level.ts';
import { LEVELS, type Level } from '../../level.ts';

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
  const parents = runBy(graph);
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
    const reason = refusalOf(key, level, { graph, parents, levelAfter });
    if (reason !== null && !refused.has(key)) refused.set(key, reason);
  }
  return { levels, refused };
}

function refusalOf(
  key: string,
  level: Level | null,
  {
    graph,
    parents,
    levelAfter,
  }: {
    readonly graph: JobGraph;
    readonly parents: JobGraph;
    readonly levelAfter: (job: string) => Level | null;
  },
): string | null {
  for (const parent of parents.get(key) ?? []) {
    const above = levelAfter(parent);
    if (level === null || above === null || LEVELS[above].rank > LEVELS[level].rank) continue;
    return `would be ${level}, and the ${above} job ${parent} runs it`;
  }
  const nested = Math.max(1, depth(graph, key)) + depth(parents, key);
  if (nested <= MOST_NESTED) return null;
  return `would be one of ${nested} nested levels of jobs, of which ${MOST_NESTED} are allowed`;
}
