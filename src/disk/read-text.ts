import fs from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { bytesInWords } from './bytes-in-words.ts';
import { reasonOf, systemCode } from './file-fault.ts';

/** Files that are parsed as YAML may have this many bytes: dense ones of more would take long. */
export const LARGEST_YAML = 2_000_000;

/** Any other file may have this many bytes: nobody writes a longer one. */
export const LARGEST = 20_000_000;

/** A bundle of more files than this is held in hundreds of megabytes. */
const MANY = 2000;

/** Why there is no content: a sentence, and whether nothing at all has this name. */
export interface Unread {
  readonly why: string;
  readonly missing: boolean;
}

export interface ReadOptions {
  /** Bytes that the file may have; `largestOf(path)` unless it is said. */
  readonly most?: number;
  /** Whether the path may end in a link: true unless it is said. Folders on the way may be links. */
  readonly followLink?: boolean;
}

/** How many bytes a file may have, by the ending of its name. */
export function largestOf(path: string): number {
  return /\.(ya?ml|json)$/i.test(path) ? LARGEST_YAML : LARGEST;
}

let filesRead = 0;

/** Refuses bytes that are not UTF-8: written back, they would be others. Keeps a byte order mark. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of a file, as `readBytes` reads it; refuses what is not UTF-8. Never throws. */
export function readText(path: string, options?: ReadOptions): { readonly text: string } | Unread {
  const read = readBytes(path, options);
  if ('why' in read) return read;
  try {
    return { text: UTF8.decode(read.bytes) };
  } catch {
    return { why: 'it is not UTF-8 text', missing: false };
  }
}

/**
 * The bytes of a file; else why they cannot be had. All reading of files goes through here. What is
 * no regular file is never read, since a pipe or a device may keep its reader waiting for ever; and
 * no more than the bound is read, whatever size the file claims to have. Never throws.
 */
export function readBytes(
  path: string,
  { most = largestOf(path), followLink = true }: ReadOptions = {},
): { readonly bytes: Buffer } | Unread {
  let handle: number | null = null;
  if (filesRead++ === MANY) keepHeapSmall();
  try {
    // Before it is opened, as that alone moves some devices.
    const odd = oddity(followLink ? fs.statSync(path) : fs.lstatSync(path));
    if (odd !== null) return { why: odd, missing: false };
    handle = fs.openSync(path, flagsFor(followLink));
    // Once more, for another one may be there by now.
    const stat = fs.fstatSync(handle);
    const why = oddity(stat) ?? tooLarge(stat.size, most);
    if (why !== null) return { why, missing: false };
    const bytes = readUpTo(handle, stat.size, most + 1);
    const grown = tooLarge(bytes.length, most);
    return grown === null ? { bytes } : { why: grown, missing: false };
  } catch (error) {
    return { why: whyOf(path, error), missing: isMissing(path, error) };
  } finally {
    if (handle !== null) fs.closeSync(handle);
  }
}

/**
 * From here on the heap may grow by a fifth before it is cleaned, where V8 waits until it has doubled:
 * a fifth more time for a third less memory. Node 24 heeds it with the second flag alone.
 */
function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=20');
  setFlagsFromString('--optimize-for-size');
}

/** Without waiting for the other end of a pipe. Windows has neither of the flags. */
function flagsFor(followLink: boolean): number {
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = fs.constants;
  return O_RDONLY | O_NONBLOCK | (followLink ? 0 : O_NOFOLLOW);
}

/** Files that the kernel makes up, as below /proc, say that they are empty. */
function readUpTo(handle: number, size: number, most: number): Buffer {
  let buffer = Buffer.allocUnsafe(Math.min(Math.max(size, 4095) + 1, most));
  for (let length = 0; ; ) {
    const read = fs.readSync(handle, buffer, length, buffer.length - length, null);
    length += read;
    if (read === 0 || length === most) return buffer.subarray(0, length);
    if (length === buffer.length) {
      const larger = Buffer.allocUnsafe(Math.min(2 * length, most));
      buffer.copy(larger);
      buffer = larger;
    }
  }
}

function tooLarge(size: number, most: number): string | null {
  if (size <= most) return null;
  return `it has ${bytesInWords(size)}, and no more than ${bytesInWords(most)} are read: split it, or move it away`;
}

/** Why a path leads to no file that can be opened; null when it leads to one. Never throws. */
export function whyUnopenable(path: string): string | null {
  try {
    const odd = oddity(fs.statSync(path));
    if (odd === null) fs.accessSync(path, fs.constants.R_OK);
    return odd;
  } catch (error) {
    return whyOf(path, error);
  }
}

function oddity(stat: fs.Stats): string | null {
  if (stat.isFile()) return null;
  if (stat.isDirectory()) return 'it is a folder';
  return stat.isSymbolicLink() ? 'it is a symbolic link' : 'it is not a regular file';
}

/** What is at a path, links followed; null when that cannot be known. Never throws. */
export function statOf(path: string): fs.Stats | null {
  try {
    return fs.statSync(path);
  } catch {
    return null;
  }
}

/** Whether there is something by this very name, be it a link that leads nowhere. Never throws. */
export function isThere(path: string): boolean {
  try {
    fs.lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

function isMissing(path: string, error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(systemCode(error)) && !isLink(path);
}

/** Not whether something is there: another process may have made a file since one looked. */
function isLink(path: string): boolean {
  try {
    return fs.lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

function whyOf(path: string, error: unknown): string {
  if (systemCode(error) === 'ENOENT' && isLink(path)) return 'it is a link that leads nowhere';
  if (systemCode(error) === 'ELOOP') return 'it is a link that leads in a cycle';
  return reasonOf(error);
}

/** What a file is as far as can be told without reading it; another text gives another one. */
export function stampOf(path: string): string {
  const stat = statOf(path);
  return stat === null ? '' : [stat.mtimeMs, stat.ctimeMs, stat.size, stat.ino].join(' ');
}
