import { joined, type Printed, printed, visible } from '../printed.ts';

/** More lines than this say how many are left out. */
const MOST_LINES = 400;

/**
 * Paths as a tree, each line behind `indent`, folders first. `marks` gives a word that is shown behind a path.
 * At most 400 lines, whatever the number of paths.
 */
export function fileTree(
  paths: Iterable<string>,
  marks: ReadonlyMap<string, string>,
  indent: '' | '  ',
): Printed {
  const root: Folder = { folders: new Map(), files: [] };
  for (const path of paths) {
    const parts = path.split('/');
    const name = parts.pop() as string;
    let folder = root;
    for (const part of parts) {
      let next = folder.folders.get(part);
      if (next === undefined) {
        next = { folders: new Map(), files: [] };
        folder.folders.set(part, next);
      }
      folder = next;
    }
    folder.files.push({ name, mark: marks.get(path) ?? '' });
  }
  const lines = [...linesOf(root, indent)];
  if (lines.length <= MOST_LINES) return joined(lines, '\n');
  const rest = printed`${visible(indent)}… and ${lines.length - MOST_LINES} more lines`;
  return joined([...lines.slice(0, MOST_LINES), rest], '\n');
}

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: { readonly name: string; readonly mark: string }[];
}

function* linesOf(folder: Folder, indent: string): Generator<Printed> {
  for (const [name, child] of folder.folders) {
    yield visible(`${indent}${name}/`);
    yield* linesOf(child, `${indent}  `);
  }
  for (const { name, mark } of folder.files) {
    yield visible(`${indent}${name}${mark === '' ? '' : ` (${mark})`}`);
  }
}
