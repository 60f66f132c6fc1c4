import fs from 'node:fs';
import { join, posix } from 'node:path';
import type { Change } from '../files.ts';
import { UserError } from '../problem.ts';
import { stopIfAborted } from '../stopped.ts';
import { ChangedMeanwhile } from './changed-meanwhile.ts';
import { type Disk, duplicate, hasCode } from './disk.ts';
import { hashOf } from './hash.ts';
import { inBatches } from './in-batches.ts';
import {
  type Added,
  type Begun,
  checkFolders,
  flushFolders,
  type Journal,
  newFile,
  oldFile,
  recordAdded,
  recordJournal,
} from './journal.ts';
import { keepOwner } from './keep-owner.ts';
import { abandon, release } from './lock.ts';
import { bytesOf } from './plain-file.ts';
import { planJournal } from './plan-journal.ts';
import { kindOf } from './read-existing.ts';
import { acquire } from './recover.ts';
import { dropToken } from './token.ts';
import { undo } from './undo.ts';
import type { WriteOptions } from './write-options.ts';

/**
 * Changes a folder that exists. The journal in it tells how to undo everything until the moment in
 * which it is moved away; that moment decides.
 */
export async function writeInto(
  root: string,
  changes: readonly Change[],
  options: WriteOptions & { disk: Disk },
): Promise<void> {
  const { signal, addition, verify, disk } = options;
  const folder = await acquire(root, options);
  let begun: Begun | null = null;
  try {
    disk.flush(root);
    verify?.();
    const journal = planJournal(root, changes);
    await stage(root, folder, changes, journal, options);
    recordJournal(root, folder, journal, disk);
    begun = { journal, added: null };
    await apply(root, folder, journal, options);
    if (addition) begun = { journal, added: await add(root, folder, journal, addition, disk) };
    flushFolders(root, journal, disk);
    stopIfAborted(signal);
    release(folder, disk);
    dropToken(root, journal.id, disk);
  } catch (error) {
    await putBack(root, folder, begun, error, disk);
    throw error;
  }
}

/** Makes all new files, and second names for the old ones, and sees that they are on the disk. */
async function stage(
  root: string,
  folder: string,
  changes: readonly Change[],
  { entries }: Journal,
  { signal, disk }: WriteOptions & { disk: Disk },
): Promise<void> {
  for (const name of ['new', 'old']) disk.mkdirSync(join(folder, name));
  await inBatches(changes, signal, ({ path, before, after }, index) => {
    const place = join(root, path);
    if (before !== null) {
      duplicate(place, oldFile(folder, index), disk);
      keepOwner(oldFile(folder, index), place, disk);
      const old = bytesOf(oldFile(folder, index));
      if (old === null || hashOf(old) !== entries[index]?.before) {
        throw new ChangedMeanwhile(place);
      }
    }
    if (after === null) return;
    const file = newFile(folder, index);
    disk.writeFileSync(file, after, { flag: 'wx' });
    disk.flush(file);
    if (before !== null) keepOwner(file, place, disk);
  });
  for (const name of ['new', 'old']) disk.flush(join(folder, name));
}

async function apply(
  root: string,
  folder: string,
  { entries, made }: Journal,
  { signal, disk }: WriteOptions & { disk: Disk },
): Promise<void> {
  for (const path of made) {
    checkFolders(root, path);
    const place = join(root, path);
    if (kindOf(place, false) !== 'folder') disk.mkdirSync(place);
  }
  await inBatches(entries, signal, ({ path, before, after }, index) => {
    checkFolders(root, path);
    const place = join(root, path);
    const now = bytesOf(place);
    if ((now === null ? null : hashOf(now)) !== before) throw new ChangedMeanwhile(place);
    if (after !== null) disk.renameSync(newFile(folder, index), place);
    else if (before !== null) disk.unlinkSync(place);
  });
  // Last, as what was created may keep a folder from being empty.
  for (const { path, before, after } of entries) {
    if (before !== null && after === null) removeEmpty(root, posix.dirname(path), disk);
  }
}

function removeEmpty(root: string, path: string, disk: Disk): void {
  if (path === '.') return;
  try {
    disk.rmdirSync(join(root, path));
  } catch (error) {
    // Windows keeps a folder in which somebody works.
    if (hasCode(error, 'ENOTEMPTY', 'EEXIST', 'EBUSY')) return;
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  removeEmpty(root, posix.dirname(path), disk);
}

async function add(
  root: string,
  folder: string,
  journal: Journal,
  addition: NonNullable<WriteOptions['addition']>,
  disk: Disk,
): Promise<Added> {
  const scratch = join(folder, 'addition');
  disk.mkdirSync(scratch);
  const name = await addition(scratch, root);
  const place = join(root, name);
  if (kindOf(place, false) !== 'none') throw new ChangedMeanwhile(place);
  const { ino } = fs.lstatSync(join(scratch, name), { bigint: true });
  const added = { name, inode: String(ino) };
  recordAdded(root, folder, journal, added, disk);
  disk.renameSync(join(scratch, name), place);
  return added;
}

async function putBack(
  root: string,
  folder: string,
  begun: Begun | null,
  cause: unknown,
  disk: Disk,
): Promise<void> {
  try {
    if (begun !== null) await undo(root, folder, begun, disk);
    release(folder, disk);
    if (begun !== null) dropToken(root, begun.journal.id, disk);
  } catch (error) {
    abandon(folder, disk);
    const why = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault));
    throw new UserError(
      `${why(cause)}; and what was changed in ${root} cannot be put back now: ${why(error)}. ` +
        'The next command that writes there tries again',
    );
  }
}
