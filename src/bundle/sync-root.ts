import { posix } from 'node:path';
import type { Bundle, BundleFile, Fields } from './bundle.ts';
import { textAt } from './located.ts';
import { entryAt } from './lookup.ts';
import { joinPath } from './normal-path.ts';
import { targetsOf } from './targets.ts';

/**
 * How many folders above the bundle's own one is what the CLI uploads: as far up as `sync.paths`
 * reaches, in any target (sync_infer_root.go in the CLI). Infinite when a path of them is not known.
 */
export function foldersAbove(bundle: Bundle): number {
  const holders = [...bundle.files.values()].map((file) => {
    return { file, fields: file.view.entries(file.root) };
  });
  for (const { parts } of targetsOf(bundle).values()) {
    for (const { file, entry } of parts) {
      holders.push({ file, fields: file.view.entries(entry.value) });
    }
  }
  return holders.reduce((most, { file, fields }) => Math.max(most, reach(file, fields)), 0);
}

function reach(file: BundleFile, fields: Fields): number {
  const paths = entryAt(file, fields, 'sync', 'paths')?.value ?? null;
  if (textAt(file, paths)?.value.includes('${')) return Number.POSITIVE_INFINITY;
  const items = file.view.sequence(paths)?.items ?? [];
  return items.reduce((most, { node }) => {
    const path = textAt(file, file.view.follow(node))?.value ?? '';
    if (path.includes('${')) return Number.POSITIVE_INFINITY;
    return Math.max(most, stepsUp(joinPath(posix.dirname(file.path), path)));
  }, 0);
}

/** The number of `..` with which a path begins, in its shortest form. */
export function stepsUp(path: string): number {
  const parts = path.split('/');
  const down = parts.findIndex((part) => part !== '..');
  return down < 0 ? parts.length : down;
}
