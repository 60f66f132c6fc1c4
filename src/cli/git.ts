import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../problem.ts';
import { Stopped } from '../stopped.ts';
import { repositoryAround } from './repository-around.ts';
import { runGit, safeArguments, saidBy } from './run-git.ts';

/** What stands against a new repository in `target`, or null. Changes nothing. */
export async function repositoryFault(
  target: string,
): Promise<'inside' | 'no-git' | 'no-identity' | null> {
  const folder = nearestFolder(target);
  if (!(await succeeds(folder, ['--version']))) return 'no-git';
  if (repositoryAround(folder) !== null) return 'inside';
  // The repository that is to be, so that git looks for no other one.
  const there = ['--git-dir', join(resolve(target), '.git')];
  return (await succeeds(folder, [...there, 'var', 'GIT_COMMITTER_IDENT'])) ? null : 'no-identity';
}

/**
 * Makes a repository in `scratch/.git` whose first commit holds the files `paths` of `workTree`, and
 * nothing else that may be there. It works for `workTree` once it is moved there as `.git`. Templates
 * and hooks are those of the person, as for `git init`; nothing is read from a repository around.
 */
export async function makeRepository(
  scratch: string,
  workTree: string,
  paths: Iterable<string>,
  signal: AbortSignal,
): Promise<string> {
  const there = ['-c', 'core.fsmonitor=false', '--git-dir', join(scratch, '.git')];
  const both = [...there, '--work-tree', workTree];
  // Forced: somebody's global ignore file may hold .vscode.
  const add = ['add', '--force', '--pathspec-from-file=-', '--pathspec-file-nul'];
  const commit = ['commit', '--quiet', '--message', 'Create the project'];
  try {
    await runGit(scratch, [...there, 'init', '--quiet', '--initial-branch=main'], { signal });
    await runGit(workTree, [...both, ...add], { signal, input: [...paths].join('\0') });
    await runGit(workTree, [...both, ...commit], { signal });
  } catch (error) {
    if (error instanceof Stopped) throw error;
    throw new UserError(`git failed, so nothing was written: ${saidBy(error)}`);
  }
  return '.git';
}

/** Those of the files that git says differ from the last commit; none where there is no git. */
export async function uncommitted(
  root: string,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<string[]> {
  if (paths.length === 0 || repositoryAround(root) === null) return [];
  try {
    const safe = await safeArguments(root, { signal });
    const ask = (...args: string[]) => runGit(root, [...safe, ...args], { signal });
    return await statusPaths(ask, '--untracked-files=no', '--', ...paths.slice(0, 1000));
  } catch (error) {
    if (error instanceof Stopped) throw error;
    return [];
  }
}

/**
 * Files below a folder, from there, that differ from a revision: from where the present branch left
 * it, so that what others did there meanwhile does not count. Files that are not committed, or not
 * in git, are among them; so is one that is committed and then put back by hand, and, where git has a
 * filter for it (such as that of Git LFS), one that was touched. Throws UserError when git or the
 * revision is not there.
 */
export async function changedSince(
  folder: string,
  revision: string,
  signal: AbortSignal,
): Promise<string[]> {
  if (revision.startsWith('-')) throw new UserError(`"${revision}" is not a revision of git`);
  const run = { signal };
  const safe = await orNull(safeArguments(folder, run));
  if (safe === null) throw new UserError(`there is no revision "${revision}" without git`);
  const ask = (...args: string[]) => runGit(folder, [...safe, ...args], run);
  const verify = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const found = await orNull(ask(...verify));
  if (found === null) {
    const where = (await orNull(ask('rev-parse', '--git-dir'))) === null ? 'without git' : 'here';
    throw new UserError(`there is no revision "${revision}" ${where}`);
  }
  const base = (await orNull(ask('merge-base', found.trim(), 'HEAD'))) ?? found;
  try {
    return await differing(ask, base.trim());
  } catch (error) {
    if (error instanceof Stopped) throw error;
    throw new UserError(`git cannot tell what has changed: ${saidBy(error)}`);
  }
}

/** Not by `git diff` with the files: it writes the index, and runs a hook then. */
async function differing(ask: Ask, base: string): Promise<string[]> {
  const committed = await ask('diff-index', '--cached', ...DIFF, base, '--', '.');
  const others = await statusPaths(ask, '--untracked-files=all', '--', '.');
  return [...new Set([...committed.split('\0').filter((path) => path !== ''), ...others])].sort();
}

/** Submodules are not entered: they have a configuration of their own. */
const NO_SUBMODULES = '--ignore-submodules=dirty';
const DIFF = ['--name-only', '-z', '--no-renames', '--no-ext-diff', '--relative', NO_SUBMODULES];
const STATUS = ['status', '--porcelain', '-z', '--no-renames', NO_SUBMODULES];

type Ask = (...args: string[]) => Promise<string>;

/** The paths that a status names, from the folder. */
async function statusPaths(ask: Ask, ...flags: string[]): Promise<string[]> {
  const out = await ask(...STATUS, ...flags);
  const prefix = (await ask('rev-parse', '--show-prefix')).replace(/\n$/, '');
  return out
    .split('\0')
    .map((line) => line.slice(3))
    .filter((path) => path !== '')
    .map((path) => (path.startsWith(prefix) ? path.slice(prefix.length) : path));
}

function nearestFolder(path: string): string {
  return existsSync(path) ? path : nearestFolder(dirname(path));
}

async function succeeds(folder: string, args: string[]): Promise<boolean> {
  return (await orNull(runGit(folder, args))) !== null;
}

/** What git says, or null where it fails. */
async function orNull<T>(running: Promise<T>): Promise<T | null> {
  try {
    return await running;
  } catch (error) {
    if (error instanceof Stopped || error instanceof UserError) throw error;
    return null;
  }
}
