import fs from 'node:fs';
import { join } from 'node:path';
import type { Change } from '../files.ts';
import { type Problem, UserError } from '../problem.ts';
import { JOURNAL } from './lock.ts';
import { listFolder } from './walk.ts';

/**
 * Throws UserError, listing them, when files that are to be replaced or deleted are protected against
 * it, or would lose something by it: a replaced file is a new one under the old name.
 */
export function refuseUnreplaceable(root: string, changes: readonly Change[]): void {
  const problems = changes.flatMap((change): Problem[] => {
    const allowed = change.before === null ? null : whyKept(root, change);
    return allowed === null ? [] : [{ key: change.path, value: '', allowed }];
  });
  if (problems.length === 0) return;
  throw new UserError(
    `in ${root}, nothing was changed, since files must stay as they are:`,
    problems,
  );
}

function whyKept(root: string, { path: name, after }: Change): string | null {
  const path = join(root, name);
  const stat = fs.lstatSync(path, { throwIfNoEntry: false });
  // Whoever reads or writes it has more to say about anything else.
  if (stat === undefined || !stat.isFile()) return null;
  if (!isWritable(path, stat)) return 'it is read-only: make it writable first';
  if (after === null || stat.nlink === 1) return null;
  const names = othersNames(root, path);
  if (names <= 1) return null;
  return `it has ${names} names (hard links), and only this one would change: replace it by a copy of itself first`;
}

/**
 * The names that a file has, but for those that a change gave it which is being taken back: whoever
 * does that may be still at it, or have died.
 */
function othersNames(root: string, path: string): number {
  const { ino } = fs.lstatSync(path, { bigint: true });
  const own = secondNames(root, ino);
  // Looked at afterwards: meanwhile second names only go.
  return Number(fs.lstatSync(path, { bigint: true }).nlink) - own;
}

function secondNames(root: string, inode: bigint): number {
  const listing = listFolder(root);
  if ('why' in listing) return 0;
  const journals = listing.folders.filter((name) => name.startsWith(JOURNAL));
  return journals.reduce((sum, name) => sum + namesIn(join(root, name, 'old'), inode), 0);
}

function namesIn(folder: string, inode: bigint): number {
  const listing = listFolder(folder);
  if ('why' in listing) return 0;
  const stats = listing.files.map((name) => {
    return fs.lstatSync(join(folder, name), { bigint: true, throwIfNoEntry: false });
  });
  return stats.filter((stat) => stat?.ino === inode).length;
}

/** The superuser may write to any file, but a file that nobody may write to is meant to stay. */
function isWritable(path: string, { mode }: fs.Stats): boolean {
  if ((mode & 0o222) === 0) return false;
  try {
    fs.accessSync(path, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
