import { posix } from 'node:path';
import type { Bundle, Job } from '../../bundle/bundle.ts';
import { loadBundle, textsOf } from '../../bundle/load.ts';
import { inOne, overlay } from '../../edit/overlay.ts';
import { LEVELS } from '../../level.ts';
import { UserError } from '../../problem.ts';
import { reachable, wavesOf } from '../../walks.ts';
import { noteOn } from '../findings.ts';
import { isCode } from './code-item.ts';
import { cutJob, type PlacedGroup } from './cut-job.ts';
import type { FlatTask } from './flat-task.ts';
import { flatText, flatten } from './flatten.ts';
import { type JobsPlan, type JobsRequest, migrateJobs } from './migrate-jobs.ts';
import { placesIn } from './new-place.ts';
import { groupProblems, groupsByFolder, type TaskGroup } from './task-groups.ts';

/** How a job of many tasks becomes several: by groups that somebody picked, or by folder. */
export type Cut = readonly TaskGroup[] | 'by-folder';

/** A composite job that was cut out of another job. */
export interface CutGroup {
  readonly job: string;
  readonly group: string;
  readonly tasks: readonly string[];
  readonly to: string;
  readonly path: string;
}

/**
 * The plan of `migrateJobs` for one job, and then its tasks in composite jobs. A group starts and
 * ends as a whole, so tasks may wait for more than before: the notes say for what. Nothing else
 * changes of what runs. Throws UserError when the job cannot be cut so.
 */
export function migrateAndCut(
  bundle: Bundle,
  key: string,
  cut: Cut,
  request: JobsRequest,
): JobsPlan & { readonly groups: readonly CutGroup[] } {
  const plan = migrateJobs(bundle, { ...request, jobs: [key] });
  const [job] = plan.after.jobs.get(key) ?? [];
  if (job === undefined) throw new Error('a job that was migrated is gone');
  refuseCode(bundle, job, plan, request);
  const groups = cut === 'by-folder' ? groupsByFolder(plan.after, job) : cut;
  if (groups.length === 0) return { ...plan, groups: [] };
  const problems = groupProblems(plan.after, job, groups);
  if (problems.length > 0)
    throw new UserError(`${key} cannot be cut:`, problems, textsOf(plan.after));
  const source = overlay(request.source, plan.changes);
  const places = placesIn(plan.after, source.exists);
  const placed = groups.map((group): PlacedGroup => {
    return { ...group, place: places.next(group.name, key, folderOf(plan.after, job, group)) };
  });
  const changes = inOne([...plan.changes, ...cutJob(plan.after, job, placed, request)]);
  const { bundle: after } = loadBundle(bundle.rootFile.path, overlay(request.source, changes));
  if (after === null) throw new UserError(`${bundle.rootFile.path} has changed meanwhile`);
  const waits = refuseOthers(bundle, after, key, plan, placed);
  const at = bundle.jobs.get(key)?.[0]?.resource.key.span ?? job.resource.key.span;
  return {
    ...plan,
    changes,
    after,
    notes: [...plan.notes, ...waits.map((message) => noteOn(at, message))],
    groups: placed.map(({ name, tasks, place }) => {
      return { job: key, group: name, tasks, to: place.key, path: place.path };
    }),
  };
}

function refuseCode(bundle: Bundle, job: Job, { left }: JobsPlan, { allowed }: JobsRequest): void {
  const { value: key } = job.resource.key;
  const code = job.tasks.find((task) => isCode(task, allowed));
  if (code === undefined) return;
  const problems = left.map(({ at, message }) => ({ key: '', value: '', at, allowed: message }));
  throw new UserError(
    `${key} cannot be cut, since it keeps the code of ${code.key.value}:`,
    problems,
    textsOf(bundle),
  );
}

/** The folder of the atomic jobs that a group runs, where it is one; else that of its job. */
function folderOf(bundle: Bundle, job: Job, { tasks }: TaskGroup): string {
  const wanted = new Set(tasks);
  const folders = job.tasks.flatMap(({ key, work }) => {
    if (!wanted.has(key.value) || work.kind !== 'run-job') return [];
    const path = bundle.jobs.get(work.job?.value ?? '')?.[0]?.resource.file.path;
    return path === undefined ? [] : [posix.dirname(path)];
  });
  const only = new Set(folders).size === 1 ? folders[0] : posix.dirname(job.resource.file.path);
  const below = only?.startsWith('resources/') ? only.slice('resources/'.length) : '';
  return below === LEVELS.orchestrator.folder ? '' : below;
}

/**
 * Throws UserError unless a job comes to the same tasks as before, each behind all that it was behind.
 * Returns what tasks wait for now and did not before.
 */
function refuseOthers(
  before: Bundle,
  after: Bundle,
  key: string,
  { moved }: JobsPlan,
  groups: readonly PlacedGroup[],
): string[] {
  const inner = new Set([...moved.map(({ to }) => to), ...groups.map(({ place }) => place.key)]);
  const was = flatten(before, key, (job) => inner.has(job));
  const is = flatten(after, key, (job) => inner.has(job));
  const odd = new UserError(`${key} cannot be cut, since the text around its tasks is unusual`);
  if (was === null || is === null || flatText(unordered(was)) !== flatText(unordered(is)))
    throw odd;
  const earlier = allBefore(orderOf(was));
  const later = allBefore(orderOf(is));
  return [...earlier].flatMap(([task, waits]) => {
    const now = later.get(task) ?? new Set();
    if ([...waits].some((each) => !now.has(each))) throw odd;
    const more = [...now].filter((each) => !waits.has(each));
    if (more.length === 0) return [];
    const names = more.length > 5 ? [...more.slice(0, 5), '…'] : more;
    return [
      `${task} now waits for ${names.join(', ')} too, and does not run if one of these fails`,
    ];
  });
}

function unordered(tasks: readonly FlatTask[]): FlatTask[] {
  return tasks.map((task) => ({ ...task, after: [] }));
}

/** For each node all that is before it, through any others; none for those in a cycle. */
function allBefore(waits: ReadonlyMap<string, ReadonlySet<string>>): Map<string, Set<string>> {
  const free = wavesOf(waits).flat();
  return new Map(free.map((node) => [node, reachable(waits.get(node) ?? [], waits)]));
}

function orderOf(tasks: readonly FlatTask[]): Map<string, Set<string>> {
  return new Map(tasks.map(({ name, after }) => [name, new Set(after)]));
}
