import fs from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Bundle } from '../bundle/bundle.ts';
import { glob } from '../bundle/glob.ts';
import { type BundleSource, loadBundle, placeOfFault, ROOT_FILES } from '../bundle/load.ts';
import { UserError } from '../problem.ts';
import type { Io } from './io.ts';
import { settle } from './settle.ts';

export interface FoundBundle {
  /** The folder of the root file, as an absolute path. */
  readonly root: string;
  readonly bundle: Bundle;
}

/** A file larger than this is not read as YAML: nobody writes one, and parsing would take long. */
const LARGEST = 20_000_000;

/**
 * Finds the nearest bundle at or above `start` and loads it. Throws UserError when there is none, or
 * its root file cannot be parsed; faults of other files are in the bundle.
 */
export async function readBundle(start: string, io: Io): Promise<FoundBundle> {
  const { root, rootPath } = await openBundle(start, io);
  const { bundle, faults } = loadBundle(rootPath, folderSource(root));
  if (bundle !== null) return { root, bundle };
  const [fault] = faults;
  if (fault === undefined) throw new Error('a bundle that is not loaded has a fault');
  throw new UserError(`${placeOfFault(fault)}: ${fault.message}`);
}

/** Finds the nearest bundle at or above `start`. Throws UserError when there is none. */
export async function openBundle(
  start: string,
  io: Io,
): Promise<{ readonly root: string; readonly rootPath: string }> {
  const rootFile = findRootFile(resolve(start));
  if (rootFile === null) {
    throw new UserError(`no ${ROOT_FILES[0]} in ${resolve(start)} or above: give --project FOLDER`);
  }
  const root = dirname(rootFile);
  await settle(root, io);
  return { root, rootPath: rootFile.slice(root.length + 1) };
}

function findRootFile(folder: string): string | null {
  const name = ROOT_FILES.find((each) => fs.existsSync(join(folder, each)));
  if (name !== undefined) return join(folder, name);
  const above = dirname(folder);
  return above === folder ? null : findRootFile(above);
}

/** Refuses bytes that are not UTF-8: written back, they would be others. Keeps a byte order mark. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The files below a folder, as they are on disk. */
export function folderSource(root: string): BundleSource {
  return {
    list: (folder) => {
      try {
        return fs.readdirSync(join(root, folder));
      } catch {
        return []; // as filepath.Glob does
      }
    },
    exists: (path) => fs.existsSync(join(root, path)),
    read: (path) => {
      try {
        const file = join(root, path);
        const { size } = fs.statSync(file);
        return size > LARGEST ? null : UTF8.decode(fs.readFileSync(file));
      } catch {
        return null;
      }
    },
  };
}

/** Paths of the YAML and JSON files below `resources/`, which a new include pattern could reach. */
export function reachableFiles(root: string): string[] {
  const folder = join(root, 'resources');
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => `resources/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.(ya?ml|json)$/.test(path));
}

/** Says which files of a bundle were left out because they cannot be parsed. */
export function noteFaults({ faults }: Bundle, io: Io): void {
  for (const fault of faults) {
    io.err(`note: ${placeOfFault(fault)}: ${fault.message}. What this file defines is not seen.\n`);
  }
}

/**
 * Throws UserError when a bundle is no longer as it was read: another run may have added the same
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
  throw new UserError(
    `the bundle has changed meanwhile (${stale[0]}); nothing was changed. Run the command again`,
  );
}
