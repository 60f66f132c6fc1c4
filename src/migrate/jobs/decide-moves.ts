import type { Bundle, Job } from '../../bundle/bundle.ts';
import type { Finding } from '../../finding.ts';
import { groupedBy } from '../../grouped.ts';
import type { Level } from '../../level.ts';
import { type Choice, chooseJobs, isRunner } from './choose-jobs.ts';
import {
  type CodeItem,
  codeItems,
  fileRunBy,
  jobRefusal,
  targetRefusals,
  textRefusal,
} from './code-item.ts';
import { computeRefusal, computeUse } from './compute-text.ts';
import { newLevels } from './new-levels.ts';
import { type Call, callsOf, type ItemRefusal, type SharedCode, shareCode } from './shared-code.ts';
import { type Group, stayingOf } from './staying.ts';
import { valueTies } from './task-values.ts';

export interface MovesRequest {
  /** Keys of jobs whose code is to move; null for all jobs that break the hierarchy. */
  readonly jobs: readonly string[] | null;
  /** Types of tasks that may stay in composite jobs. */
  readonly allowed: ReadonlySet<string>;
  /** Whether tasks that share a job cluster may get one each. */
  readonly splitClusters: boolean;
  /** Why jobs are not to be touched, by their keys, and tasks, by their paths. */
  readonly untouched: ReadonlyMap<string, string>;
  /** The text of a source file; null when it cannot be read. */
  readonly read: (path: string) => string | null;
}

/** Tasks of one code that are to run one atomic job. */
export type Move =
  | { readonly kind: 'new'; readonly code: SharedCode }
  /** The job is there already. */
  | {
      readonly kind: 'host';
      readonly host: CodeItem;
      readonly calls: readonly Call[];
      /** YAML text of its `max_concurrent_runs`; null when it can stay. */
      readonly runs: string | null;
    };

/** The tasks that a move makes run a job. */
export function callsIn(move: Move): readonly Call[] {
  switch (move.kind) {
    case 'new':
      return move.code.calls;
    case 'host':
      return move.calls;
  }
}

export interface Moves {
  readonly moves: readonly Move[];
  /** The levels of the jobs that change theirs. */
  readonly levels: ReadonlyMap<string, Level>;
  readonly left: readonly Finding[];
}

/** Decides what moves. What cannot, or only together with what cannot, is left, with the reason. */
export function decideMoves(bundle: Bundle, request: MovesRequest): Moves {
  const { choice, jobs, refused, hosted } = openJobs(bundle, request);
  const groups = groupsOf([...jobs.values()].flat());
  const stays = stayingOf(bundle, groups, (key) => !isRunner(bundle, key));
  for (const [key, reason] of refused) stays.job(key, `stays as it is, since ${reason}`);
  for (const group of groups) {
    const users = [...(choice.users.get(group.source ?? '') ?? [])];
    const other = users.find((key) => refused.has(key));
    if (other !== undefined) stays.group(group, other);
  }
  for (const [job, items] of jobs) refuseItems(bundle, job, items, stays, request);
  const moves = new Map<Group, Move>();
  for (const group of groups) {
    if (group.items.some((item) => stays.has(item))) continue;
    const move = hosted.get(group.source ?? '') ?? newMove(group);
    if ('reason' in move) stays.item(move.item, move.reason);
    else moves.set(group, move);
  }
  const levels = settledLevels(bundle, [...jobs.keys()], stays);
  return {
    moves: groups.flatMap((group) => {
      const move = moves.get(group);
      return move === undefined || group.items.some((item) => stays.has(item)) ? [] : [move];
    }),
    levels,
    left: stays.left,
  };
}

type Staying = ReturnType<typeof stayingOf>;

