import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../problem.ts';
import { type Disk, hasCode } from './disk.ts';
import { hashOf } from './hash.ts';
import { inBatches } from './in-batches.ts';
import {
  type Added,
  type Begun,
  checkFolders,
  type FolderState,
  flushFolders,
  type Journal,
  type JournalEntry,
  oldFile,
} from './journal.ts';
import { JOURNAL } from './lock.ts';
import { bytesOf } from './plain-file.ts';
import { kindOf } from './read-existing.ts';

/**
 * Undoes a change whose journal is in `folder`. May be cut off at any point and started again.
 * Touches nothing that a link leads to. Throws UserError, before it changes anything, when a file
 * has been edited since.
 */
export async function undo(
  root: string,
  folder: string,
  { journal, added }: Begun,
  disk: Disk,
): Promise<void> {
  for (const path of journal.made) checkFolders(root, path);
  for (const [path] of journal.emptied) checkFolders(root, `${path}/x`);
  checkFolders(root, `${JOURNAL}/old/0`);
  const entries = [...journal.entries.entries()].filter(([, entry]) => !isAsBefore(root, entry));
  checkUnedited(root, folder, entries);
  if (added !== null) takeOutAddition(root, folder, added, disk);
  for (const [path, state] of journal.emptied) bringBack(root, path, state, disk);
  await inBatches(entries, null, ([index, { path, before }]) => {
    const place = join(root, path);
    checkFolders(root, path);
    if (before === null) disk.unlinkSync(place);
    else {
      disk.mkdirSync(dirname(place), { recursive: true });
      disk.renameSync(oldFile(folder, index), place);
    }
  });
  removeMade(root, journal, disk);
  flushFolders(root, journal, disk);
}

/** Makes a folder that was removed; also gives one its owner that was made when this was cut off. */
function bringBack(root: string, path: string, { mode, uid, gid }: FolderState, disk: Disk): void {
  const place = join(root, path);
  checkFolders(root, `${path}/x`);
  if (kindOf(place, false) === 'none') disk.mkdirSync(place);
  const now = fs.lstatSync(place);
  if (now.uid !== uid || now.gid !== gid) giveBack(place, uid, gid, disk);
  if ((fs.lstatSync(place).mode & 0o7777) !== mode) disk.chmodSync(place, mode);
}

/** As far as we may: nobody is served by a change that can never be undone. */
function giveBack(folder: string, uid: number, gid: number, disk: Disk): void {
  try {
    disk.lchownSync(folder, uid, gid);
  } catch (error) {
    if (!hasCode(error, 'EPERM', 'EACCES', 'EINVAL')) throw error;
  }
}

function isAsBefore(root: string, { path, before }: JournalEntry): boolean {
  checkFolders(root, path);
  return hashIfThere(join(root, path)) === before;
}

/** A file that holds neither what it held nor what it got is somebody's work. A missing one is not. */
function checkUnedited(
  root: string,
  folder: string,
  entries: readonly (readonly [number, JournalEntry])[],
): void {
  const problems: string[] = [];
  for (const [index, { path, before, after }] of entries) {
    const now = hashIfThere(join(root, path));
    if (now !== null && now !== after) problems.push(path);
    if (before !== null && hashIfThere(oldFile(folder, index)) !== before) {
      throw new UserError(
        `${oldFile(folder, index)} no longer holds the old ${path}, so the change that was not finished in ${root} cannot be undone. ` +
          `Delete ${folder} to keep all as it is`,
      );
    }
  }
  if (problems.length === 0) return;
  throw new UserError(
    `a change of ${root} was not finished, and cannot be undone, as these files were edited since. ` +
      `Move them away to have it undone, or delete ${folder} to keep all as it is:`,
    problems.map((allowed) => ({ key: '', value: '', allowed })),
  );
}

function takeOutAddition(root: string, folder: string, added: Added, disk: Disk): void {
  const place = join(root, added.name);
  const stat = fs.lstatSync(place, { throwIfNoEntry: false, bigint: true });
  // Anything else of that name is not what this tool made.
  if (stat === undefined || String(stat.ino) !== added.inode) return;
  disk.renameSync(place, join(folder, 'taken-out'));
}

function removeMade(root: string, { made }: Journal, disk: Disk): void {
  for (const path of made.toReversed()) {
    try {
      disk.rmdirSync(join(root, path));
    } catch (error) {
      // It was not made yet, or somebody else uses it now.
      if (!hasCode(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EBUSY')) throw error;
    }
  }
}

function hashIfThere(path: string): string | null {
  const bytes = bytesOf(path);
  return bytes === null ? null : hashOf(bytes);
}
