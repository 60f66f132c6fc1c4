import { LEVELS, type Level } from '../level.ts';
import type { Bundle, Job } from './bundle.ts';
import { presetLevel } from './preset-level.ts';
import { codeType } from './work.ts';

/**
 * The level of a job: its tag, its own or that of presets, else what its tasks show. Null when there
 * is no such job, or its tag is no level.
 */
export function levelOf(bundle: Bundle, key: string): Level | null {
  const definitions = bundle.jobs.get(key) ?? [];
  if (definitions.length === 0) return null;
  const own = definitions.find((job) => job.level !== null)?.level;
  const tag = (own ?? presetLevel(bundle))?.value;
  if (tag !== undefined) return Object.hasOwn(LEVELS, tag) ? (tag as Level) : null;
  return definitions.some(runsCode) ? 'atomic' : 'composite';
}

/** Whether a job runs anything besides jobs and control flow. */
export function runsCode(job: Job): boolean {
  return job.tasks.some(({ work }) => codeType(work) !== null);
}
