import { join } from 'node:path';
import { statOf } from '../disk/read-text.ts';
import type { CodeSource } from '../subject/code-source.ts';
import { yamlFilesOf } from './find-bundles.ts';
import type { LeftOut } from './left-out.ts';
import { folderSource } from './read-bundle.ts';

/** A source that can be told what has changed, so that it need not read everything again. */
export interface KnownSource extends CodeSource {
  readonly forget: (path: string) => void;
  /** A file that was read and holds something else now; null when there is none. */
  readonly changed: () => string | null;
  /** Folders of the bundle that cannot be looked into. */
  readonly leftOut: () => readonly LeftOut[];
}

/** The files below a folder, each read and looked at once until it is forgotten. */
export function codeSource(root: string): KnownSource {
  const disk = folderSource(root);
  const read = remembered(disk.read);
  const exists = remembered(disk.exists);
  const list = remembered(disk.list);
  const isFolder = remembered((path: string) => {
    return statOf(join(root, path))?.isDirectory() === true;
  });
  const yamlFiles = remembered(() => yamlFilesOf(root));
  return {
    read: read.look,
    exists: exists.look,
    list: list.look,
    isFolder: isFolder.look,
    whyUnreadable: disk.whyUnreadable,
    whyUnlistable: disk.whyUnlistable,
    yamlFiles: () => yamlFiles.look('').files,
    leftOut: () => yamlFiles.look('').leftOut,
    changed: () => {
      return [...read.known()].find(([path, text]) => disk.read(path) !== text)?.[0] ?? null;
    },
    forget: (path) => {
      read.forget(path);
      // What is there may have changed anywhere: names are cheap to look up again.
      for (const each of [exists, list, isFolder, yamlFiles]) each.forgetAll();
    },
  };
}

function remembered<T>(look: (path: string) => T) {
  const known = new Map<string, T>();
  return {
    look: (path: string): T => {
      if (!known.has(path)) known.set(path, look(path));
      return known.get(path) as T;
    },
    forget: (path: string) => {
      known.delete(path);
    },
    forgetAll: () => known.clear(),
    known: () => known.entries(),
  };
}
