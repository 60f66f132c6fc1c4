import type { Bundle } from '../bundle/bundle.ts';
import { matches } from '../bundle/glob.ts';

/** An include pattern that loads the file and, of the reachable others, nothing that was not loaded before. */
export function narrowestPattern(
  path: string,
  reachable: readonly string[],
  bundle: Bundle,
): string {
  const parts = path.split('/');
  const byDepth = parts.map((part, index) =>
    index === 0 ? part : index === parts.length - 1 ? '*.yml' : '*',
  );
  const byFolder = [...parts.slice(0, -1), '*.yml'];
  const loadsMore = (pattern: string) =>
    reachable.some((each) => each !== path && !bundle.files.has(each) && matches(pattern, each));
  return [byDepth.join('/'), byFolder.join('/')].find((pattern) => !loadsMore(pattern)) ?? path;
}
