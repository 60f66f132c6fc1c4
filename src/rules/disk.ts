import { posix } from 'node:path';
import type { CodeSource } from './subject.ts';

/** What is on disk, by the exact names; folders are listed once. */
export interface Disk {
  /** Null when there is nothing by this very name, though the file system may mind no capitals. */
  readonly kindOf: (path: string) => 'file' | 'folder' | null;
  /** The path of something that has this name but for capitals; null when there is none. */
  readonly inOtherCase: (path: string) => string | null;
  /** Names in a folder; empty when there is none. */
  readonly list: (folder: string) => ReadonlySet<string>;
}

export function diskOf(source: CodeSource): Disk {
  const folders = new Map<string, ReadonlySet<string>>();
  const kinds = new Map<string, 'file' | 'folder' | null>();

  const list = (folder: string): ReadonlySet<string> => {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const names = new Set(source.list(folder));
    folders.set(folder, names);
    return names;
  };

  const isThere = (path: string): boolean => {
    let folder = '';
    for (const name of path.split('/')) {
      if (!list(folder).has(name)) return false;
      folder = posix.join(folder, name);
    }
    return true;
  };

  return {
    list,
    kindOf: (path) => {
      if (path === '.' || path === '') return 'folder';
      const known = kinds.get(path);
      if (known !== undefined) return known;
      const kind = !isThere(path) ? null : source.isFolder(path) ? 'folder' : 'file';
      kinds.set(path, kind);
      return kind;
    },
    inOtherCase: (path) => {
      let at = '';
      for (const name of path.split('/')) {
        const names = list(at);
        const lower = name.toLowerCase();
        const found = names.has(name)
          ? name
          : [...names].find((each) => each.toLowerCase() === lower);
        if (found === undefined) return null;
        at = posix.join(at, found);
      }
      return at;
    },
  };
}
