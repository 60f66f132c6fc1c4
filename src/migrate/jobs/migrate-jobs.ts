import type { Bundle, Job } from '../../bundle/bundle.ts';
import { type BundleSource, loadBundle } from '../../bundle/load.ts';
import { overlay } from '../../edit/overlay.ts';
import type { Change } from '../../files.ts';
import type { Finding } from '../../finding.ts';
import { addTo } from '../../grouped.ts';
import type { Level } from '../../level.ts';
import type { Refusal } from '../../patch/editable.ts';
import { UserError } from '../../problem.ts';
import type { TextEdit } from '../../text.ts';
import { leftAs } from '../findings.ts';
import { atomicFile } from './atomic-file.ts';
import { isRunner } from './choose-jobs.ts';
import { type CodeItem, isCode } from './code-item.ts';
import { type ComputeUse, computeUse } from './compute-text.ts';
import { callsIn, decideMoves, type Move, type Moves, type MovesRequest } from './decide-moves.ts';
import { fileEdits } from './file-edits.ts';
import { flatText, flatten } from './flatten.ts';
import { jobNotes } from './job-notes.ts';
import { domainFor, type JobPlace, placesIn } from './new-place.ts';
import { levelEdit, type Rerouted, rerouteEdits, runsEdit } from './parent-edits.ts';

export interface JobsRequest extends Omit<MovesRequest, 'untouched'> {
  readonly source: BundleSource;
  /** Name of the project, for the names of new jobs. */
  readonly project: string;
  /** Paths of all files that a new include pattern could reach. */
  readonly reachable: readonly string[];
}

/** One task whose code now runs in an atomic job. */
export interface MovedTask {
  readonly job: string;
  readonly task: string;
  /** Key and file of the atomic job. */
  readonly to: string;
  readonly path: string;
}

export interface JobsPlan {
  readonly changes: readonly Change[];
  readonly moved: readonly MovedTask[];
  /** What stays as it is, and why. */
  readonly left: readonly Finding[];
  /** What the reader should know about what changes. */
  readonly notes: readonly Finding[];
  /** The bundle as it will be. */
  readonly after: Bundle;
}

/**
 * The plan after which composite jobs and orchestrators run jobs only, and each notebook is in one
 * atomic job. Each job still runs the same code in the same order, with the same parameters and
 * compute: that is compared before anything is offered. What cannot be moved so is left.
 */
export function migrateJobs(bundle: Bundle, request: JobsRequest): JobsPlan {
  const untouched = new Map<string, string>();
  const { jobs, atomic } = namedJobs(bundle, request);
  for (;;) {
    const moves = decideMoves(bundle, { ...request, jobs, untouched });
    const draft = draftOf(bundle, moves, request);
    for (const [key, reason] of draft.refused) untouched.set(key, reason);
    if (draft.refused.size > 0) continue;
    const { bundle: after } = loadBundle(
      bundle.rootFile.path,
      overlay(request.source, draft.changes),
    );
    if (after === null) throw new UserError(`${bundle.rootFile.path} has changed meanwhile`);
    const targets = new Set(draft.moved.map(({ to }) => to));
    const wrong = draft.jobs.filter((key) => !isSame(bundle, after, key, targets));
    for (const key of wrong) untouched.set(key, 'the text around its tasks is unusual');
    if (wrong.length > 0) continue;
    return {
      changes: draft.changes,
      moved: draft.moved,
      left: [...atomic, ...moves.left],
      notes: jobNotes(bundle, moves.moves, request.read),
      after,
    };
  }
}

