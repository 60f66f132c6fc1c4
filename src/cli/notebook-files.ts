import fs from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { kindOf, readExisting } from '../disk/read-existing.ts';
import { UserError } from '../problem.ts';
import { folderSource } from './read-bundle.ts';

/**
 * The notebooks that are named on the command line, from `root`: files, and all that may be
 * notebooks in folders. Throws UserError for what is not there, or not below `root`.
 */
export function namedNotebooks(root: string, cwd: string, named: readonly string[]): string[] {
  const paths = named.flatMap((each) => {
    const place = resolve(cwd, each);
    const path = relative(root, place).split(sep).join('/');
    if (path.startsWith('../') || path === '..') {
      throw new UserError(`${each} is not in ${root}: go to its project, or give --project FOLDER`);
    }
    const kind = kindOf(place, false);
    if (kind === 'folder') return notebooksBelow(root, path);
    if (kind !== 'a file') {
      throw new UserError(kind === 'none' ? `${each} is not there` : `${each} is ${kind}`);
    }
    if (!/\.(py|ipynb)$/.test(path)) {
      throw new UserError(
        `${each} is no Python notebook: its name ends neither in .py nor in .ipynb`,
      );
    }
    return [path];
  });
  return [...new Set(paths)];
}

/** Files with the endings of notebooks in a folder and all below it, but for hidden ones. */
function notebooksBelow(root: string, folder: string): string[] {
  const found: string[] = [];
  const todo = [folder];
  for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
    for (const entry of fs.readdirSync(join(root, path), { withFileTypes: true })) {
      const inside = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) todo.push(inside);
      else if (entry.isFile() && /\.(py|ipynb)$/.test(entry.name)) found.push(inside);
    }
  }
  return found.sort();
}

/** The text of a notebook below `root`; the reason when it cannot be changed safely. */
export function readNotebook(root: string, path: string): string | { readonly reason: string } {
  if (path.startsWith('../')) return { reason: "this file is outside the bundle's folder" };
  try {
    if (!readExisting(root, [path]).has(path)) return { reason: 'this file is not there' };
  } catch (error) {
    if (error instanceof UserError) return { reason: 'this is no plain file in plain folders' };
    throw error;
  }
  return folderSource(root).read(path) ?? { reason: 'the file cannot be read as UTF-8 text' };
}
