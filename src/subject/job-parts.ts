import type { Bundle, Job } from '../bundle/bundle.ts';
import type { FieldTable } from '../bundle/fields.ts';
import { type JobShapes, jobShapesOf } from '../bundle/job-shapes.ts';
import { type WholeJob, wholeJobsOf } from '../bundle/whole-job.ts';
import type { Breach } from '../finding.ts';
import { type JobObject, jobObjectsOf } from './job-objects.ts';
import type { Settings } from './settings.ts';

/** All that rules see which look at one job alone: some jobs, and nothing of other files. */
export interface JobPart {
  readonly bundle: Pick<Bundle, 'jobs'>;
  /** Jobs as all their definitions make them. */
  readonly wholeJobs: readonly WholeJob[];
  /** All maps of known fields in them. */
  readonly jobObjects: readonly JobObject[];
  readonly custom: Pick<Settings, 'taskTypes'>;
  /** The fields that the CLI knows, and those of jobs among them. */
  readonly fields: FieldTable;
  readonly jobShapes: JobShapes;
}

/** What rules that judge each job alone found in a part, by their names. */
export type FoundByRule = ReadonlyMap<string, readonly Breach[]>;

/** The same for all parts, with the names of the rules that were asked. */
export type FoundInParts = WeakMap<
  JobPart,
  { readonly asked: string; readonly found: FoundByRule }
>;

type Given = Pick<JobPart, 'custom' | 'fields'>;

/**
 * The jobs of a bundle in parts: for each file those that it alone defines, then all others. A part of
 * which every definition is the same value as before is the same value, too. Takes time linear in the
 * text of the jobs, since aliases lead nowhere out of a file.
 */
export function jobPartsOf({ jobs }: Bundle, given: Given, known: Map<string, JobPart>): JobPart[] {
  const byFile = new Map<string, Map<string, readonly Job[]>>();
  const others = new Map<string, readonly Job[]>();
  for (const [key, definitions] of jobs) {
    const path = onlyFile(definitions);
    const part = path === null ? others : (byFile.get(path) ?? new Map());
    if (path !== null) byFile.set(path, part);
    part.set(key, definitions);
  }
  const parts = [...byFile].map(([path, own]) => {
    const before = known.get(path);
    const part = before !== undefined && isSame(before, own, given) ? before : partOf(own, given);
    known.set(path, part);
    return part;
  });
  return others.size === 0 ? parts : [...parts, partOf(others, given)];
}

/** The file in which all definitions stand; null when they are in several. */
function onlyFile(definitions: readonly Job[]): string | null {
  const [first, ...others] = definitions.map(({ resource }) => resource.file.path);
  return first === undefined || others.some((path) => path !== first) ? null : first;
}

function partOf(jobs: ReadonlyMap<string, readonly Job[]>, given: Given): JobPart {
  const wholeJobs = wholeJobsOf({ jobs });
  const jobShapes = jobShapesOf(given.fields);
  const jobObjects = jobObjectsOf(wholeJobs, jobShapes);
  return { bundle: { jobs }, wholeJobs, jobObjects, jobShapes, ...given };
}

function isSame(
  { bundle, custom, fields }: JobPart,
  jobs: ReadonlyMap<string, readonly Job[]>,
  given: Given,
): boolean {
  if (fields !== given.fields || !isEqual(custom.taskTypes, given.custom.taskTypes)) return false;
  if (bundle.jobs.size !== jobs.size) return false;
  return [...jobs].every(([key, definitions]) => {
    const before = bundle.jobs.get(key) ?? [];
    if (before.length !== definitions.length) return false;
    return definitions.every((job, index) => job === before[index]);
  });
}

function isEqual(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each));
}
