import { posix } from 'node:path';
import type { Bundle, Job } from '../bundle/bundle.ts';
import { ownSource } from '../bundle/work.ts';
import type { Change } from '../files.ts';

/**
 * Notebooks and SQL files that only the removed jobs ran, and that no text of what is left
 * mentions. When a file of the bundle cannot be parsed, nobody knows: then none.
 */
export function unusedSources(
  bundle: Bundle,
  gone: ReadonlySet<string>,
  changes: readonly Change[],
): string[] {
  if (bundle.faults.length > 0) return [];
  const left = new Map(
    [...bundle.files].map(([path, { text }]): [string, string | null] => [path, text]),
  );
  for (const change of changes) left.set(change.path, change.after);
  const candidates = [...bundle.jobs]
    .filter(([key]) => gone.has(key))
    .flatMap(([, jobs]) => sourcesOf(jobs));
  return [...new Set(candidates)].filter((path) => {
    return ![...left].some(([file, text]) => text !== null && mentions(text, file, path));
  });
}

function sourcesOf(jobs: readonly Job[]): string[] {
  return jobs.flatMap(({ tasks }) =>
    tasks.flatMap(({ work }) => {
      const path = ownSource(work)?.path ?? null;
      return path !== null && !path.startsWith('../') ? [path] : [];
    }),
  );
}

/** Whether a text names a file in any form: by its last folder and name, with or without ending. */
export function mentions(text: string, file: string, path: string): boolean {
  const stem = posix.basename(path).replace(/\.[^.]*$/, '');
  const folder = posix.basename(posix.dirname(path));
  if (text.includes(`${folder}/${stem}`)) return true;
  return posix.dirname(file) === posix.dirname(path) && text.includes(stem);
}
