import { posix } from 'node:path';
import type { Bundle, BundleFile } from '../bundle/bundle.ts';
import { knownPath } from '../bundle/local-path.ts';
import { textIn } from '../bundle/lookup.ts';
import { mentions } from './unused-sources.ts';

/**
 * Whether the artifacts that a file of a bundle declares are of no use without it: each is built in a
 * folder that no other file mentions, and no other file refers to it. True for a file without any.
 */
export function areArtifactsUnused(bundle: Bundle, file: BundleFile): boolean {
  if (bundle.faults.length > 0) return false;
  const { view } = file;
  const artifacts = view.entries(view.entries(file.root).get('artifacts')?.value ?? null);
  const others = [...bundle.files.values()].filter((other) => other !== file);
  return [...artifacts].every(([key, { value }]) => {
    const written = textIn(file, view.entries(value), 'path');
    const folder = written === null ? null : knownPath(file, written.value);
    if (folder === null || posix.dirname(folder) === '.') return false;
    return !others.some(({ text, path }) => {
      return text.includes(`artifacts.${key}`) || mentions(text, path, folder);
    });
  });
}
