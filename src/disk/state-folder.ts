import fs from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { hasCode } from './disk.ts';

/**
 * Where this tool keeps what only this user may have written, for a project in `root`; null when
 * there is no such place: no home, one of somebody else, or one that may have come with the project
 * or the repository that it is in. Looks only; the folder need not be there yet.
 */
export function stateFolder(root: string): string | null {
  const base = baseOf(process.env);
  if (base === null) return null;
  const folder = join(base, 'create-dab-project');
  try {
    const nearest = nearestFolder(folder);
    if (isBelow(fs.realpathSync(nearest), repositoryOf(fs.realpathSync(root)))) return null;
    return isOurs(fs.lstatSync(nearest), nearest === folder) ? folder : null;
  } catch {
    return null; // a folder that may not be looked at is none to trust
  }
}

/** As the XDG base directory specification, Apple and Microsoft say; relative paths do not count. */
function baseOf(env: NodeJS.ProcessEnv): string | null {
  const home = homeFolder();
  const inHome = (...parts: string[]) => (home === null ? '' : join(home, ...parts));
  const usual: Partial<Record<NodeJS.Platform, string>> = {
    win32: env.LOCALAPPDATA ?? '',
    darwin: inHome('Library', 'Application Support'),
  };
  const fallback = usual[process.platform] ?? inHome('.local', 'state');
  const chosen = process.platform !== 'win32' && env.XDG_STATE_HOME;
  return [chosen, fallback].find((path) => path && isAbsolute(path)) || null;
}

function homeFolder(): string | null {
  try {
    return homedir();
  } catch {
    return null; // a container may run as a number that nobody knows
  }
}

/** A folder that others may write to, or that a link leads to, proves nothing. */
function isOurs(stat: fs.Stats, isOwn: boolean): boolean {
  if (process.geteuid === undefined) return true;
  if (stat.uid !== process.geteuid()) return false;
  return !isOwn || (stat.isDirectory() && (stat.mode & 0o022) === 0);
}

function nearestFolder(path: string): string {
  try {
    fs.lstatSync(path);
    return path;
  } catch (error) {
    if (!hasCode(error, 'ENOENT') || dirname(path) === path) throw error;
    return nearestFolder(dirname(path));
  }
}

/** The outermost folder that a clone may have brought: the work tree of git, else the project. */
function repositoryOf(root: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    if (fs.existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return root;
  }
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
