import type { Frame, Outline, Range } from './python-outline.ts';

/** More elements than any honest tuple has. */
const MOST_ELEMENTS = 100;

/**
 * The elements of a tuple or list, written with brackets or, where `commas` are its own, without.
 * Null for any other expression, and with `*`.
 */
export function tupleElements(
  outline: Outline,
  { from, to }: Range,
  commas: readonly number[],
): Range[] | null {
  const piece = trimmed(outline.text, from, to);
  if (commas.length > 0) return splitAt(outline.text, piece, commas);
  const bracket = at(outline.containers, piece);
  if (bracket === null || outline.text[bracket.from] === '{') return null;
  return splitAt(outline.text, { from: bracket.from + 1, to: bracket.to - 1 }, bracket.commas);
}

/** The call that an expression is; null if it is anything else. */
export function wholeCall(outline: Outline, { from, to }: Range): Frame | null {
  return at(outline.calls, trimmed(outline.text, from, to));
}

/** What a `return` or `yield` gives. */
export function resultOf({ text }: Outline, { from, to }: Range): Range {
  let start = from;
  while (/[a-z]/.test(text.charAt(start))) start++;
  return { from: start, to };
}

/** The arguments of a call, in order, each with its keyword; null with `*`. */
export function argumentRanges(
  { text }: Outline,
  call: Frame,
): { keyword: string | null; value: Range }[] | null {
  if (call.commas.length > MOST_ELEMENTS) return null;
  const pieces = splitAt(text, { from: call.mark + 1, to: call.to - 1 }, call.commas);
  return (
    pieces?.map((value) => {
      const name = call.keywords.find(({ from }) => from >= value.from && from < value.to);
      return { keyword: name === undefined ? null : text.slice(name.from, name.to), value };
    }) ?? null
  );
}

function splitAt(text: string, { from, to }: Range, commas: readonly number[]): Range[] | null {
  if (commas.length > MOST_ELEMENTS) return null;
  const ends = [...commas, to];
  const pieces: Range[] = [];
  let start = from;
  for (const end of ends) {
    const piece = trimmed(text, start, end);
    if (text[piece.from] === '*' && piece.from < piece.to) return null;
    // A last comma is followed by nothing.
    if (piece.from < piece.to) pieces.push(piece);
    start = end + 1;
  }
  return pieces;
}

function trimmed(text: string, from: number, to: number): Range {
  let [start, end] = [from, to];
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return { from: start, to: end };
}

/** The outermost frame that takes up a piece exactly. Frames are in order of their start. */
function at(frames: readonly Frame[], { from, to }: Range): Frame | null {
  let [low, high] = [0, frames.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((frames[middle] as Frame).from < from) low = middle + 1;
    else high = middle;
  }
  const found = frames[low];
  return found?.from === from && found.to === to ? found : null;
}
