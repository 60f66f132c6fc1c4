import type { Finding } from '../finding.ts';
import { addTo } from '../grouped.ts';
import { lineIndex } from '../text.ts';
import type { Ignore } from './ignore-comments.ts';
import { type LineRange, someIn, unionOf } from './ranges.ts';

/**
 * The findings that no comment excuses, in their order, and whether a comment excuses some finding of a
 * rule. Takes time in proportion to findings and comments, however they cover each other.
 */
export function excuse(
  findings: readonly Finding[],
  ignores: readonly Ignore[],
  texts: ReadonlyMap<string, string>,
): { readonly left: Finding[]; readonly isUsed: (ignore: Ignore, rule: string) => boolean } {
  const ranges = new Map<string, LineRange[]>();
  for (const ignore of ignores) {
    if (!ignore.hasReason) continue;
    for (const { id } of ignore.rules) addTo(ranges, nameOf(ignore.at.path, id), ignore);
  }
  const covers = new Map([...ranges].map(([name, each]) => [name, unionOf(each)]));
  const lineOf = linesOf(texts);
  const hits = new Map<string, number[]>();
  const left = findings.filter(({ rule, at }) => {
    const name = nameOf(at.path, rule);
    const isCovered = covers.get(name);
    if (isCovered === undefined) return true;
    const line = lineOf(at.path, at.start);
    if (!isCovered(line)) return true;
    addTo(hits, name, line);
    return false;
  });
  const isHit = new Map([...hits].map(([name, lines]) => [name, someIn(lines)]));
  return {
    left,
    isUsed: (ignore, rule) => isHit.get(nameOf(ignore.at.path, rule))?.(ignore) ?? false,
  };
}

function nameOf(path: string, rule: string): string {
  return `${rule}\0${path}`;
}

function linesOf(texts: ReadonlyMap<string, string>): (path: string, offset: number) => number {
  const known = new Map<string, ReturnType<typeof lineIndex>>();
  return (path, offset) => {
    const index = known.get(path) ?? lineIndex(texts.get(path) ?? '');
    known.set(path, index);
    return index(offset).line;
  };
}
