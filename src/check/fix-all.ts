import type { Change } from '../files.ts';
import type { FileEdit, Finding } from '../finding.ts';
import { addTo } from '../grouped.ts';
import { applyEdits } from '../text.ts';
import { judge, type Request } from './judge.ts';

/** Fixes are made in rounds, since one may make way for the next. More rounds would be a loop. */
const MOST_ROUNDS = 20;

/** What fixing comes to. */
export interface Fixed {
  readonly changes: readonly Change[];
  /** How many findings were fixed. */
  readonly count: number;
}

/**
 * Makes the fixes of all findings that count and are wanted: all that do not touch each other, then
 * anew until nothing changes. What a fix leaves is byte for byte as it was. Fixes that may change the
 * meaning are made only when `unsafe`.
 */
export function fixAll(
  request: Request,
  unsafe: boolean,
  wanted: (finding: Finding) => boolean,
): Fixed {
  const texts = new Map<string, string>();
  const before = new Map<string, string>();
  const source = {
    ...request.source,
    read: (path: string) => texts.get(path) ?? request.source.read(path),
  };
  let count = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    // Not the bundle: it would be held while the next one is read.
    const { findings, texts: seen } = judge({ ...request, source });
    const { edits, fixed } = chosen(findings.filter(wanted), unsafe);
    if (fixed === 0) break;
    count += fixed;
    for (const [path, own] of edits) {
      const text = seen.get(path) ?? source.read(path) ?? '';
      if (!before.has(path)) before.set(path, text);
      texts.set(path, applyEdits(text, own));
    }
  }
  const changes = [...texts].map(([path, after]) => {
    return { path, before: before.get(path) as string, after };
  });
  return { changes, count };
}

/** Edits by file, of those fixes that touch nothing that an earlier one touches. */
function chosen(found: readonly Finding[], unsafe: boolean) {
  const edits = new Map<string, FileEdit[]>();
  let fixed = 0;
  for (const { fix } of found) {
    if (fix === undefined || (!fix.safe && !unsafe)) continue;
    const free = fix.edits.every((edit) => !(edits.get(edit.path) ?? []).some(touches(edit)));
    if (!free) continue;
    fixed++;
    for (const edit of fix.edits) {
      addTo(edits, edit.path, edit);
    }
  }
  return { edits, fixed };
}

/** Insertions at one place touch each other, too: which comes first would be chance. */
function touches(a: FileEdit): (b: FileEdit) => boolean {
  return (b) => a.start <= b.end && b.start <= a.end;
}
