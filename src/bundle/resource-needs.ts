import { RUN_JOB } from '../task/task-type.ts';
import type { Arrow } from './cycles.ts';
import type { Reference } from './references.ts';

/** The resource `from` refers to the resource `to`, each named as the CLI names it. */
export interface ResourceNeed extends Arrow {
  readonly reference: Reference;
}

/** What the CLI makes after the resource, as a thing of its own. */
const MADE_LATER = new Set(['permissions', 'grants']);

/**
 * What references make of the order in which resources can be created. Only references that stand in
 * a resource itself count; those that a variable or an anchor brings are not followed.
 */
export function resourceNeedsOf(references: readonly Reference[]): ResourceNeed[] {
  return references.flatMap((reference) => {
    const { place, path, inKey } = reference;
    if (path?.[0] !== 'resources' || path.length < 3 || inKey) return [];
    const target = place[0] === 'targets' ? (place[1] ?? null) : null;
    const own = target === null ? place : place.slice(2);
    if (own[0] !== 'resources' || own.length < 4 || MADE_LATER.has(own[3] as string)) return [];
    const from = own.slice(0, 3).join('.');
    return [{ from, to: path.slice(0, 3).join('.'), target, reference }];
  });
}

/** Whether a need is that of a task which runs a job. */
export function isJobRun({ reference: { place }, to }: ResourceNeed): boolean {
  return to.startsWith('resources.jobs.') && isJobId(place);
}

/** Whether a place is the `job_id` of a task. */
export function isJobId(place: readonly string[]): boolean {
  return place.at(-1) === RUN_JOB.id && place.at(-2) === RUN_JOB.type;
}
