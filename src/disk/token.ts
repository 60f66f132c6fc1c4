/**
 * A journal may come with somebody's project, and must not be carried out then. So whoever begins a
 * change keeps a token of it in the user's own state folder: the hashes of the records that tell how
 * to undo it. Only what has its token is ever undone.
 */
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { type Disk, hasCode } from './disk.ts';
import { hashOf } from './hash.ts';
import { bytesOf } from './plain-file.ts';
import { kindOf } from './read-existing.ts';
import { stateFolder } from './state-folder.ts';
import { listFolder } from './walk.ts';

/** Hashes of the records of a change, by the name of the file that holds the record. */
export type Token = Readonly<Record<string, string>>;

const LARGEST = 10_000;

/**
 * Keeps, or replaces, the token of the change `id` of a project. Where there is no state folder, or
 * nothing can be written there, there is no token, and nobody will undo the change by himself.
 */
export function keepToken(root: string, id: string, token: Token, disk: Disk): void {
  const file = tokenFile(root, id);
  if (file === null) return;
  try {
    makeFolder(dirname(file), disk);
    sweepTokens(file, disk);
    const text = JSON.stringify({ format: 1, root: fs.realpathSync(root), records: token });
    disk.writeFileSync(`${file}.tmp`, text, { mode: 0o600 });
    disk.flush(`${file}.tmp`);
    disk.renameSync(`${file}.tmp`, file);
    disk.flush(dirname(file));
  } catch {}
}

/** The token of the change `id` of a project; null when this user keeps none here. Never throws. */
export function tokenOf(root: string, id: string): Token | null {
  const file = tokenFile(root, id);
  if (file === null) return null;
  try {
    const { format, root: place, records } = JSON.parse(String(bytesOf(file, LARGEST)));
    const good = format === 1 && place === fs.realpathSync(root) && isTextMap(records);
    return good ? records : null;
  } catch {
    return null;
  }
}

/** Forgets the token of a change that is done or undone. */
export function dropToken(root: string, id: string, disk: Disk): void {
  const file = tokenFile(root, id);
  try {
    if (file !== null) disk.unlinkSync(file);
  } catch {}
}

/** Not by the option `recursive`: that never ends where the system says that a parent is missing, as /proc does. */
function makeFolder(path: string, disk: Disk): void {
  if (kindOf(path, true) === 'folder') return;
  if (dirname(path) !== path) makeFolder(dirname(path), disk);
  try {
    disk.mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error; // another process was faster
  }
}

/** Removes tokens of older changes of the same project. Only for who owns its journal folder. */
function sweepTokens(file: string, disk: Disk): void {
  const folder = dirname(file);
  const ofProject = file.slice(folder.length + 1).split('.')[0] as string;
  const listing = listFolder(folder);
  for (const name of 'files' in listing ? listing.files : []) {
    const path = join(folder, name);
    if (name.startsWith(`${ofProject}.`) && path !== file) disk.unlinkSync(path);
  }
}

function tokenFile(root: string, id: string): string | null {
  const folder = stateFolder(root);
  if (folder === null || !/^[\w-]{1,64}$/.test(id)) return null;
  return join(folder, 'unfinished', `${hashOf(fs.realpathSync(root)).slice(0, 32)}.${id}.json`);
}

function isTextMap(value: unknown): value is Token {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((each) => typeof each === 'string')
  );
}
