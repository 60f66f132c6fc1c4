import type { Event, ScalarEvent } from 'js-yaml';

/** A walk over the events of a text, and over the signs, spaces and comments between them. */
export interface Walk {
  readonly text: string;
  readonly events: readonly Event[];
  /** Index of the event that comes next. */
  next: number;
  /** Offset behind what was read. */
  at: number;
  /** How many brackets and braces are open. */
  flows: number;
}

/** Thrown where two parsers may read a text in different ways. */
export class Doubt extends Error {}

/** Where the anchor and the tag of a node stand; -1 for none. */
export type Props = Pick<ScalarEvent, 'anchorStart' | 'anchorEnd' | 'tagStart' | 'tagEnd'>;

/**
 * Goes over spaces, line ends and comments. A tab is indentation to one parser and a space to the
 * other.
 */
export function skip(walk: Walk): void {
  const { text } = walk;
  for (; walk.at < text.length; walk.at++) {
    const char = text.charCodeAt(walk.at);
    if (char === HASH) walk.at = endOfComment(walk) - 1;
    else if (char === TAB) throw new Doubt();
    else if (char !== SPACE && char !== LF && char !== CR) return;
  }
}

const [TAB, LF, CR, SPACE, HASH] = [0x09, 0x0a, 0x0d, 0x20, 0x23];

/** Within brackets, a comment in the first column is refused by `yaml`, depending on what is before it. */
function endOfComment({ text, at, flows }: Walk): number {
  if (flows > 0 && text[at - 1] === '\n') throw new Doubt();
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Reads a sign that must come next. */
export function expect(walk: Walk, sign: string): void {
  skip(walk);
  if (!walk.text.startsWith(sign, walk.at)) throw new Doubt();
  walk.at += sign.length;
}

/** Reads a sign if it comes next. */
export function accept(walk: Walk, sign: string): boolean {
  skip(walk);
  if (walk.text[walk.at] !== sign) return false;
  walk.at++;
  return true;
}

/** Goes on to a line below: js-yaml lets what follows `"text"` on its line be the next key. */
export function breakLine(walk: Walk): void {
  const from = Math.max(0, walk.at - 1);
  skip(walk);
  if (!walk.text.slice(from, walk.at).includes('\n')) throw new Doubt();
}

/** Goes on to where a node begins: its anchor, or its tag, is next. */
export function reach(walk: Walk, start: number): void {
  skip(walk);
  if (walk.at !== start) throw new Doubt();
}

/** Reads anchor and tag; the node itself is next. Returns the name of the anchor. */
export function readProps(walk: Walk, props: Props): string | null {
  const { anchorStart, anchorEnd, tagStart, tagEnd } = props;
  if (anchorStart < 0 && tagStart < 0) return null;
  const { text } = walk;
  const first =
    tagStart < 0 || (anchorStart >= 0 && anchorStart < tagStart) ? anchorStart - 1 : tagStart;
  reach(walk, first);
  walk.at = Math.max(anchorEnd, tagEnd);
  // Something may stand right behind it to one parser, but not to the other.
  const isApart = [anchorEnd, tagEnd].every((end) => end < 0 || /^\s?$/.test(text.charAt(end)));
  if (!isApart || text.slice(first, walk.at).includes('\t')) throw new Doubt();
  return anchorStart < 0 ? null : text.slice(anchorStart, anchorEnd);
}
