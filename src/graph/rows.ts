import { addTo } from '../grouped.ts';
import { LEVELS, type Level } from '../level.ts';
import { innermostFirst } from './focus.ts';
import { type Graph, type GraphJob, inOrder, setsUp } from './graph.ts';

/** Jobs of one level, by domain. */
export interface LevelRow {
  readonly level: Level | 'other';
  readonly title: string;
  readonly domains: readonly { readonly domain: string; readonly jobs: readonly GraphJob[] }[];
}

const ROWS: readonly (Level | 'other')[] = ['orchestrator', 'composite', 'atomic', 'other'];

const TITLES: Record<LevelRow['level'], string> = {
  orchestrator: 'Orchestrators',
  composite: 'Composite jobs',
  atomic: 'Atomic jobs',
  other: 'Without a level',
};

/** The jobs by level and domain, highest level first; jobs and domains in the order of running. */
export function levelsOf(graph: Graph): LevelRow[] {
  const jobs = inRunOrder(graph);
  return ROWS.flatMap((level) => {
    const domains = new Map<string, GraphJob[]>();
    for (const job of jobs) {
      if ((job.level ?? 'other') !== level) continue;
      addTo(domains, job.domain, job);
    }
    if (domains.size === 0) return [];
    const all = [...domains].map(([domain, same]) => ({ domain, jobs: same }));
    return [{ level, title: TITLES[level], domains: all }];
  });
}

/**
 * All jobs: domains in the order in which orchestrators come to them, the latest time counting; in a
 * domain each job when it is first run, beginning with orchestrators that set up.
 */
export function inRunOrder(graph: Graph): GraphJob[] {
  const jobs = asFirstRun(graph);
  const starts = latestStarts(graph);
  const ranks = new Map<string, number>();
  for (const { key, domain } of jobs) {
    ranks.set(domain, Math.max(ranks.get(domain) ?? 0, starts.get(key) ?? 0));
  }
  const rank = ({ domain }: GraphJob) => ranks.get(domain) as number;
  return jobs.sort((a, b) => rank(a) - rank(b));
}

/** For each job the last step at which an orchestrator starts it, or a job that leads to it. */
function latestStarts(graph: Graph): Map<string, number> {
  const starts = new Map<string, number>();
  for (const key of innermostFirst(graph).reverse()) {
    const job = graph.jobs.get(key) as GraphJob;
    for (const task of job.tasks) {
      if (task.job === null) continue;
      const own = job.level === 'orchestrator' ? (task.step ?? 0) : 0;
      const start = Math.max(starts.get(task.job) ?? 0, starts.get(key) ?? 0, own);
      starts.set(task.job, start);
    }
  }
  return starts;
}

function asFirstRun({ jobs }: Graph): GraphJob[] {
  const rank = ({ level }: GraphJob) => (level === null ? 0 : LEVELS[level].rank);
  const starts = [...jobs.values()].sort(
    (a, b) => rank(b) - rank(a) || Number(setsUp(b)) - Number(setsUp(a)),
  );
  const seen = new Set<GraphJob>();
  const todo = starts.reverse();
  for (let job = todo.pop(); job !== undefined; job = todo.pop()) {
    if (seen.has(job)) continue;
    seen.add(job);
    const children = inOrder(job.tasks).flatMap(({ job: key }) => jobs.get(key ?? '') ?? []);
    todo.push(...children.reverse().filter((child) => !seen.has(child)));
  }
  return [...seen];
}

/** A short name for each job that is safe in every language. */
export function idsOf({ jobs }: Graph): Map<string, string> {
  return new Map([...jobs.keys()].map((key, index) => [key, `j${index}`]));
}
