/**
 * Who may change a project: the one who owns the folder `.dab-project-journal` in it. The folder is
 * made elsewhere with its owner's name in it and moved to its place, so that it is never there
 * without an owner. Who takes it over from a dead owner adds a file that names him as the next, and
 * that only one can add; so owners form a chain, and the last one owns the folder. Moving the folder
 * away gives it up.
 */
import { dirname, join } from 'node:path';
import { UserError } from '../problem.ts';
import { type Disk, duplicate, hasCode, removeQuietly } from './disk.ts';
import { nameOfOurs, type Owner, ownerIsDead, parseOwner, thisProcess } from './owner.ts';
import { bytesOf } from './plain-file.ts';
import { kindOf } from './read-existing.ts';
import { listFolder } from './walk.ts';

/** Name of the folder that is lock and journal in one. */
export const JOURNAL = '.dab-project-journal';
/** How the names of folders begin in which a new project is made. */
export const STAGE = '.create-dab-project';

/** The file that names an owner holds less than this, in bytes. */
const LARGEST_OWNER = 10_000;

/** The end of the chain. `next` is the file that names who takes over. */
export type Holder =
  | { readonly kind: 'nobody'; readonly next: string }
  | { readonly kind: 'unknown'; readonly file: string }
  | { readonly kind: 'known'; readonly file: string; readonly next: string; readonly owner: Owner };

/** The journal folder of a project, or null when there is none. Throws when something is in its place. */
export function journalOf(root: string): string | null {
  const folder = join(root, JOURNAL);
  const kind = kindOf(folder, false);
  if (kind === 'none') return null;
  if (kind === 'folder') return folder;
  throw new UserError(`${folder} is ${kind}, but this tool needs that name. Move it away`);
}

/** Who owns the journal folder, by the files in it. */
export function holderOf(folder: string): Holder {
  let holder: Holder = { kind: 'nobody', next: join(folder, 'owner.json') };
  for (const seen = new Set<string>(); !seen.has(holder.next); ) {
    const file: string = holder.next;
    seen.add(file);
    const owner = ownerIn(file);
    if (owner === null) return holder;
    if (owner === 'unknown') return { kind: 'unknown', file };
    holder = { kind: 'known', file, owner, next: join(folder, `owner-after-${owner.id}.json`) };
  }
  return { kind: 'unknown', file: holder.next };
}

/** Makes a folder that `install` can move to the place of the journal. */
export function prepare(root: string, disk: Disk): string {
  const folder = join(root, nameOfOurs(JOURNAL));
  disk.mkdirSync(folder);
  try {
    writeOwner(join(folder, 'owner.json'), thisProcess(), disk);
    disk.flush(folder);
    return folder;
  } catch (error) {
    removeQuietly(folder, disk);
    throw error;
  }
}

/** Moves a prepared folder to the place of the journal; false when another one was there. */
export function install(prepared: string, disk: Disk): boolean {
  const folder = join(dirname(prepared), JOURNAL);
  for (let tries = 1; ; tries++) {
    try {
      disk.renameSync(prepared, folder);
      return true;
    } catch (error) {
      if (hasCode(error, 'ENOTEMPTY', 'EEXIST')) return false;
      // Windows says the same for a folder that is there as for one that it may not make.
      if (!hasCode(error, 'EPERM', 'EACCES', 'EBUSY')) throw error;
      if (kindOf(folder, false) !== 'none') return false;
      if (tries === 3) throw error;
    }
  }
}

/** Becomes the owner after one that is dead or not named; false when another process did. */
export function takeOver(folder: string, next: string, disk: Disk): boolean {
  const owner = thisProcess();
  const file = join(folder, `owner-${owner.id}.tmp`);
  try {
    writeOwner(file, owner, disk);
    duplicate(file, next, disk);
    disk.flush(folder);
  } catch (error) {
    if (hasCode(error, 'EEXIST', 'ENOENT')) return false;
    throw error;
  }
  // The folder may be a new one, with owners of its own: then the file means nothing there.
  const holder = holderOf(folder);
  return holder.kind === 'known' && holder.owner.id === owner.id;
}

/** Gives the folder up: with what is recorded in it, it is gone from one moment to the next. */
export function release(folder: string, disk: Disk): void {
  const root = dirname(folder);
  const away = join(root, nameOfOurs(JOURNAL));
  disk.renameSync(folder, away);
  try {
    // First, or after a power cut the folder might be back with part of what is in it.
    disk.flush(root);
    disk.remove(away);
  } catch {}
}

/** Leaves the folder, with all that is recorded in it, to the next who comes. */
export function abandon(folder: string, disk: Disk): void {
  try {
    const holder = holderOf(folder);
    if (holder.kind === 'known') disk.unlinkSync(holder.file);
  } catch {}
}

/** Removes the folders of ours that dead processes left directly in `home`. */
export function sweep(home: string, disk: Disk): void {
  const listing = listFolder(home);
  if ('why' in listing) return;
  for (const name of listing.folders) {
    if ([JOURNAL, STAGE].some((prefix) => ownerIsDead(name, prefix))) {
      removeQuietly(join(home, name), disk);
    }
  }
}

function writeOwner(file: string, owner: Owner, disk: Disk): void {
  disk.writeFileSync(file, JSON.stringify(owner), { flag: 'wx' });
  disk.flush(file);
}

/** What a file names as owner: null when it is not there, `unknown` when it is no file of ours. */
function ownerIn(file: string): Owner | 'unknown' | null {
  try {
    const bytes = bytesOf(file, LARGEST_OWNER);
    return bytes === null ? null : (parseOwner(bytes.toString('utf8')) ?? 'unknown');
  } catch (error) {
    if (error instanceof UserError) return 'unknown';
    throw error;
  }
}
