import fs from 'node:fs';
import { join, posix } from 'node:path';
import { readExisting } from '../disk/read-existing.ts';
import { listFolder } from '../disk/walk.ts';
import type { Change } from '../files.ts';
import { type Problem, UserError } from '../problem.ts';

/**
 * Throws UserError, listing all places, where files to be made are there already, or would be one
 * with others as `refuseTwins` tells.
 */
export function refuseTaken(root: string, changes: readonly Change[]): void {
  const existing = [...readExisting(root, madeBy(changes)).keys()];
  if (existing.length > 0) {
    const allowed = 'move it away, or choose another name';
    refuse('files that are to be made exist already:', existing, () => allowed);
  }
  refuseTwins(root, changes);
}

/**
 * Throws UserError, listing all places, where the names of files to be made differ from others in
 * nothing but case or accents' spelling: on the disks of Windows and macOS they would be one file.
 */
export function refuseTwins(root: string, changes: readonly Change[]): void {
  const goes = new Set(changes.flatMap(({ path, after }) => (after === null ? [path] : [])));
  const twins = twinsOf(root, madeBy(changes), goes);
  if (twins.size === 0) return;
  refuse(
    'files that are to be made would be others on the disks of Windows or macOS:',
    [...twins.keys()],
    (path) => {
      return `choose another name: ${twins.get(path)} differs in nothing but case or spelling`;
    },
  );
}

function madeBy(changes: readonly Change[]): string[] {
  return changes.flatMap(({ path, before, after }) =>
    before === null && after !== null ? [path] : [],
  );
}

function refuse(message: string, paths: readonly string[], allowed: (path: string) => string) {
  const problems = paths.map((path): Problem => ({ key: path, value: '', allowed: allowed(path) }));
  throw new UserError(message, problems);
}

/** Of new paths, those of which a part is written otherwise on the disk or in another one, with that. */
function twinsOf(
  root: string,
  made: readonly string[],
  goes: ReadonlySet<string>,
): Map<string, string> {
  const names = new Map<string, Map<string, string>>();
  const namesIn = (folder: string) => {
    const known = names.get(folder);
    if (known !== undefined) return known;
    const own = new Map<string, string>();
    for (const name of listed(join(root, folder))) {
      if (!goes.has(posix.join(folder, name))) own.set(folded(name), name);
    }
    names.set(folder, own);
    return own;
  };
  const twins = new Map<string, string>();
  for (const path of made) {
    let folder = '.';
    for (const name of path.split('/')) {
      const own = namesIn(folder);
      const same = own.get(folded(name));
      if (same === undefined) own.set(folded(name), name);
      else if (same !== name && !isThere(join(root, folder, name))) {
        twins.set(path, posix.join(folder, same));
      }
      folder = posix.join(folder, name);
    }
  }
  return twins;
}

/** Both may be there, where the disk tells them apart. */
function isThere(path: string): boolean {
  return fs.lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** A name as disks compare it that do not mind case, nor how accents are put together. */
function folded(name: string): string {
  return name.normalize('NFD').toLowerCase().normalize('NFC');
}

/** What cannot be listed can hardly be written to: the writer says why. */
function listed(folder: string): string[] {
  const listing = listFolder(folder);
  return 'why' in listing ? [] : [...listing.folders, ...listing.files, ...listing.others];
}
