import fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { removeSync } from 'fs-extra/esm';
import type { Change } from '../files.ts';
import { UserError } from '../problem.ts';
import { fileFault } from './file-fault.ts';
import { stopIfAborted } from './io.ts';
import { kindOf, readText } from './read-existing.ts';

/** The calls that change the disk. Tests pass some that fail, to see that everything is put back. */
export type Disk = Pick<typeof fs, 'mkdirSync' | 'mkdtempSync' | 'writeFileSync' | 'renameSync'>;

/** How many files are written between two looks at the signal. */
const BATCH = 256;

export interface WriteOptions {
  readonly signal: AbortSignal;
  /**
   * Called when the files are in their places, with a folder for its work. What it makes there,
   * named by what it returns, is moved to `root` too; if it throws, nothing is changed.
   */
  readonly addition?: (scratch: string) => Promise<string>;
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
  { signal, addition, disk = fs }: WriteOptions,
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
    disk.mkdirSync(folder, { recursive: true });
    await writeFiles(folder, changes, signal, disk);
    const move = (from: string, to: string) => {
      disk.renameSync(from, to);
      moved.push({ from, to });
    };
    const expected = new Map(changes.map(({ path, before }) => [join(root, path), before]));
    graft(made, home, { move, expected, backups: join(stage, 'replaced'), disk });
    if (addition) {
      const name = await addition(stage);
      move(join(stage, name), join(root, name));
    }
    stopIfAborted(signal);
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
