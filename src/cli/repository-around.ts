import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The nearest folder above, or the folder itself, that holds a `.git`; null when there is none. Git
 * is not asked: nothing of a stranger's repository runs to learn where it begins.
 */
export function repositoryAround(folder: string): string | null {
  if (isRepository(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? null : repositoryAround(parent);
}

/** In worktrees and submodules `.git` is a file; a folder without HEAD is none to git either. */
function isRepository(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return false;
  return stat.isFile() || statSync(join(path, 'HEAD'), { throwIfNoEntry: false }) !== undefined;
}
