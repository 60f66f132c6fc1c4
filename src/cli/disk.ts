import fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { removeSync } from 'fs-extra/esm';
import type { Change, FileTree } from '../files.ts';
import { UserError } from '../problem.ts';
import { stopIfAborted } from './io.ts';

/** The calls that change the disk. Tests pass some that fail, to see that everything is put back. */
export type Disk = Pick<typeof fs, 'mkdirSync' | 'mkdtempSync' | 'writeFileSync' | 'renameSync'>;

/** How many files are written between two looks at the signal. */
const BATCH = 256;

/**
 * Of the files at `paths` below `root`, the text of those that exist. Throws UserError, listing all
 * places, where something other than a plain file in plain folders is in the way: a symbolic link
 * below `root` is never followed, so nothing can be written outside.
 */
export function readExisting(root: string, paths: Iterable<string>): FileTree {
  const kind = kindOf(root, true);
  if (kind === 'none') {
    if (kindOf(root, false) === 'none') return new Map();
    throw new UserError(`${root} is a symbolic link that leads nowhere`);
  }
  if (kind !== 'folder') throw new UserError(`${root} exists and is not a folder`);
  const found = new Map<string, string>();
  const inTheWay = new Map<string, string>();
  const folders = new Map<string, boolean>([['.', true]]);
  const isFolder = (folder: string): boolean => {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const parent = isFolder(dirname(folder));
    const what = parent ? kindOf(join(root, folder), false) : 'none';
    if (what !== 'folder' && what !== 'none') inTheWay.set(folder, `is ${what}, not a folder`);
    folders.set(folder, what === 'folder');
    return what === 'folder';
  };
  for (const path of paths) {
    if (!isFolder(dirname(path))) continue;
    const what = kindOf(join(root, path), false);
    if (what === 'a file') found.set(path, readText(join(root, path)));
    else if (what !== 'none') inTheWay.set(path, `is ${what === 'folder' ? 'a folder' : what}`);
  }
  if (inTheWay.size > 0) {
    const problems = [...inTheWay].map(([key, allowed]) => ({ key, value: '', allowed }));
    throw new UserError(`in ${root}, something is in the way:`, problems);
  }
  return found;
}

type Kind = 'none' | 'folder' | 'a file' | 'a symbolic link' | 'a special file';

function kindOf(path: string, followLink: boolean): Kind {
  let stat: fs.Stats | undefined;
  try {
    stat = followLink
      ? fs.statSync(path, { throwIfNoEntry: false })
      : fs.lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw fileFault(error, `cannot look at ${path}`);
  }
  if (stat === undefined) return 'none';
  if (stat.isSymbolicLink()) return 'a symbolic link';
  if (stat.isDirectory()) return 'folder';
  return stat.isFile() ? 'a file' : 'a special file';
}

function readText(path: string): string {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch (error) {
    throw fileFault(error, `cannot read ${path}`);
  }
}

export interface WriteOptions {
  readonly signal: AbortSignal;
  /** Called with the folder of the finished files before they take their places. */
  readonly prepare?: (folder: string) => Promise<void>;
  readonly disk?: Disk;
}

/**
 * Writes all changes below `root`, or none: the files are made in a folder beside their places and
 * then moved there. On an error or an abort everything that was moved is put back, and a folder
 * that did not exist does not stay. Throws UserError when the disk refuses, or when a file is no
 * longer what it was when the changes were planned.
 */
export async function writeChanges(
  root: string,
  changes: readonly Change[],
  { signal, prepare, disk = fs }: WriteOptions,
): Promise<void> {
  const top = firstMissing(root);
  const home = top === null ? root : dirname(top);
  const moved: Move[] = [];
  let stage: string | null = null;
  try {
    stage = disk.mkdtempSync(join(home, '.create-dab-project-'));
    // The folder itself is private; what is moved out of it must have ordinary permissions.
    const made = join(stage, 'files');
    const folder = top === null ? made : join(made, basename(top), root.slice(top.length));
    await writeFiles(folder, changes, signal, disk);
    await prepare?.(folder);
    stopIfAborted(signal);
    const move = (from: string, to: string) => {
      disk.renameSync(from, to);
      moved.push({ from, to });
    };
    const expected = new Map(changes.map(({ path, before }) => [join(root, path), before]));
    graft(made, home, { move, expected, backups: join(stage, 'replaced'), disk });
  } catch (error) {
    putBack(moved, stage);
    throw fileFault(error, `cannot write to ${root}; nothing was changed`);
  } finally {
    if (stage !== null) removeSync(stage);
  }
}

interface Move {
  readonly from: string;
  readonly to: string;
}

/** Undoes moves, the last one first. If the disk refuses even that, says where the files are. */
function putBack(moved: readonly Move[], stage: string | null): void {
  for (const { from, to } of moved.toReversed()) {
    try {
      fs.renameSync(to, from);
    } catch (error) {
      const kept = `${stage}-kept`;
      if (stage !== null) fs.renameSync(stage, kept);
      throw fileFault(error, `cannot put ${to} back; all replaced files are in ${kept}`);
    }
  }
}

async function writeFiles(
  folder: string,
  changes: readonly Change[],
  signal: AbortSignal,
  disk: Disk,
): Promise<void> {
  const made = new Set<string>();
  for (const [index, { path, after }] of changes.entries()) {
    if (index % BATCH === 0) {
      await setImmediate();
      stopIfAborted(signal);
    }
    const file = join(folder, path);
    const parent = dirname(file);
    if (!made.has(parent)) disk.mkdirSync(parent, { recursive: true });
    made.add(parent);
    disk.writeFileSync(file, after, { flag: 'wx' });
  }
}

interface Graft {
  readonly move: (from: string, to: string) => void;
  /** What each file to be replaced must hold, by absolute path; null where there must be none. */
  readonly expected: ReadonlyMap<string, string | null>;
  readonly backups: string;
  readonly disk: Disk;
}

/** Moves what is in `from` into `to`: whole folders where there is none yet, else their contents. */
function graft(from: string, to: string, how: Graft): void {
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const place = join(to, entry.name);
    const there = kindOf(place, false);
    if (there === 'none') how.move(source, place);
    else if (there === 'folder' && entry.isDirectory()) graft(source, place, how);
    else replace(source, place, how);
  }
}

function replace(source: string, place: string, { move, expected, backups, disk }: Graft): void {
  if (kindOf(place, false) !== 'a file' || readText(place) !== expected.get(place)) {
    throw new UserError(
      `${place} has changed meanwhile; nothing was changed. Run the command again`,
    );
  }
  fs.chmodSync(source, fs.statSync(place).mode);
  disk.mkdirSync(backups, { recursive: true });
  move(place, join(backups, String(fs.readdirSync(backups).length)));
  move(source, place);
}

/** The highest folder on the way to `path` that does not exist; null when all do. */
function firstMissing(path: string): string | null {
  if (kindOf(path, true) !== 'none') return null;
  return firstMissing(dirname(path)) ?? path;
}

/** What the operating system said, as an error of the request; anything else is passed on as it is. */
export function fileFault(error: unknown, message: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return error;
  const reason = REASONS[String(error.code)] ?? error.message;
  return new UserError(`${message}: ${reason}`);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  ENAMETOOLONG: 'a name is too long',
  ENOTDIR: 'a file is where a folder should be',
  ELOOP: 'too many symbolic links',
};
