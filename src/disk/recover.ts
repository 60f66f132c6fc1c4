import { setTimeout } from 'node:timers/promises';
import { UserError } from '../problem.ts';
import { stopIfAborted } from '../stopped.ts';
import { type Disk, realDisk, removeQuietly } from './disk.ts';
import { fileFault } from './file-fault.ts';
import { abandon, install, journalOf, prepare, release, sweep, takeOver } from './lock.ts';
import { kindOf } from './read-existing.ts';
import { readersNote, type Situation, situationOf, whyNotNow } from './situation.ts';
import { dropToken } from './token.ts';
import { undo } from './undo.ts';

/** How often to look again while another process is at work, and what to do in between. */
export interface Patience {
  readonly looks: number;
  readonly pause: () => Promise<unknown>;
}

const TWO_SECONDS: Patience = { looks: 20, pause: () => setTimeout(100) };
const HALF_A_MINUTE: Patience = { looks: 300, pause: () => setTimeout(100) };

export interface RecoverOptions {
  readonly signal: AbortSignal;
  readonly disk?: Disk;
  readonly patience?: Patience;
}

/**
 * Call it before reading a project that is to be changed: waits while another process changes it,
 * and undoes a change that a dead process of this user left unfinished, which it tells. Throws
 * UserError when the other process takes too long or cannot be seen from here, when files were
 * edited since, and when the unfinished change may have come with the project.
 */
export async function recover(root: string, options: RecoverOptions): Promise<'none' | 'undone'> {
  const { signal, disk = realDisk, patience = HALF_A_MINUTE } = options;
  if (kindOf(root, true) !== 'folder') return 'none';
  sweep(root, disk);
  for (let looks = 0; ; ) {
    const situation = situationOf(root);
    if (situation.kind === 'free') return 'none';
    if (situation.kind === 'left') {
      if (!(await undoAsOwner(root, situation, disk))) continue; // another process was faster
      return situation.begun === null ? 'none' : 'undone';
    }
    const waits = situation.kind === 'busy' && situation.visible && looks++ < patience.looks;
    if (!waits) throw new UserError(whyNotNow(root, situation));
    await patience.pause();
    stopIfAborted(signal);
  }
}

/**
 * Call it before reading a project that is not to be changed: waits a little while another process
 * changes it, and gives what the reader has to know, if anything. Writes nothing.
 */
export async function lookFirst(
  root: string,
  patience: Patience = TWO_SECONDS,
): Promise<string | null> {
  for (let looks = 0; looks < patience.looks && isBusy(root); looks++) {
    await patience.pause();
  }
  return readersNote(root);
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

function isBusy(root: string): boolean {
  try {
    const situation = situationOf(root);
    return situation.kind === 'busy' && situation.visible;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

async function undoAsOwner(
  root: string,
  { folder, next, begun }: Extract<Situation, { kind: 'left' }>,
  disk: Disk,
): Promise<boolean> {
  try {
    if (!takeOver(folder, next, disk)) return false;
    try {
      if (begun !== null) await undo(root, folder, begun, disk);
      release(folder, disk);
    } catch (error) {
      abandon(folder, disk);
      throw error;
    }
    if (begun !== null) dropToken(root, begun.journal.id, disk);
    return true;
  } catch (error) {
    throw fileFault(error, `cannot undo the change that was not finished in ${root}`);
  }
}
