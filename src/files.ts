/** Files by path. Paths are relative to the project, with `/` between parts, never starting with one. */
export type FileTree = ReadonlyMap<string, string>;

/** One file to write or delete. `before` is what it holds now, `after` what it is to hold; null is no file. */
export interface Change {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * What has to be done so that a folder that holds `existing` also holds `wanted`, where null is a
 * file that must not be there. Equal files are left out.
 */
export function changesBetween(
  existing: FileTree,
  wanted: ReadonlyMap<string, string | null>,
): Change[] {
  const changes: Change[] = [];
  for (const [path, after] of wanted) {
    const before = existing.get(path) ?? null;
    if (before !== after) changes.push({ path, before, after });
  }
  return changes;
}

/** Where a project keeps its answers, the hashes of what was generated, and the settings of check. */
export const PROJECT_FILE = '.dab-project.yml';
