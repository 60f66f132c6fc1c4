/**
 * What the journal folder holds: `new/<n>`, the text that the file of entry n is to have;
 * `old/<n>`, the file that is there now; `addition/`, where something besides files is made; and,
 * from the moment on that a change may be half done, `journal.json`.
 */
import { createHash } from 'node:crypto';
import { dirname, join, posix } from 'node:path';
import { UserError } from '../problem.ts';
import type { Disk } from './disk.ts';
import { JOURNAL } from './lock.ts';
import { kindOf } from './read-existing.ts';
import { LARGEST, readBytes, readText } from './read-text.ts';

/** A file by hashes of what it held and is to hold; null is no file. */
export interface Entry {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Journal {
  readonly format: 1;
  readonly entries: readonly Entry[];
  /** Folders that are not there yet, outer ones first. */
  readonly made: readonly string[];
  /** Folders that may be left empty and go, outer ones first, with their permissions. */
  readonly emptied: readonly (readonly [path: string, mode: number])[];
}

/** What is moved into the project in one piece; known by its inode, which a rename keeps. */
export interface Added {
  readonly name: string;
  readonly inode: string;
}

export const newFile = (folder: string, index: number) => join(folder, 'new', String(index));
export const oldFile = (folder: string, index: number) => join(folder, 'old', String(index));

export function hashOf(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The bytes of a file, null when there is none; throws UserError for anything else, links included. */
export function bytesOf(path: string): Buffer | null {
  const read = readBytes(path, { most: LARGEST, followLink: false });
  if ('bytes' in read) return read.bytes;
  if (read.missing) return null;
  throw new UserError(`cannot read ${path}: ${read.why}`);
}

/** The folders on the way from the root to a file, outer ones first, without the root. */
export function foldersOf(path: string): string[] {
  const parent = posix.dirname(path);
  return parent === '.' ? [] : [...foldersOf(parent), parent];
}

/** Throws unless all folders on the way to a file are folders, not links to some, or not there. */
export function checkFolders(root: string, path: string): void {
  for (const folder of foldersOf(path)) {
    const kind = kindOf(join(root, folder), false);
    if (kind === 'none') return;
    if (kind !== 'folder') throw new UserError(`${join(root, folder)} is ${kind}, not a folder`);
  }
}

/** Writes a record so that it is there whole or not at all, also after a power cut. */
export function record(folder: string, name: string, value: Journal | Added, disk: Disk): void {
  const draft = join(folder, `${name}.tmp`);
  const text = JSON.stringify(value);
  // What could not be read again could not be undone.
  if (Buffer.byteLength(text) > LARGEST) throw new UserError('too many files for one change');
  disk.writeFileSync(draft, text);
  disk.flush(draft);
  disk.renameSync(draft, join(folder, name));
  disk.flush(folder);
}

export function readJournal(folder: string): Journal | null {
  return readRecord(folder, 'journal.json', (value) => {
    const { format, entries, made, emptied } = value as unknown as Journal;
    if (format !== 1) return null;
    const good =
      entries.every(({ path, before, after }) => isSafe(path) && isHash(before) && isHash(after)) &&
      made.every(isSafe) &&
      emptied.every(
        ([path, mode]) => isSafe(path) && Number.isInteger(mode) && mode >= 0 && mode <= 0o7777,
      );
    return good ? { format, entries, made, emptied } : null;
  });
}

export function readAdded(folder: string): Added | null {
  return readRecord(folder, 'addition.json', ({ name, inode }) => {
    return isSafe(`${name}x`) && !String(name).includes('/') && typeof inode === 'string'
      ? { name: String(name), inode }
      : null;
  });
}

/** Flushes the folders in which files or folders came or went. */
export function flushFolders(root: string, { entries, made, emptied }: Journal, disk: Disk): void {
  const paths = [...entries.map(({ path }) => path), ...made, ...emptied.map(([path]) => path)];
  for (const folder of new Set(paths.map((path) => posix.dirname(path)))) {
    const place = join(root, folder);
    if (kindOf(place, false) === 'folder') disk.flush(place);
  }
}

/**
 * Whether a path is one that this tool writes to. A journal may come with somebody's project: it
 * must not reach out of it, nor into what git runs.
 */
export function isSafe(path: unknown): boolean {
  if (typeof path !== 'string' || path.includes('\0')) return false;
  if (process.platform === 'win32' && /[\\:]/.test(path)) return false;
  const parts = path.split('/');
  return (
    !parts[0]?.startsWith(JOURNAL) &&
    parts.every((part) => !['', '.', '..'].includes(part) && !/^(\.git|git~\d+)[. ]*$/i.test(part))
  );
}

/** Throws UserError for a path that this tool does not write to. */
export function refuseUnsafe(path: string): void {
  if (isSafe(path)) return;
  throw new UserError(
    `not a path to write to: ${path}. It leads out of its folder, or git or this tool keeps its own files there`,
  );
}

function isHash(value: unknown): boolean {
  return value === null || (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value));
}

function readRecord<T>(
  folder: string,
  name: string,
  check: (value: Record<string, unknown>) => T | null,
): T | null {
  const file = join(folder, name);
  const read = readText(file, { most: LARGEST, followLink: false });
  if ('why' in read) {
    if (read.missing) return null;
    throw new UserError(`cannot read ${file}: ${read.why}`);
  }
  let found: T | null = null;
  try {
    found = check(JSON.parse(read.text));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
  }
  if (found !== null) return found;
  throw new UserError(
    `${file} is damaged, or of a newer version of this tool, so the change that it tells of cannot be undone. ` +
      `Replaced files are in ${join(dirname(file), 'old')}; delete ${folder} to keep all as it is`,
  );
}
