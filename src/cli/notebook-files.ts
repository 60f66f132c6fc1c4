import { join, posix, relative, resolve, sep } from 'node:path';
import { kindOf, readExisting } from '../disk/read-existing.ts';
import { walkFolders } from '../disk/walk.ts';
import { UserError } from '../problem.ts';
import { isPythonNotebookName } from '../task/notebook-name.ts';
import type { Io } from './io.ts';
import { noteLeftOut } from './left-out.ts';

/**
 * The notebooks that are named on the command line, from `root`: files, and all that may be
 * notebooks in folders. Throws UserError for what is not there, or not below `root`.
 */
export function namedNotebooks(root: string, named: readonly string[], io: Io): string[] {
  const paths = named.flatMap((each) => {
    const place = resolve(io.cwd, each);
    const path = relative(root, place).split(sep).join('/');
    if (path.startsWith('../') || path === '..') {
      throw new UserError(`${each} is not in ${root}: go to its project, or give --project FOLDER`);
    }
    const kind = kindOf(place, false);
    if (kind === 'folder') return notebooksBelow(root, path, io);
    if (kind !== 'a file') {
      throw new UserError(kind === 'none' ? `${each} is not there` : `${each} is ${kind}`);
    }
    if (!isPythonNotebookName(path)) {
      throw new UserError(
        `${each} is not a Python notebook: its name ends neither in .py nor in .ipynb`,
      );
    }
    return [path];
  });
  return [...new Set(paths)];
}

/** Files with the endings of notebooks in a folder and all below it, but for hidden ones. */
export function notebooksBelow(root: string, folder: string, io: Io): string[] {
  const found: string[] = [];
  const folders = walkFolders(join(root, folder), {
    into: ({ folders }) => folders.filter((name) => !name.startsWith('.')),
    leftOut: (path, why) => noteLeftOut([{ path: posix.join(folder, path), why }], io),
  });
  for (const { path, files } of folders) {
    for (const name of files) {
      if (!name.startsWith('.') && isPythonNotebookName(name)) {
        found.push(posix.join(folder, path, name));
      }
    }
  }
  return found.sort();
}

/** The text of a notebook below `root`; the reason when it cannot be changed safely. */
export function readNotebookFile(root: string, path: string): string | { readonly reason: string } {
  if (path.startsWith('../')) return { reason: "this file is outside the bundle's folder" };
  try {
    return readExisting(root, [path]).get(path) ?? { reason: 'this file is not there' };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const [problem] = error.problems;
    return { reason: problem === undefined ? error.message : `${problem.key} ${problem.allowed}` };
  }
}
