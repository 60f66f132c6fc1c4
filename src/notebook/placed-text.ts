import type { Span } from '../text.ts';

/** Code taken out of a file, which still knows where each of its characters stands there. */
export interface PlacedText {
  readonly path: string;
  readonly text: string;
  /** In order of `at`; each holds up to the next one. */
  readonly runs: readonly Run[];
}

/** A piece that stands in the file as it is, or one character that is written as an escape there. */
export interface Run {
  readonly at: number;
  readonly from: number;
  /** Length in the file, if the piece is an escape; null if it stands there as it is. */
  readonly escaped: number | null;
}

/** A whole file, or a piece of it, as it stands. */
export function placePiece(path: string, text: string, from = 0, to = text.length): PlacedText {
  return { path, text: text.slice(from, to), runs: [{ at: 0, from, escaped: null }] };
}

/** Texts of one file behind each other, with `between` after each but the last. */
export function joinPlaced(
  path: string,
  texts: readonly PlacedText[],
  between: string,
): PlacedText {
  const runs: Run[] = [];
  let at = 0;
  for (const each of texts) {
    for (const run of each.runs) runs.push({ ...run, at: run.at + at });
    at += each.text.length + between.length;
  }
  return { path, text: texts.map(({ text }) => text).join(between), runs };
}

/** Without its first characters. */
export function dropPlaced({ path, text, runs }: PlacedText, count: number): PlacedText {
  const first = runIndex(runs, count);
  const kept = runs.slice(Math.max(first, 0)).map((run) => ({
    at: Math.max(run.at - count, 0),
    from: run.escaped === null ? run.from + Math.max(count - run.at, 0) : run.from,
    escaped: run.escaped,
  }));
  return { path, text: text.slice(count), runs: kept };
}

/** The place in the file of a piece of the text. */
export function spanOf({ path, runs }: PlacedText, start: number, end: number): Span {
  const from = placeOf(runs, start, false);
  return { path, start: from, end: end > start ? placeOf(runs, end - 1, true) : from };
}

/** Where a character starts or ends in the file. */
function placeOf(runs: readonly Run[], offset: number, behind: boolean): number {
  const run = runs[runIndex(runs, offset)];
  if (run === undefined) return 0;
  if (run.escaped !== null) return run.from + (behind ? run.escaped : 0);
  return run.from + (offset - run.at) + (behind ? 1 : 0);
}

/** The last run that starts at or before an offset; -1 if there is none. */
function runIndex(runs: readonly Run[], offset: number): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle] as Run).at <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
