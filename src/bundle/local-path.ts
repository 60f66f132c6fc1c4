import { posix } from 'node:path';
import type { BundleFile } from './bundle.ts';
import { isLiteral } from './lookup.ts';
import { joinPath } from './normal-path.ts';

/** Whether a path is on this machine, and known: no reference, no scheme, not in the workspace. */
export function isRelative(path: string): boolean {
  if (path === '' || path.length > LONGEST || path.startsWith('/')) return false;
  return isLiteral(path) && !/^[a-z][a-z0-9+.-]*:/i.test(path);
}

/** No system opens a path that is longer. */
const LONGEST = 4096;

/** A path from the bundle's root, as a file has it; null when it cannot be known, or is not in it. */
export function knownPath(file: BundleFile, path: string): string | null {
  return isRelative(path) ? rooted(file, path) : null;
}

/** A path from the bundle's root: it is relative to the file in which it is written. */
export function rooted(file: BundleFile, path: string): string {
  return joinPath(posix.dirname(file.path), path).replace(/(?<=.)\/$/, '');
}