/** The jobs to look at with their code, those that cannot be touched, and the jobs that keep theirs. */
function openJobs(bundle: Bundle, request: MovesRequest) {
  const choice = chooseJobs(bundle, request.jobs, request.allowed);
  const refused = new Map<string, string>();
  const jobs = new Map<Job, readonly CodeItem[]>();
  const open = (key: string) => {
    const [job] = bundle.jobs.get(key) ?? [];
    const reason = request.untouched.get(key) ?? jobRefusal(bundle, key)?.reason;
    if (reason !== undefined) refused.set(key, reason);
    else if (job !== undefined) jobs.set(job, codeItems(job, request.allowed));
  };
  for (const key of choice.jobs) open(key);
  const hosted = hostMoves(bundle, choice, [...jobs.values()].flat(), request);
  for (const [source, key] of choice.hosts) {
    const isNeeded = [...(choice.users.get(source) ?? [])].some((user) => choice.jobs.has(user));
    if (isNeeded && !hosted.has(source)) open(key);
  }
  return { choice, jobs, refused, hosted };
}

function newMove({ items }: Group): Move | ItemRefusal {
  const code = shareCode(items as [CodeItem, ...CodeItem[]]);
  return 'reason' in code ? code : { kind: 'new', code };
}

/** The moves to jobs that are there already, by source file, where those are fit for all calls. */
function hostMoves(
  bundle: Bundle,
  { hosts }: Choice,
  items: readonly CodeItem[],
  request: MovesRequest,
): Map<string, Move> {
  const bySource = grouped(items);
  const moves = new Map<string, Move>();
  for (const [source, key] of hosts) {
    const users = bySource.get(source) ?? [];
    const [job] = bundle.jobs.get(key) ?? [];
    if (users.length === 0 || job === undefined || request.untouched.has(key)) continue;
    const [host] = jobRefusal(bundle, key) === null ? codeItems(job, request.allowed) : [];
    const move = host === undefined ? null : callsOf(host, users);
    if (host === undefined || move === null || 'reason' in move) continue;
    moves.set(source, { kind: 'host', host, ...move });
  }
  return moves;
}

function grouped(items: readonly CodeItem[]): Map<string, CodeItem[]> {
  const bySource = groupedBy(items, ({ source }) => source ?? '');
  bySource.delete('');
  return bySource;
}

/** Tasks that run the same file together, others by themselves; in the order of the bundle. */
function groupsOf(items: readonly CodeItem[]): Group[] {
  const bySource = grouped(items);
  return items.flatMap((item): Group[] => {
    const { source } = item;
    if (source === null) return [{ items: [item], source }];
    const same = bySource.get(source) as CodeItem[];
    return same[0] === item ? [{ items: same, source }] : [];
  });
}

function refuseItems(
  bundle: Bundle,
  job: Job,
  items: readonly CodeItem[],
  stays: Staying,
  request: MovesRequest,
): void {
  const targets = targetRefusals(bundle, job);
  const ties = valueTies(job, (task) => fileRunBy(job, task), request.read);
  const uses = computeUse(job);
  for (const item of items) {
    const key = item.task.key.value;
    const target = targets.get(key);
    const tie = ties.get(key);
    const refusal = textRefusal(item) ?? computeRefusal(item, uses, request.splitClusters);
    const untouched = request.untouched.get(item.task.path);
    if (untouched !== undefined) stays.item(item, untouched);
    else if (target !== undefined) stays.item(item, target.reason, target);
    else if (tie !== undefined) stays.item(item, tie);
    else if (refusal !== null) stays.item(item, refusal.reason, refusal);
  }
}

/** The levels of what changes; jobs that cannot have theirs stay. */
function settledLevels(
  bundle: Bundle,
  jobs: readonly Job[],
  stays: Staying,
): ReadonlyMap<string, Level> {
  for (;;) {
    const keys = jobs.map((job) => job.resource.key.value);
    const changed = new Set(keys.filter((key) => !stays.hasJob(key)));
    const { levels, refused } = newLevels(bundle, changed, (key) => isRunner(bundle, key));
    if (refused.size === 0) return levels;
    for (const [key, reason] of refused) stays.job(key, `stays as it is, since it ${reason}`);
  }
}
