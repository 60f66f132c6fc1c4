import fs from 'node:fs';
import { join } from 'node:path';
import type { Change } from '../files.ts';
import { type Problem, UserError } from '../problem.ts';

/**
 * Throws UserError, listing them, when files that are to be replaced or deleted are protected against
 * it, or would lose something by it: a replaced file is a new one under the old name.
 */
export function refuseUnreplaceable(root: string, changes: readonly Change[]): void {
  const problems = changes.flatMap((change): Problem[] => {
    const allowed = change.before === null ? null : whyKept(join(root, change.path), change);
    return allowed === null ? [] : [{ key: change.path, value: '', allowed }];
  });
  if (problems.length === 0) return;
  throw new UserError(
    `in ${root}, nothing was changed, since files must stay as they are:`,
    problems,
  );
}

function whyKept(path: string, { after }: Change): string | null {
  const stat = fs.lstatSync(path, { throwIfNoEntry: false });
  // Whoever reads or writes it has more to say about anything else.
  if (stat === undefined || !stat.isFile()) return null;
  if (!isWritable(path, stat)) return 'it is read-only: make it writable first';
  if (after === null || stat.nlink === 1) return null;
  return `it has ${stat.nlink} names (hard links), and only this one would change: replace it by a copy of itself first`;
}

/** The superuser may write to any file, but a file that nobody may write to is meant to stay. */
function isWritable(path: string, { mode }: fs.Stats): boolean {
  if ((mode & 0o222) === 0) return false;
  try {
    fs.accessSync(path, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
