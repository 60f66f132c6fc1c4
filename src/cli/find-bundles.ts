import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { ROOT_FILES } from '../bundle/load.ts';
import { isThere, statOf, whyUnopenable } from '../disk/read-text.ts';
import { type Walked, walkFolders } from '../disk/walk.ts';
import { UserError } from '../problem.ts';
import type { Io } from './io.ts';
import { type LeftOut, noteLeftOut } from './left-out.ts';

/** A bundle to look at, and which part of it. */
export interface WantedBundle {
  /** The folder of the root file, as an absolute path. */
  readonly root: string;
  /** The root file's name. */
  readonly rootPath: string;
  /** The files and folders that are asked about, from the root; null for all. */
  readonly only: readonly string[] | null;
}

/**
 * The bundles that paths mean: for a file or folder in a bundle, that bundle; for a folder that is in
 * none, all bundles below it. Notes the folders that cannot be looked into. Throws UserError when a
 * path is not there, or there is no bundle.
 */
export function findBundles(paths: readonly string[], io: Io): WantedBundle[] {
  const { cwd } = io;
  const found = new Map<string, WantedBundle>();
  for (const path of paths) {
    const start = resolve(cwd, path);
    if (!isThere(start)) throw new UserError(`there is no file or folder ${path}`);
    const folder = statOf(start)?.isDirectory() === true ? start : dirname(start);
    const above = rootFileAbove(folder);
    const files = above === null ? rootFilesBelow(folder, io) : [above];
    if (files.length === 0) {
      throw new UserError(`there is no ${ROOT_FILES[0]} in ${folder}, above or below`);
    }
    for (const file of files) {
      refuseUnopenable(file, cwd);
      const root = dirname(file);
      const inside = above === null || start === root ? null : relative(root, start);
      add(found, file, inside === null ? null : inside.split(sep).join('/'));
    }
  }
  return [...found.values()];
}

function add(found: Map<string, WantedBundle>, file: string, inside: string | null): void {
  const root = dirname(file);
  const before = found.get(root);
  const all = inside === null || before?.only === null;
  const only = all ? null : [...(before?.only ?? []), inside as string];
  found.set(root, { root, rootPath: file.slice(root.length + 1), only });
}

/** The root file of the bundle that a folder is in, though it may be none that can be opened. */
export function rootFileAbove(folder: string): string | null {
  const name = ROOT_FILES.find((each) => {
    const path = join(folder, each);
    return isThere(path) && statOf(path)?.isDirectory() !== true;
  });
  if (name !== undefined) return join(folder, name);
  const above = dirname(folder);
  return above === folder ? null : rootFileAbove(above);
}

function refuseUnopenable(file: string, cwd: string): void {
  const why = whyUnopenable(file);
  if (why !== null) throw new UserError(`cannot read ${relative(cwd, file)}: ${why}`);
}

/** Root files of bundles below a folder; a bundle in a bundle is not one of them, nor a template. */
function rootFilesBelow(folder: string, io: Io): string[] {
  const found: string[] = [];
  const { folders, leftOut } = foldersBelow(folder, isBundle);
  for (const { path, names } of folders) {
    const name = ROOT_FILES.find((each) => names.includes(each));
    if (name !== undefined) found.push(join(folder, path, name));
  }
  noteLeftOut(
    leftOut.map(({ path, why }) => ({ path: join(folder, path), why })),
    io,
  );
  return found.sort();
}

function isBundle(names: readonly string[]): boolean {
  return names.some((name) => ROOT_FILES.includes(name));
}

/** Files below a folder, from there and sorted, and the folders that could not be looked into. */
export interface FilesBelow {
  readonly files: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

/** YAML and JSON files of a bundle's folder: not those of bundles within. */
export function yamlFilesOf(root: string): FilesBelow {
  return filesBelow(root, (name) => /\.(ya?ml|json)$/.test(name));
}

/** Files of a bundle's folder whose names match: not those of bundles within. */
export function filesBelow(root: string, isWanted: (name: string) => boolean): FilesBelow {
  const files: string[] = [];
  const { folders, leftOut } = foldersBelow(root, () => false);
  for (const { path, names } of folders) {
    if (path !== '' && isBundle(names)) continue;
    for (const each of names) if (isWanted(each)) files.push(posix.join(path, each));
  }
  return { files: files.sort(), leftOut };
}

/** Folders in which nobody keeps resources of a bundle. */
const PASSED_OVER = new Set(['node_modules', 'venv', 'env', 'dist', 'build', '__pycache__']);

/**
 * A folder and those below it, with the names of their files. Templates and folders that begin with a
 * dot are passed over. What is in a folder that `ends` is not looked at. The second list is whole
 * when the first one was gone through.
 */
function foldersBelow(start: string, ends: (names: readonly string[]) => boolean) {
  const leftOut: LeftOut[] = [];
  const into = (folder: Walked) => {
    const names = namesIn(folder);
    const isInner = folder.path !== '' && isBundle(names);
    if (isInner || ends(names) || isTemplate(names)) return [];
    return folder.folders.filter((name) => !isPassedOver(name));
  };
  const walked = walkFolders(start, { into, leftOut: (path, why) => leftOut.push({ path, why }) });
  return { folders: withoutTemplates(walked), leftOut };
}

function* withoutTemplates(walked: Iterable<Walked>) {
  for (const each of walked) {
    const names = namesIn(each);
    if (!isTemplate(names)) yield { path: each.path, names };
  }
}

function namesIn({ files, others }: Walked): readonly string[] {
  return others.length === 0 ? files : [...files, ...others];
}

function isTemplate(names: readonly string[]): boolean {
  return names.includes('databricks_template_schema.json');
}

function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name.includes('{{') || PASSED_OVER.has(name);
}
