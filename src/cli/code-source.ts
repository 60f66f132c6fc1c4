import { join } from 'node:path';
import { stampOf, statOf } from '../disk/read-text.ts';
import type { CodeSource } from '../subject/code-source.ts';
import { yamlFilesOf } from './find-bundles.ts';
import type { LeftOut } from './left-out.ts';
import { folderSource } from './read-bundle.ts';

/** A source that can be told what has changed, so that it need not read everything again. */
export interface KnownSource extends CodeSource {
  readonly forget: (path: string) => void;
  /**
   * Looks whether what was read and looked up is still so, forgets what is not, and says whether there was
   * any. A file counts by what it holds: one that is only touched has not changed.
   */
  readonly refresh: () => boolean;
  /** A file that was read and holds something else now; null when there is none. */
  readonly changed: () => string | null;
  /** Folders of the bundle that cannot be looked into. */
  readonly leftOut: () => readonly LeftOut[];
}

/**
 * The files below a folder, each read and looked at once until it is forgotten; `onRead` is told of
 * each that is read.
 */
export function codeSource(root: string, onRead = () => {}): KnownSource {
  const disk = folderSource(root);
  const stamps = new Map<string, string>();
  const read = remembered((path: string) => {
    // First, so that a change while it is read is seen later.
    stamps.set(path, stampOf(join(root, path)));
    onRead();
    return disk.read(path);
  });
  const lookUp = {
    exists: disk.exists,
    list: disk.list,
    isFolder: (path: string) => statOf(join(root, path))?.isDirectory() === true,
  };
  const exists = remembered(lookUp.exists);
  const list = remembered(lookUp.list);
  const isFolder = remembered(lookUp.isFolder);
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
    refresh: () => {
      const texts = [...read.known()].filter(([path, text]) => {
        const stamp = stampOf(join(root, path));
        if (stamps.get(path) === stamp) return false;
        stamps.set(path, stamp);
        return disk.read(path) !== text;
      });
      for (const [path] of texts) read.forget(path);
      const names = [
        differs(exists, lookUp.exists),
        differs(list, lookUp.list),
        differs(isFolder, lookUp.isFolder),
        differs(yamlFiles, () => yamlFilesOf(root)),
      ];
      return texts.length > 0 || names.includes(true);
    },
    forget: (path) => {
      read.forget(path);
      // What is there may have changed anywhere: names are cheap to look up again.
      for (const each of [exists, list, isFolder, yamlFiles]) each.forgetAll();
    },
  };
}

/** Whether looking again gives something else; all is then forgotten. */
function differs<T>(kept: Remembered<T>, look: (path: string) => T): boolean {
  const has = [...kept.known()].some(([path, value]) => {
    return JSON.stringify(look(path)) !== JSON.stringify(value);
  });
  if (has) kept.forgetAll();
  return has;
}

type Remembered<T> = ReturnType<typeof remembered<T>>;

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