/** Of the jobs that are named those with code to move; what has one task is atomic as it is. */
function namedJobs(
  bundle: Bundle,
  { jobs: named, allowed }: JobsRequest,
): { readonly jobs: readonly string[] | null; readonly atomic: readonly Finding[] } {
  if (named === null) return { jobs: null, atomic: [] };
  const jobs: string[] = [];
  const atomic: Finding[] = [];
  for (const key of named) {
    const [job] = bundle.jobs.get(key) ?? [];
    if (job === undefined || !job.tasks.some((task) => isCode(task, allowed))) continue;
    if (job.tasks.length > 1 || isRunner(bundle, key)) jobs.push(key);
    else {
      const message = `the job ${key} has one task: it is atomic as it is`;
      atomic.push(leftAs(job.resource.key.span, message));
    }
  }
  return { jobs, atomic };
}

interface Draft {
  readonly changes: readonly Change[];
  readonly moved: readonly MovedTask[];
  /** Keys of the jobs out of which code moves. */
  readonly jobs: readonly string[];
  /** Why jobs cannot be edited after all, by key, and tasks, by path. */
  readonly refused: ReadonlyMap<string, string>;
}

function draftOf(bundle: Bundle, { moves, levels }: Moves, request: JobsRequest): Draft {
  const places = placesIn(bundle, request.source.exists);
  const refused = new Map<string, string>();
  const edits = fileEdits(bundle, request.reachable);
  const byJob = new Map<Job, Rerouted[]>();
  const usesOf = new Map<Job, ComputeUse>();
  const moved: MovedTask[] = [];
  const refuse = (job: Job, { reason }: Refusal) => refused.set(job.resource.key.value, reason);
  for (const move of moves) {
    const place = placeOf(bundle, move, places);
    const first = callsIn(move)[0]?.item as CodeItem;
    if (move.kind === 'new') {
      const uses = usesOf.get(first.job) ?? computeUse(first.job);
      usesOf.set(first.job, uses);
      const text = atomicFile(move.code, place, uses, request.project);
      if (typeof text === 'string') edits.create(place.path, text);
      else refused.set(first.task.path, text.reason);
    } else if (move.runs !== null) {
      const edit = runsEdit(move.host.job, move.runs);
      if ('reason' in edit) refused.set(first.task.path, edit.reason);
      else edits.edit(place.path, [edit]);
    }
    for (const { item, passes } of callsIn(move)) {
      addTo(byJob, item.job, { item, job: place.key, passes });
      const job = item.job.resource.key.value;
      moved.push({ job, task: item.task.key.value, to: place.key, path: place.path });
    }
  }
  for (const [job, tasks] of byJob) {
    const own = jobEdits(job, tasks, levels.get(job.resource.key.value) ?? null);
    if ('reason' in own) refuse(job, own);
    else edits.edit(job.resource.file.path, own);
  }
  const changes = edits.changes();
  if ('reason' in changes) for (const job of byJob.keys()) refuse(job, changes);
  const jobs = [...byJob.keys()].map(({ resource }) => resource.key.value);
  return { changes: 'reason' in changes ? [] : changes, moved, jobs, refused };
}

function jobEdits(
  job: Job,
  tasks: readonly Rerouted[],
  level: Level | null,
): readonly TextEdit[] | Refusal {
  const edit = level === null ? null : levelEdit(job, level);
  if (edit !== null && 'reason' in edit) return edit;
  return [...rerouteEdits(job, tasks), ...(edit === null ? [] : [edit])];
}

function placeOf(bundle: Bundle, move: Move, places: ReturnType<typeof placesIn>): JobPlace {
  switch (move.kind) {
    case 'host': {
      const { key, file } = move.host.job.resource;
      return { key: key.value, path: file.path };
    }
    case 'new': {
      const { item } = move.code.calls[0] as (typeof move.code.calls)[number];
      return places.next(item.task.key.value, item.job.resource.key.value, domainFor(bundle, item));
    }
  }
}

/** Whether a job comes to the same tasks as before, once those of the atomic jobs are put in. */
function isSame(before: Bundle, after: Bundle, key: string, targets: ReadonlySet<string>): boolean {
  const follows = (job: string) => targets.has(job);
  const was = flatten(before, key, follows);
  const is = flatten(after, key, follows);
  return was !== null && is !== null && flatText(was) === flatText(is);
}
