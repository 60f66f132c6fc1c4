import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '../problem.ts';
import { stopIfAborted } from '../stopped.ts';

const exec = promisify(execFile);

/** Lists of files may be long. */
const LARGEST_OUTPUT = 100_000_000;

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

/**
 * Makes a repository in `scratch/.git` whose first commit holds the files `paths` of `workTree`, and
 * nothing else that may be there. It works for `workTree` once it is moved there as `.git`.
 */
export async function makeRepository(
  scratch: string,
  workTree: string,
  paths: Iterable<string>,
  signal: AbortSignal,
): Promise<string> {
  const there = ['--git-dir', join(scratch, '.git'), '--work-tree', workTree];
  // Forced: somebody's global ignore file may hold .vscode.
  const add = ['add', '--force', '--pathspec-from-file=-', '--pathspec-file-nul'];
  const commit = ['commit', '--quiet', '--message', 'Create the project'];
  try {
    await git(scratch, ['init', '--quiet', '--initial-branch=main'], signal);
    await git(workTree, [...there, ...add], signal, [...paths].join('\0'));
    await git(workTree, [...there, ...commit], signal);
  } catch (error) {
    stopIfAborted(signal);
    const text = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new UserError(
      `git failed, so nothing was written: ${text.replaceAll('\n', '; ') || String(error)}`,
    );
  }
  return '.git';
}

/** Those of the files that git says differ from the last commit; none where there is no git. */
export async function uncommitted(root: string, paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) return [];
  const args = [
    'status',
    '--porcelain',
    '-z',
    '--no-renames',
    '--untracked-files=no',
    '--',
    ...paths.slice(0, 1000),
  ];
  try {
    const out = await git(root, args);
    const prefix = (await git(root, ['rev-parse', '--show-prefix'])).trim();
    return out
      .split('\0')
      .map((line) => line.slice(3))
      .filter((path) => path !== '')
      .map((path) => (path.startsWith(prefix) ? path.slice(prefix.length) : path));
  } catch {
    return [];
  }
}

/** The folder of the repository that a folder is in; null when it is in none, or git is not there. */
export async function repositoryAround(folder: string): Promise<string | null> {
  try {
    // Not --show-toplevel: that follows links, and the folder may be named by one.
    const up = await git(folder, ['rev-parse', '--show-cdup']);
    return resolve(folder, up.trim());
  } catch {
    return null;
  }
}

/**
 * Files below a folder, from there, that differ from a revision: from where the present branch left
 * it, so that what others did there meanwhile does not count. Files that are not committed, or not
 * in git, are among them. Throws UserError when git or the revision is not there.
 */
export async function changedSince(folder: string, revision: string): Promise<string[]> {
  if (revision.startsWith('-')) throw new UserError(`"${revision}" is no revision of git`);
  const commit = `${revision}^{commit}`;
  const verify = ['rev-parse', '--verify', '--quiet', '--end-of-options', commit];
  const found = await git(folder, verify).catch(() => null);
  if (found === null) {
    const where = (await succeeds(folder, ['rev-parse', '--git-dir'])) ? 'here' : 'without git';
    throw new UserError(`there is no revision "${revision}" ${where}`);
  }
  const base = await git(folder, ['merge-base', found.trim(), 'HEAD']).catch(() => found);
  const diff = ['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--relative'];
  const changed = await git(folder, [...diff, base.trim(), '--', '.']);
  const fresh = await git(folder, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']);
  const paths = `${changed}${fresh}`.split('\0').filter((path) => path !== '');
  return [...new Set(paths)].sort();
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

async function git(
  folder: string,
  args: string[],
  signal?: AbortSignal,
  input?: string,
): Promise<string> {
  // A hook that runs us has these set, and would make git work on the outer repository.
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, ...env } = process.env;
  env.GIT_LITERAL_PATHSPECS = '1';
  const running = exec('git', args, { cwd: folder, env, maxBuffer: LARGEST_OUTPUT });
  // Not by the option `signal`: that would return while git still writes.
  const stop = () => running.child.kill();
  signal?.addEventListener('abort', stop);
  running.child.stdin?.on('error', () => {}); // git that fails early does not read its input
  running.child.stdin?.end(input ?? '');
  const { stdout } = await running.finally(() => signal?.removeEventListener('abort', stop));
  return stdout;
}
