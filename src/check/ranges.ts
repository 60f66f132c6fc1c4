import { countBelow } from '../count-below.ts';

/** Numbers from one to another, both included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** A test whether one of many ranges holds a number. Each answer takes logarithmic time. */
export function unionOf(ranges: readonly LineRange[]): (number: number) => boolean {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return (number) => {
    const before = countBelow(merged.length, (at) => (merged[at] as LineRange).from <= number);
    return number <= (merged[before - 1]?.to ?? -1);
  };
}

/** A test whether one of many numbers lies in a range. Each answer takes logarithmic time. */
export function someIn(numbers: readonly number[]): (range: LineRange) => boolean {
  const sorted = numbers.toSorted((a, b) => a - b);
  return ({ from, to }) => {
    const first = countBelow(sorted.length, (at) => (sorted[at] as number) < from);
    return (sorted[first] ?? Number.POSITIVE_INFINITY) <= to;
  };
}
