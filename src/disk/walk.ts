import fs from 'node:fs';
import { join } from 'node:path';
import { reasonOf, systemCode } from './file-fault.ts';
import type { Unread } from './read-text.ts';

/** Names in a folder, sorted. */
export interface Listing {
  /** Folders, without links to some. */
  readonly folders: readonly string[];
  /** Regular files. */
  readonly files: readonly string[];
  /** Links, pipes and whatever else there may be. */
  readonly others: readonly string[];
}

/** More names than this are not read: no folder of a project has so many. */
const MOST_NAMES = 500_000;

/** What the operating system says of a path that leads to no folder. */
const NO_FOLDER = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG']);

/** More folders than this are not walked through: no repository has so many. */
const MOST_FOLDERS = 100_000;

/**
 * What is in a folder; a link to one is followed. Else why that cannot be known, `missing` where
 * there is no folder: more names than a bound are not looked at. Never throws.
 */
export function listFolder(path: string, most: number = MOST_NAMES): Listing | Unread {
  const folders: string[] = [];
  const files: string[] = [];
  const others: string[] = [];
  let open: fs.Dir | null = null;
  try {
    open = fs.opendirSync(path, { bufferSize: 500 });
    let names = 0;
    for (let entry = open.readSync(); entry !== null; entry = open.readSync()) {
      if (++names > most) return { why: tooMany(most, 'names'), missing: false };
      (entry.isDirectory() ? folders : entry.isFile() ? files : others).push(entry.name);
    }
    for (const each of [folders, files, others]) each.sort();
    return { folders, files, others };
  } catch (error) {
    return { why: reasonOf(error), missing: NO_FOLDER.has(systemCode(error)) };
  } finally {
    open?.closeSync();
  }
}

/** A folder that was come to on a walkFolders, with what is in it. */
export interface Walked extends Listing {
  /** From where the walkFolders began, `/` between parts; `''` for that folder itself. */
  readonly path: string;
}

export interface WalkOptions {
  /** Which of the folders in a folder are to be walked through, by their names. */
  readonly into: (folder: Walked) => readonly string[];
  /** Told of each folder that is left out though it was to be looked at, and why. */
  readonly leftOut: (path: string, why: string) => void;
}

/**
 * A folder and those below it, outer ones first, by name. The folder itself may be a link; those
 * below are never followed, so that the walkFolders ends, and stays where it began. It is bounded in
 * folders and in names, all together.
 */
export function* walkFolders(start: string, { into, leftOut }: WalkOptions): Generator<Walked> {
  const todo = [''];
  let names = MOST_NAMES;
  for (let seen = 1; todo.length > 0; seen++) {
    const path = todo.pop() as string;
    if (seen > MOST_FOLDERS) return leftOut(path, tooMany(MOST_FOLDERS, 'folders'));
    const listing = listFolder(join(start, path), names);
    if ('why' in listing) {
      // Another process may have removed it; and what was asked for need not be there.
      if (!listing.missing) leftOut(path, listing.why);
      continue;
    }
    const folder = { path, ...listing };
    names -= listing.folders.length + listing.files.length + listing.others.length;
    yield folder;
    for (const name of into(folder).toReversed()) {
      todo.push(path === '' ? name : `${path}/${name}`);
    }
  }
}

function tooMany(most: number, what: string): string {
  return `there are more than ${most.toLocaleString('en')} ${what}, and no more are looked at`;
}
