import fs from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileTree } from '../files.ts';
import { UserError } from '../problem.ts';
import { fileFault } from './file-fault.ts';
import { LARGEST, readText } from './read-text.ts';

/**
 * Of the files at `paths` below `root`, the text of those that exist. Throws UserError, listing all
 * places, where something other than a plain file in plain folders is in the way: a symbolic link
 * below `root` is never followed, so nothing can be written outside. So it does where a file is no
 * text in UTF-8, or has more than 20 MB.
 */
export function readExisting(root: string, paths: Iterable<string>): FileTree {
  const kind = kindOf(root, true);
  if (kind === 'none') {
    if (kindOf(root, false) === 'none') return new Map();
    throw new UserError(`${root} is a symbolic link that leads nowhere`);
  }
  if (kind !== 'folder') throw new UserError(`${root} exists and is not a folder`);
  const found = new Map<string, string>();
  const inTheWay = new Map<string, string>();
  const folders = new Map<string, boolean>([['.', true]]);
  const isFolder = (folder: string): boolean => {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const parent = isFolder(dirname(folder));
    const what = parent ? kindOf(join(root, folder), false) : 'none';
    if (what !== 'folder' && what !== 'none') inTheWay.set(folder, `is ${what}, not a folder`);
    folders.set(folder, what === 'folder');
    return what === 'folder';
  };
  for (const path of paths) {
    if (!isFolder(dirname(path))) continue;
    const what = kindOf(join(root, path), false);
    if (what === 'a file') {
      const read = readText(join(root, path), { most: LARGEST, followLink: false });
      if ('text' in read) found.set(path, read.text);
      // Another process may have been at work since one looked.
      else if (!read.missing) inTheWay.set(path, `cannot be read: ${read.why}`);
    } else if (what !== 'none') inTheWay.set(path, `is ${what === 'folder' ? 'a folder' : what}`);
  }
  if (inTheWay.size > 0) {
    const problems = [...inTheWay].map(([key, allowed]) => ({ key, value: '', allowed }));
    throw new UserError(`in ${root}, something is in the way:`, problems);
  }
  return found;
}

export type Kind = 'none' | 'folder' | 'a file' | 'a symbolic link' | 'a special file';

/** What is at a path; a link is what it leads to only if it is to be followed. */
export function kindOf(path: string, followLink: boolean): Kind {
  if (path.includes('\0')) throw new UserError('a path holds a NUL character');
  let stat: fs.Stats | undefined;
  try {
    stat = followLink
      ? fs.statSync(path, { throwIfNoEntry: false })
      : fs.lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw fileFault(error, `cannot look at ${path}`);
  }
  if (stat === undefined) return 'none';
  if (stat.isSymbolicLink()) return 'a symbolic link';
  if (stat.isDirectory()) return 'folder';
  return stat.isFile() ? 'a file' : 'a special file';
}
