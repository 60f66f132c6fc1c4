import { dirname, join, posix, resolve } from 'node:path';
import type { Bundle } from '../bundle/bundle.ts';
import { glob } from '../bundle/glob.ts';
import {
  type BundleSource,
  loadBundle,
  placeOfFault,
  ROOT_FILES,
  textsOf,
} from '../bundle/load.ts';
import { ChangedMeanwhile } from '../disk/changed-meanwhile.ts';
import { isThere, readText, whyUnopenable } from '../disk/read-text.ts';
import { listFolder, walkFolders } from '../disk/walk.ts';
import { joined, printed, visible } from '../printed.ts';
import { UserError } from '../problem.ts';
import { rootFileAbove } from './find-bundles.ts';
import type { Io } from './io.ts';
import { noteLeftOut } from './left-out.ts';
import { type Purpose, settle } from './settle.ts';

export interface FoundBundle {
  /** The folder of the root file, as an absolute path. */
  readonly root: string;
  readonly bundle: Bundle;
}

/**
 * Finds the nearest bundle at or above `start` and loads it. Throws UserError when there is none, or
 * its root file cannot be parsed; faults of other files are in the bundle.
 */
export async function readBundle(start: string, purpose: Purpose, io: Io): Promise<FoundBundle> {
  const { root, rootPath } = await openBundle(start, purpose, io);
  const { bundle, faults } = loadBundle(rootPath, folderSource(root));
  if (bundle !== null) return { root, bundle };
  const [fault] = faults;
  if (fault === undefined) throw new Error('a bundle that is not loaded has a fault');
  throw new UserError(`${placeOfFault(fault)}: ${fault.message}`);
}

/** Finds the nearest bundle at or above `start`. Throws UserError when there is none. */
export async function openBundle(
  start: string,
  purpose: Purpose,
  io: Io,
): Promise<{ readonly root: string; readonly rootPath: string }> {
  const rootFile = rootFileAbove(resolve(start));
  if (rootFile === null) {
    throw new UserError(`no ${ROOT_FILES[0]} in ${resolve(start)} or above: give --project FOLDER`);
  }
  const root = dirname(rootFile);
  await settle(root, purpose, io);
  return { root, rootPath: rootFile.slice(root.length + 1) };
}

/** The nearest bundle at or above `start`, loaded; null when there is none. */
export async function readBundleIfAny(
  start: string,
  purpose: Purpose,
  io: Io,
): Promise<FoundBundle | null> {
  return rootFileAbove(resolve(start)) === null ? null : readBundle(start, purpose, io);
}

/**
 * The files below a folder, as they are on disk. Links are followed, out of the folder too, as the
 * Databricks CLI does; pipes and devices are not read. Never throws.
 */
export function folderSource(root: string): BundleSource {
  const read = (path: string) => readText(join(root, path));
  return {
    list: (folder) => {
      const listing = listFolder(join(root, folder));
      if ('why' in listing) return []; // as filepath.Glob does
      return [...listing.folders, ...listing.files, ...listing.others];
    },
    // Go's Glob does not follow links here: what leads nowhere is loaded, and then refused.
    exists: (path) => isThere(join(root, path)),
    read: (path) => {
      const found = read(path);
      return 'text' in found ? found.text : null;
    },
    whyUnreadable: (path, as) => {
      if (as === 'bytes') return whyUnopenable(join(root, path));
      const found = read(path);
      return 'why' in found ? found.why : null;
    },
    whyUnlistable: (folder) => {
      const listing = listFolder(join(root, folder));
      return 'why' in listing && !listing.missing ? listing.why : null;
    },
  };
}

/** Paths of the YAML and JSON files below `resources/`, which a new include pattern could reach. */
export function reachableFiles(root: string, io: Io): string[] {
  const folders = walkFolders(join(root, 'resources'), {
    into: ({ folders }) => folders,
    leftOut: (path, why) => noteLeftOut([{ path: posix.join('resources', path), why }], io),
  });
  return [...folders].flatMap(({ path, files, others }) =>
    [...files, ...others]
      .filter((name) => /\.(ya?ml|json)$/.test(name))
      .map((name) => posix.join('resources', path, name)),
  );
}

/** Says which files of a bundle were left out because they cannot be parsed. */
export async function noteFaults(bundle: Bundle, io: Io): Promise<void> {
  if (bundle.faults.length === 0) return;
  const { excerptsOf } = await import('../report/excerpt.ts');
  const { placed, excerpt } = excerptsOf(textsOf(bundle), io.columns);
  for (const { path, offset, message } of bundle.faults) {
    const at = { path, start: offset, end: offset };
    const head = visible(`note: ${placed(at)}: ${message}. What it defines is not seen.`);
    io.err(printed`${joined([head, ...excerpt(at, '^', (marks) => marks)], '\n')}\n`);
  }
}

/**
 * Throws ChangedMeanwhile when a bundle is no longer as it was read: another run may have added the same
 * key in another file meanwhile.
 */
export function refuseIfStale(root: string, bundle: Bundle): void {
  const source = folderSource(root);
  const now = bundle.includes.flatMap(({ pattern }) => glob(pattern.value, source));
  const unread = now.filter((path) => !bundle.files.has(path) && /\.(ya?ml|json)$/.test(path));
  const known = new Set(bundle.faults.map(({ path }) => path));
  const changed = [...bundle.files.values()].filter(({ path, text }) => source.read(path) !== text);
  const stale = [...unread.filter((path) => !known.has(path)), ...changed.map(({ path }) => path)];
  if (stale.length === 0) return;
  throw new ChangedMeanwhile(join(root, stale[0] as string));
}
