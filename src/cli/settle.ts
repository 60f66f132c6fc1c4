import { readExisting } from '../disk/read-existing.ts';
import { lookFirst, recover } from '../disk/recover.ts';
import { printed, visible } from '../printed.ts';
import { stopIfAborted } from '../stopped.ts';
import type { Io } from './io.ts';

/** What a command is about to do with a project. One that reads writes nothing at all. */
export type Purpose = 'read' | 'write';

/** The purpose of a command that writes unless it runs dry. */
export function purposeOf({ dryRun }: { readonly dryRun: boolean }): Purpose {
  return dryRun ? 'read' : 'write';
}

/**
 * To be called before a project is read: waits for another run at work on it. Before it is changed,
 * undoes what a dead run left half done, and says so; else only says what is unfinished. Throws
 * UserError when the folder cannot be used.
 */
export async function settle(root: string, purpose: Purpose, io: Io): Promise<void> {
  if (purpose === 'read') {
    const note = await lookFirst(root);
    if (note !== null) io.err(printed`note: ${visible(note)}.\n`);
  } else if ((await io.stoppable((signal) => recovered(root, signal))) === 'undone') {
    io.err(
      printed`note: an earlier run was ended while it changed ${visible(root)}; what it did is undone.\n`,
    );
  }
  readExisting(root, []);
}

async function recovered(root: string, signal: AbortSignal): Promise<'none' | 'undone'> {
  const outcome = await recover(root, { signal });
  stopIfAborted(signal);
  return outcome;
}
