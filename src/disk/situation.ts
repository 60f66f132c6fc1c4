import { UserError } from '../problem.ts';
import { type Begun, readBegun } from './journal.ts';
import { type Holder, holderOf, journalOf } from './lock.ts';
import { stateOf } from './owner.ts';

/** Whether a project can be changed now, and if not, what is in the way. */
export type Situation =
  | { readonly kind: 'free' }
  /** A process is at work. If it is not visible from here, waiting for its end makes no sense. */
  | {
      readonly kind: 'busy';
      readonly holder: Exclude<Holder, { kind: 'nobody' }>;
      readonly visible: boolean;
    }
  /** Its process has ended. Null when it had not begun to change anything. */
  | {
      readonly kind: 'left';
      readonly folder: string;
      readonly next: string;
      readonly begun: Begun | null;
    }
  /** What it tells of may have come with the project. */
  | { readonly kind: 'foreign'; readonly folder: string };

/**
 * Looks at the journal folder of a project, and changes nothing. Throws UserError when something else
 * is in its place, or its records are of another version of this tool.
 */
export function situationOf(root: string): Situation {
  const folder = journalOf(root);
  if (folder === null) return { kind: 'free' };
  const holder = holderOf(folder);
  if (holder.kind === 'unknown') return { kind: 'busy', holder, visible: false };
  const state = holder.kind === 'known' ? stateOf(holder.owner) : 'dead';
  if (holder.kind === 'known' && state !== 'dead') {
    return { kind: 'busy', holder, visible: state === 'alive' };
  }
  const begun = readBegun(root, folder);
  return begun === 'foreign'
    ? { kind: 'foreign', folder }
    : { kind: 'left', folder, next: holder.next, begun };
}

/** Why a project cannot be changed now, and what to do. */
export function whyNotNow(
  root: string,
  situation: Extract<Situation, { kind: 'busy' | 'foreign' }>,
): string {
  if (situation.kind === 'foreign') {
    return (
      `${situation.folder} tells of a change that was not finished, but nothing shows that this tool began it ` +
      'for you on this machine: it may have come with the project. It is left alone, and nothing was changed. ' +
      'Its journal.json lists the files; what they held is in its folder old, by number. ' +
      'Delete the folder to keep all as it is'
    );
  }
  return `${whoIsAtWork(root, situation)}; nothing was changed. If it does not run any more, delete ${situation.holder.file}`;
}

/**
 * What a reader of a project has to know: that what it sees may be half of a change, or that nobody
 * can write there. Null when there is nothing to say. Looks only, and throws nothing of its own.
 */
export function readersNote(root: string): string | null {
  try {
    const situation = situationOf(root);
    if (situation.kind === 'free') return null;
    if (situation.kind === 'busy') {
      return `${whoIsAtWork(root, situation)}: what you see may be half of a change`;
    }
    if (situation.kind === 'foreign') return whyNotNow(root, situation);
    if (situation.begun === null) return null;
    return `a change of ${root} was not finished, so what you see may be half of it. The next command that writes there undoes it`;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

/** Who is at work on a project, since when. */
function whoIsAtWork(
  root: string,
  { holder, visible }: Extract<Situation, { kind: 'busy' }>,
): string {
  if (holder.kind === 'unknown') return `another process is at work on ${root}`;
  const { command, pid, host, since } = holder.owner;
  const where = visible ? '' : ` on ${host}, which cannot be seen from here,`;
  return `${command} (process ${pid})${where} is at work on ${root} since ${since}`;
}
