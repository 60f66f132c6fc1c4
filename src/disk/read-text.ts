import fs from 'node:fs';
import { codeOf, reasonOf } from './file-fault.ts';

/** A larger file is not read as text: nobody writes one, and parsing would take long. */
const LARGEST = 20_000_000;

/** Refuses bytes that are not UTF-8: written back, they would be others. Keeps a byte order mark. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The text of a file, links followed; else why it cannot be had. What is no regular file is never
 * opened, since a pipe or a device may keep its reader waiting for ever. Never throws.
 */
export function readText(path: string): { readonly text: string } | { readonly why: string } {
  const why = whyUnopenable(path);
  if (why !== null) return { why };
  try {
    if (fs.statSync(path).size > LARGEST) {
      return { why: `it is larger than ${LARGEST / 1_000_000} MB, so it is not looked at` };
    }
    return { text: UTF8.decode(fs.readFileSync(path)) };
  } catch (error) {
    return { why: error instanceof TypeError ? 'it is not UTF-8 text' : whyOf(path, error) };
  }
}

/** Why a path leads to no file that can be opened; null when it leads to one. Never throws. */
export function whyUnopenable(path: string): string | null {
  try {
    const stat = fs.statSync(path);
    if (stat.isDirectory()) return 'it is a folder';
    if (!stat.isFile()) return 'it is not a regular file';
    fs.accessSync(path, fs.constants.R_OK);
    return null;
  } catch (error) {
    return whyOf(path, error);
  }
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

function whyOf(path: string, error: unknown): string {
  if (codeOf(error) === 'ENOENT' && isThere(path)) return 'it is a link that leads nowhere';
  if (codeOf(error) === 'ELOOP') return 'it is a link that leads in a circle';
  return reasonOf(error);
}
