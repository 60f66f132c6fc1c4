import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '../problem.ts';
import { stopIfAborted } from './io.ts';

const exec = promisify(execFile);

/** What stands against a new repository in `target`, or null. Changes nothing. */
export async function repositoryFault(
  target: string,
): Promise<'inside' | 'no-git' | 'no-identity' | null> {
  const folder = nearestFolder(target);
  try {
    await git(folder, ['--version']);
  } catch {
    return 'no-git';
  }
  if (await succeeds(folder, ['rev-parse', '--git-dir'])) return 'inside';
  return (await succeeds(folder, ['var', 'GIT_COMMITTER_IDENT'])) ? null : 'no-identity';
}

/** Makes a repository in `folder` whose first commit holds all that is there. */
export async function initialise(folder: string, signal: AbortSignal): Promise<void> {
  try {
    await git(folder, ['init', '--quiet'], signal);
    await git(folder, ['add', '--all'], signal);
    await git(folder, ['commit', '--quiet', '--message', 'Create the project'], signal);
  } catch (error) {
    stopIfAborted(signal);
    const text = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new UserError(
      `git failed, so nothing was written: ${text.split('\n')[0] || String(error)}`,
    );
  }
}

function nearestFolder(path: string): string {
  return existsSync(path) ? path : nearestFolder(dirname(path));
}

async function succeeds(folder: string, args: string[]): Promise<boolean> {
  return git(folder, args).then(
    () => true,
    () => false,
  );
}

async function git(folder: string, args: string[], signal?: AbortSignal): Promise<void> {
  // A hook that runs us has these set, and would make git work on the outer repository.
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, ...env } = process.env;
  await exec('git', args, { cwd: folder, env, ...(signal && { signal }) });
}
