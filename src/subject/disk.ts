import { posix } from 'node:path';
import { bounded, type FileSource } from '../bundle/glob.ts';
import type { CodeSource } from './code-source.ts';

/** What is on disk, by the exact names; folders are listed once. */
export interface ExactPaths {
  /** Null when there is nothing by this very name, though the file system may mind no capitals. */
  readonly kindOf: (path: string) => 'file' | 'folder' | null;
  /** The path of something that has this name but for capitals; null when there is none. */
  readonly inOtherCase: (path: string) => string | null;
  /** Names in a folder; none when there is no such folder. */
  readonly list: (folder: string) => readonly string[];
  /** For patterns: what they look at together is bounded. */
  readonly patterns: FileSource;
}

interface Folder {
  readonly names: readonly string[];
  readonly exact: ReadonlySet<string>;
  /** Names by their lower-case form. */
  readonly lower: ReadonlyMap<string, string>;
}

export function diskOf(source: CodeSource): ExactPaths {
  const folders = new Map<string, Folder>();
  const kinds = new Map<string, 'file' | 'folder' | null>();

  const folderAt = (path: string): Folder => {
    const known = folders.get(path);
    if (known !== undefined) return known;
    const names = source.list(path);
    const lower = new Map(names.map((name) => [name.toLowerCase(), name]));
    const folder = { names, exact: new Set(names), lower };
    folders.set(path, folder);
    return folder;
  };

  /** The path with each name as `pick` finds it in its folder; null when it finds none. */
  const walk = (
    path: string,
    pick: (folder: Folder, name: string) => string | null,
  ): string | null => {
    let at = '';
    for (const name of path.split('/')) {
      const found = pick(folderAt(at), name);
      if (found === null) return null;
      at = posix.join(at, found);
    }
    return at;
  };

  const exactly = ({ exact }: Folder, name: string) => (exact.has(name) ? name : null);

  const kindOf = (path: string) => {
    if (path === '.' || path === '') return 'folder';
    const known = kinds.get(path);
    if (known !== undefined) return known;
    const isThere = walk(path, exactly) !== null;
    const kind = !isThere ? null : source.isFolder(path) ? 'folder' : 'file';
    kinds.set(path, kind);
    return kind;
  };

  const list = (folder: string) => folderAt(folder).names;

  return {
    kindOf,
    list,
    patterns: bounded({ list, exists: (path) => kindOf(path) !== null }),
    inOtherCase: (path) =>
      walk(
        path,
        (folder, name) => exactly(folder, name) ?? folder.lower.get(name.toLowerCase()) ?? null,
      ),
  };
}
