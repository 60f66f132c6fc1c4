import { loadBundle } from '../bundle/load.ts';
import { applyEdits } from '../text.ts';
import { lint } from './lint.ts';
import type { Diagnostic, FileEdit, Rule } from './rule.ts';
import { type CodeSource, type Custom, subjectOf } from './subject.ts';

/** Fixes are made in rounds, since one may make way for the next. More rounds would be a loop. */
const MOST_ROUNDS = 20;

/** What is to be fixed, and how. */
export interface FixRequest {
  readonly rootPath: string;
  readonly source: CodeSource;
  readonly custom: Custom;
  readonly rules: readonly Rule[];
  /** Whether fixes that may change the meaning are made, too. */
  readonly unsafe: boolean;
  /** Findings that count; those that a comment or a baseline excuses are not fixed. */
  readonly counts: (diagnostic: Diagnostic) => boolean;
}

/**
 * The files that fixes change, with their new texts: all fixes that do not touch each other, then
 * anew until nothing changes. What a fix leaves is byte for byte as it was.
 */
export function fixAll(request: FixRequest): Map<string, string> {
  const texts = new Map<string, string>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const source = withTexts(request.source, texts);
    const { bundle } = loadBundle(request.rootPath, source);
    if (bundle === null) break;
    const found = lint(subjectOf(bundle, source, request.custom), request.rules);
    const edits = chosen(found.filter(request.counts), request.unsafe);
    if (edits.size === 0) break;
    for (const [path, own] of edits) texts.set(path, applyEdits(source.read(path) ?? '', own));
  }
  return texts;
}

/** Edits by file, of those fixes that touch nothing that an earlier one touches. */
function chosen(found: readonly Diagnostic[], unsafe: boolean): Map<string, FileEdit[]> {
  const edits = new Map<string, FileEdit[]>();
  for (const { fix } of found) {
    if (fix === undefined || (!fix.safe && !unsafe)) continue;
    const free = fix.edits.every((edit) => !(edits.get(edit.path) ?? []).some(touches(edit)));
    if (!free) continue;
    for (const edit of fix.edits) edits.set(edit.path, [...(edits.get(edit.path) ?? []), edit]);
  }
  return edits;
}

/** Insertions at one place touch each other, too: which comes first would be chance. */
function touches(a: FileEdit): (b: FileEdit) => boolean {
  return (b) => a.start <= b.end && b.start <= a.end;
}

function withTexts(source: CodeSource, texts: ReadonlyMap<string, string>): CodeSource {
  return { ...source, read: (path) => texts.get(path) ?? source.read(path) };
}
