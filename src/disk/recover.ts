import { setTimeout } from 'node:timers/promises';
import { UserError } from '../problem.ts';
import { stopIfAborted } from '../stopped.ts';
import { type Disk, realDisk, removeQuietly } from './disk.ts';
import { fileFault } from './file-fault.ts';
import {
  abandon,
  type Holder,
  holderOf,
  install,
  journalOf,
  prepare,
  release,
  sweep,
  takeOver,
} from './lock.ts';
import { stateOf } from './owner.ts';
import { kindOf } from './read-existing.ts';
import { undo } from './undo.ts';

/** How often to look again while another process is at work, and what to do in between. */
export interface Patience {
  readonly looks: number;
  readonly pause: () => Promise<unknown>;
}

const FIVE_SECONDS: Patience = { looks: 50, pause: () => setTimeout(100) };

export interface RecoverOptions {
  readonly signal: AbortSignal;
  readonly disk?: Disk;
  readonly patience?: Patience;
}

/**
 * Call it before reading a project: waits while another process changes it, and undoes a change
 * that a dead process left unfinished, which it tells. Throws UserError when the other process
 * takes too long or cannot be seen from here, and when files were edited since.
 */
export async function recover(root: string, options: RecoverOptions): Promise<'none' | 'undone'> {
  const { signal, disk = realDisk, patience = FIVE_SECONDS } = options;
  if (kindOf(root, true) !== 'folder') return 'none';
  sweep(root, disk);
  for (let looks = 0; ; ) {
    const folder = journalOf(root);
    if (folder === null) return 'none';
    const holder = holderOf(folder);
    if (isDead(holder)) {
      if (undoAsOwner(root, folder, holder.next, disk)) return 'undone';
      continue; // another process was faster
    }
    if (isElsewhere(holder) || looks++ >= patience.looks) throw atWork(root, holder);
    await patience.pause();
    stopIfAborted(signal);
  }
}

/** Becomes the only process that changes the project, and returns the folder of its journal. */
export async function acquire(root: string, options: RecoverOptions): Promise<string> {
  const { disk = realDisk } = options;
  for (;;) {
    await recover(root, options);
    const prepared = prepare(root, disk);
    let installed = false;
    try {
      installed = install(prepared, disk);
    } finally {
      if (!installed) removeQuietly(prepared, disk);
    }
    const folder = installed ? journalOf(root) : null;
    if (folder !== null) return folder;
  }
}

function undoAsOwner(root: string, folder: string, next: string, disk: Disk): boolean {
  try {
    if (!takeOver(folder, next, disk)) return false;
    try {
      undo(root, folder, disk);
      release(folder, disk);
    } catch (error) {
      abandon(folder, disk);
      throw error;
    }
    return true;
  } catch (error) {
    throw fileFault(error, `cannot undo the change that was not finished in ${root}`);
  }
}

function isDead(holder: Holder): holder is Exclude<Holder, { kind: 'unknown' }> {
  return holder.kind === 'nobody' || (holder.kind === 'known' && stateOf(holder.owner) === 'dead');
}

function isElsewhere(holder: Holder): boolean {
  return holder.kind === 'known' && stateOf(holder.owner) === 'elsewhere';
}

function atWork(root: string, holder: Exclude<Holder, { kind: 'nobody' }>): UserError {
  // Only the name of the owner goes, so that the next run still finds what there is to undo.
  const otherwise = `If it does not run any more, delete ${holder.file}`;
  if (holder.kind === 'unknown') {
    return new UserError(
      `another process is at work on ${root}; nothing was changed. ${otherwise}`,
    );
  }
  const { command, pid, host, since } = holder.owner;
  const where = isElsewhere(holder) ? ` on ${host}, which cannot be seen from here,` : '';
  return new UserError(
    `${command} (process ${pid})${where} is at work on ${root} since ${since}; nothing was changed. ${otherwise}`,
  );
}
