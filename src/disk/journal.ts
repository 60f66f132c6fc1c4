/**
 * What the journal folder holds: `new/<n>`, the text that the file of entry n is to have;
 * `old/<n>`, the file that is there now; `addition/`, where something besides files is made; and,
 * from the moment on that a change may be half done, `journal.json`.
 */
import { join, posix } from 'node:path';
import { UserError } from '../problem.ts';
import type { Disk } from './disk.ts';
import { hashOf } from './hash.ts';
import { bytesOf } from './plain-file.ts';
import { kindOf } from './read-existing.ts';
import { LARGEST } from './read-text.ts';
import { isSafe } from './safe-path.ts';
import { keepToken, tokenOf } from './token.ts';

/** A file by hashes of what it held and is to hold; null is no file. */
export interface JournalEntry {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Journal {
  readonly format: 2;
  /** Unlike that of any other change: no token of one can be taken for that of another. */
  readonly id: string;
  readonly entries: readonly JournalEntry[];
  /** Folders that are not there yet, outer ones first. */
  readonly made: readonly string[];
  /** Folders that may be left empty and go, outer ones first. */
  readonly emptied: readonly (readonly [path: string, state: FolderState])[];
}

/** What a folder that is made again must get back. */
export interface FolderState {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** What is moved into the project in one piece; known by its inode, which a rename keeps. */
export interface Added {
  readonly name: string;
  readonly inode: string;
}

/** A change that was begun: what is needed to undo it. */
export interface Begun {
  readonly journal: Journal;
  readonly added: Added | null;
}

export const newFile = (folder: string, index: number) => join(folder, 'new', String(index));
export const oldFile = (folder: string, index: number) => join(folder, 'old', String(index));

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

/**
 * Records what a change will do, so that it can be undone if this process is killed, and keeps the
 * token without which nobody would believe it.
 */
export function recordJournal(root: string, folder: string, journal: Journal, disk: Disk): void {
  const text = JSON.stringify(journal);
  keepToken(root, journal.id, { 'journal.json': hashOf(text) }, disk);
  record(folder, 'journal.json', text, disk);
}

/** Records, behind a journal that is recorded, what will be moved into the project in one piece. */
export function recordAdded(
  root: string,
  folder: string,
  journal: Journal,
  added: Added,
  disk: Disk,
): void {
  const text = JSON.stringify(added);
  const hashes = {
    'journal.json': hashOf(JSON.stringify(journal)),
    'addition.json': hashOf(text),
  };
  keepToken(root, journal.id, hashes, disk);
  record(folder, 'addition.json', text, disk);
}

/**
 * The change that the records in a journal folder tell of: null when none was begun, `foreign` when
 * this user keeps no token of it here, so that it may have come with the project.
 */
export function readBegun(root: string, folder: string): Begun | 'foreign' | null {
  const journalText = textIn(folder, 'journal.json');
  if (journalText === null) return null;
  const addedText = textIn(folder, 'addition.json');
  const id = idIn(journalText);
  const token = id === null ? null : tokenOf(root, id);
  if (token === null || token['journal.json'] !== hashOf(journalText)) return 'foreign';
  if (addedText !== null && token['addition.json'] !== hashOf(addedText)) return 'foreign';
  const journal = JSON.parse(journalText);
  const added = addedText === null ? null : JSON.parse(addedText);
  if (isJournal(journal) && (added === null || isAdded(added))) return { journal, added };
  throw new UserError(
    `the journal in ${folder} is of another version of this tool, so the change that it tells of cannot be undone. ` +
      `Replaced files are in ${join(folder, 'old')}; delete ${folder} to keep all as it is`,
  );
}

/** Flushes the folders in which files or folders came or went. */
export function flushFolders(root: string, { entries, made, emptied }: Journal, disk: Disk): void {
  const paths = [...entries.map(({ path }) => path), ...made, ...emptied.map(([path]) => path)];
  for (const folder of new Set(paths.map((path) => posix.dirname(path)))) {
    const place = join(root, folder);
    if (kindOf(place, false) === 'folder') disk.flush(place);
  }
}

function isHash(value: unknown): boolean {
  return value === null || (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value));
}

function isJournal({ format, entries, made, emptied }: Journal): boolean {
  return (
    format === 2 &&
    entries.every(({ path, before, after }) => isSafe(path) && isHash(before) && isHash(after)) &&
    made.every(isSafe) &&
    emptied.every(([path, state]) => isSafe(path) && isFolderState(state))
  );
}

function isFolderState({ mode, uid, gid }: FolderState): boolean {
  return [mode, uid, gid].every((value) => Number.isInteger(value) && value >= 0) && mode <= 0o7777;
}

function isAdded({ name, inode }: Added): boolean {
  return isSafe(`${name}x`) && !name.includes('/') && typeof inode === 'string';
}

/** Writes a record so that it is there whole or not at all, also after a power cut. */
function record(folder: string, name: string, text: string, disk: Disk): void {
  const draft = join(folder, `${name}.tmp`);
  // What could not be read again could not be undone.
  if (Buffer.byteLength(text) > LARGEST) throw new UserError('too many files for one change');
  disk.writeFileSync(draft, text);
  disk.flush(draft);
  disk.renameSync(draft, join(folder, name));
  disk.flush(folder);
}

function textIn(folder: string, name: string): string | null {
  return bytesOf(join(folder, name), LARGEST)?.toString('utf8') ?? null;
}

function idIn(journal: string): string | null {
  try {
    const { id } = JSON.parse(journal);
    return typeof id === 'string' ? id : null;
  } catch {
    return null;
  }
}
