import { counted } from '../counted.ts';
import { type GraphJob, taskKind } from '../graph/graph.ts';

/** The rows of the picture, top row first. */
export const ROWS = ['orchestrator', 'composite', 'atomic', 'other'] as const;

/** A job's level; `other` for a job without one. */
export type RowName = (typeof ROWS)[number];

export const ROW_TITLES: Record<RowName, string> = {
  orchestrator: 'Orchestrators',
  composite: 'Composite jobs',
  atomic: 'Atomic jobs',
  other: 'Without a level',
};

export function rowOf({ level }: Pick<GraphJob, 'level'>): RowName {
  return level ?? 'other';
}

/** The last part of a path. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** What a job does, in a few words below its name. */
export function summaryOf({ tasks, start }: Pick<GraphJob, 'tasks' | 'start'>): string {
  const [only] = tasks;
  const runs = tasks.filter(({ job }) => job !== null).length;
  const code = tasks.length - runs;
  const parts: string[] = [];
  if (start !== null) parts.push(start.text);
  if (only !== undefined && tasks.length === 1 && only.job === null) {
    parts.push(taskKind(only), ...(only.what === null ? [] : [nameOf(only.what)]));
  } else {
    if (runs > 0) parts.push(`runs ${counted(runs, 'job')}`);
    if (code > 0 || runs === 0) parts.push(counted(code, 'task'));
  }
  return parts.join(' · ');
}
