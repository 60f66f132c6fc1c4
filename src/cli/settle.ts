import { readExisting } from '../disk/read-existing.ts';
import { recover } from '../disk/recover.ts';
import { printed, visible } from '../printed.ts';
import type { Io } from './io.ts';

/**
 * To be called before a project is read: waits for another run at work on it, undoes what a dead one
 * left half done, and says so. Throws UserError when the folder cannot be used.
 */
export async function settle(root: string, io: Io): Promise<void> {
  if ((await recover(root, io)) === 'undone') {
    io.err(
      printed`note: an earlier run was ended while it changed ${visible(root)}; what it did is undone.\n`,
    );
  }
  readExisting(root, []);
}
