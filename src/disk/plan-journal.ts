import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';
import type { Change } from '../files.ts';
import { ChangedMeanwhile } from './changed-meanwhile.ts';
import { hashOf } from './hash.ts';
import {
  checkFolders,
  type FolderState,
  foldersOf,
  type Journal,
  type JournalEntry,
} from './journal.ts';
import { bytesOf } from './plain-file.ts';
import { kindOf } from './read-existing.ts';
import { refuseUnreplaceable } from './replaceable.ts';
import { refuseUnsafe } from './safe-path.ts';

/** Compares the changes with the disk, and says how to undo them. Throws when a file has changed. */
export function planJournal(root: string, changes: readonly Change[]): Journal {
  refuseUnreplaceable(root, changes);
  const made = new Set<string>();
  const emptied = new Map<string, FolderState>();
  const entries = changes.map((change): JournalEntry => {
    const entry = entryOf(root, change);
    for (const folder of foldersOf(change.path)) {
      if (made.has(folder) || emptied.has(folder)) continue;
      if (kindOf(join(root, folder), false) === 'none') {
        if (change.after !== null) made.add(folder);
      } else if (change.after === null) {
        const { mode, uid, gid } = fs.lstatSync(join(root, folder));
        emptied.set(folder, { mode: mode & 0o7777, uid, gid });
      }
    }
    return entry;
  });
  if (new Set(changes.map(({ path }) => path)).size < changes.length) {
    throw new Error('a path is changed twice');
  }
  return { format: 2, id: randomUUID(), entries, made: [...made], emptied: [...emptied] };
}

function entryOf(root: string, { path, before, after }: Change): JournalEntry {
  refuseUnsafe(path);
  checkFolders(root, path);
  const bytes = bytesOf(join(root, path));
  // Compared as text, which is what was read; hashed as bytes, which is what is put back.
  if ((bytes?.toString('utf8') ?? null) !== before) throw new ChangedMeanwhile(join(root, path));
  return {
    path,
    before: bytes === null ? null : hashOf(bytes),
    after: after === null ? null : hashOf(after),
  };
}
