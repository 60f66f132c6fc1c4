import { join } from 'node:path';
import { isThere } from '../disk/read-text.ts';
import type { Change, FileTree } from '../files.ts';
import { type Problem, UserError } from '../problem.ts';
import type { ProjectFile } from '../project-file.ts';

/** Throws UserError, listing them, when files to be written exist with other content. */
export function refuseConflicts(changes: readonly Change[], directory: string): void {
  const replaced = changes.filter((change) => change.before !== null);
  if (replaced.length === 0) return;
  throw new UserError(
    `in ${directory}, files exist with other content. Move them away, or give --overwrite to replace them:`,
    replaced.map(({ path }) => problem(path, 'has other content')),
  );
}

/**
 * Throws UserError when an earlier run wrote files that are no part of the wanted ones: they would
 * stay in the bundle, and refer to what is no longer there.
 */
export function refuseLeftovers(root: string, earlier: ProjectFile, wanted: FileTree): void {
  const left = [...earlier.files.keys()].filter(
    (path) => !wanted.has(path) && isThere(join(root, path)),
  );
  if (left.length === 0) return;
  throw new UserError(
    'an earlier run with other answers wrote files that this one does not. Delete them first, since they would break the bundle:',
    left.map((path) => problem(path, 'belongs to the earlier answers')),
  );
}

function problem(path: string, allowed: string): Problem {
  return { key: path, value: '', allowed };
}
