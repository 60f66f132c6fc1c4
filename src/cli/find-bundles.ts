import fs from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { ROOT_FILES } from '../bundle/load.ts';
import { isThere, statOf, whyUnopenable } from '../disk/read-text.ts';
import { UserError } from '../problem.ts';

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
 * none, all bundles below it. Throws UserError when a path is not there, or there is no bundle.
 */
export function findBundles(paths: readonly string[], cwd: string): WantedBundle[] {
  const found = new Map<string, WantedBundle>();
  for (const path of paths) {
    const start = resolve(cwd, path);
    if (!isThere(start)) throw new UserError(`there is no file or folder ${path}`);
    const folder = statOf(start)?.isDirectory() === true ? start : dirname(start);
    const above = rootFileAbove(folder);
    const files = above === null ? rootFilesBelow(folder) : [above];
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
function rootFilesBelow(folder: string): string[] {
  const found: string[] = [];
  for (const { path, names } of foldersBelow(folder, isBundle)) {
    const name = ROOT_FILES.find((each) => names.includes(each));
    if (name !== undefined) found.push(join(path, name));
  }
  return found.sort();
}

function isBundle(names: readonly string[]): boolean {
  return names.some((name) => ROOT_FILES.includes(name));
}

/** YAML and JSON files of a bundle's folder, from its root: not those of bundles within. */
export function yamlFilesOf(root: string): string[] {
  return filesBelow(root, /\.(ya?ml|json)$/);
}

/** Files of a bundle's folder whose names match, from its root, sorted: not those of bundles within. */
export function filesBelow(root: string, name: RegExp): string[] {
  const found: string[] = [];
  for (const { path, names } of foldersBelow(root, () => false)) {
    if (path !== root && isBundle(names)) continue;
    const folder = path === root ? '' : `${relative(root, path).split(sep).join('/')}/`;
    for (const each of names) if (name.test(each)) found.push(folder + each);
  }
  return found.sort();
}

/** Folders in which nobody keeps resources of a bundle. */
const PASSED_OVER = new Set(['node_modules', 'venv', 'env', 'dist', 'build', '__pycache__']);

/** More folders than this are not looked into: no repository has so many. */
const MOST_FOLDERS = 100_000;

/**
 * A folder and those below it, with the names of their files. Links are not followed, so that no
 * loop is walked; templates and folders that begin with a dot are passed over. What is in a folder
 * that `ends` is not looked at.
 */
function* foldersBelow(start: string, ends: (names: readonly string[]) => boolean) {
  const todo = [start];
  for (let seen = 0; todo.length > 0 && seen < MOST_FOLDERS; seen++) {
    const path = todo.pop() as string;
    const entries = entriesOf(path);
    const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
    if (names.includes('databricks_template_schema.json')) continue;
    yield { path, names };
    const inner = path !== start && isBundle(names);
    if (ends(names) || inner) continue;
    for (const entry of entries) {
      const { name } = entry;
      const passed = name.startsWith('.') || name.includes('{{') || PASSED_OVER.has(name);
      if (entry.isDirectory() && !passed) todo.push(join(path, name));
    }
  }
}

function entriesOf(path: string): fs.Dirent[] {
  try {
    return fs.readdirSync(path, { withFileTypes: true });
  } catch {
    return []; // a folder that may not be read
  }
}
