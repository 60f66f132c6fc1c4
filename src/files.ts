/** Files by path. Paths are relative to the project, with `/` between parts, never starting with one. */
export type FileTree = ReadonlyMap<string, string>;

/** One file to write. `before` is what the file holds now, null when there is none. */
export interface Change {
  readonly path: string;
  readonly before: string | null;
  readonly after: string;
}

/** What has to be written so that a folder that holds `existing` also holds `wanted`: equal files are left out. */
export function changesBetween(existing: FileTree, wanted: FileTree): Change[] {
  const changes: Change[] = [];
  for (const [path, after] of wanted) {
    const before = existing.get(path) ?? null;
    if (before !== after) changes.push({ path, before, after });
  }
  return changes;
}
