import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { basename, delimiter, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '../problem.ts';
import { stopIfAborted } from '../stopped.ts';

const exec = promisify(execFile);

/** Lists of files may be long. */
const LARGEST_OUTPUT = 100_000_000;

/** A repository can make git wait for ever, by a FIFO in place of a file. In milliseconds. */
const LONGEST = 120_000;

/** What git says of a repository, whoever configured it, by `git -c`. */
const SAFE = {
  // A repository inside the files of another one is no repository to us.
  'safe.bareRepository': 'explicit',
  // These name commands.
  'core.fsmonitor': 'false',
  'core.sshCommand': 'false',
  'core.alternateRefsCommand': '',
  'credential.helper': '',
  'diff.external': '',
  'gpg.program': 'false',
  'core.hooksPath': '/dev/null',
  'color.ui': 'false',
};

/** Variables that would make git work elsewhere than in its folder: a hook that runs us has them set. */
const ELSEWHERE = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_COMMON_DIR',
  'GIT_NAMESPACE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_PREFIX',
  'GIT_EXTERNAL_DIFF',
];

export interface GitRun {
  readonly signal?: AbortSignal | undefined;
  /** What git reads from its standard input. */
  readonly input?: string;
}

/**
 * The arguments that switch off the commands of a repository, for `runGit` in the same folder. Throws
 * UserError for a filter that cannot be switched off; rejects when git fails.
 */
export async function safeArguments(folder: string, run: GitRun = {}): Promise<string[]> {
  const fixed = settings(Object.entries(SAFE));
  const query = ['config', '-z', '--name-only', '--get-regexp', '^filter\\.'];
  const keys = await runGit(folder, [...fixed, ...query], run).catch((error) => {
    // Exit code 1: there are none. Any other fault must stop what would run them.
    if (error instanceof Error && 'code' in error && error.code === 1) return '';
    throw error;
  });
  return [...fixed, ...settings(withoutFilters(keys.split('\0').filter((key) => key !== '')))];
}

/** There is no switch against filters, but each one can be emptied. */
function withoutFilters(keys: readonly string[]): [string, string][] {
  // The first and the last dot are git's; what is between them is the filter's name.
  const names = new Set(keys.flatMap((key) => /^filter\.(.*)\.[^.]*$/s.exec(key)?.[1] ?? []));
  return [...names].flatMap((name): [string, string][] => {
    // `-c` takes the first equals sign for the end of the key.
    if (name.includes('=')) {
      throw new UserError(
        `git is not asked here: its filter "${name}" cannot be switched off. Rename it in the configuration of git`,
      );
    }
    const empty = ['clean', 'smudge', 'process'].map((part): [string, string] => [
      `filter.${name}.${part}`,
      '',
    ]);
    return [...empty, [`filter.${name}.required`, 'false']];
  });
}

function settings(entries: readonly (readonly [string, string])[]): string[] {
  return entries.flatMap(([key, value]) => ['-c', `${key}=${value}`]);
}

/**
 * Runs git in a folder and returns what it prints. It reaches no other machine, writes to the
 * repository only what it is told to, and ends after two minutes at the latest. Rejects when git
 * fails or is not there, with what git said in `stderr`; throws Stopped when the signal is aborted.
 */
export async function runGit(
  folder: string,
  args: readonly string[],
  { signal, input }: GitRun = {},
): Promise<string> {
  if (signal) stopIfAborted(signal);
  const program = gitOnPath(process.env.PATH ?? '');
  if (program === null) throw new Error('git is not installed');
  const running = exec(program, ['--no-pager', ...args], {
    cwd: folder,
    env: environment(),
    maxBuffer: LARGEST_OUTPUT,
    timeout: LONGEST,
    killSignal: 'SIGKILL',
    windowsHide: true,
  });
  // Not by the option `signal`: that would return while git still writes.
  const stop = () => running.child.kill();
  signal?.addEventListener('abort', stop);
  running.child.stdin?.on('error', () => {}); // git that fails early does not read its input
  running.child.stdin?.end(input ?? '');
  try {
    return (await running).stdout;
  } catch (error) {
    if (signal) stopIfAborted(signal);
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/** What git said when it failed, on one line. */
export function saidBy(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  return text.replaceAll('\n', '; ') || String(error);
}

function environment(): NodeJS.ProcessEnv {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !ELSEWHERE.includes(name)),
  );
  return {
    ...env,
    GIT_LITERAL_PATHSPECS: '1',
    // A look at a repository leaves its index as it is.
    GIT_OPTIONAL_LOCKS: '0',
    // What a partial clone lacks is not fetched, by this variable of newer versions and by that of all.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_TERMINAL_PROMPT: '0',
    NoDefaultCurrentDirectoryInExePath: '1',
  };
}

/**
 * The absolute path of git; null when it is not there. Not left to the system: Windows would look in
 * the present folder first, and npm puts the packages of the present folder before all others.
 */
export function gitOnPath(path: string): string | null {
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  for (const entry of path.split(delimiter)) {
    const folder = entry.replace(/^"(.*)"$/, '$1');
    if (!isAbsolute(folder) || basename(folder) === '.bin') continue;
    if (isProgram(join(folder, name))) return join(folder, name);
  }
  return null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
