/** A block scalar as js-yaml tells it: its lines, empty ones below included, and their indentation. */
interface Block {
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly indent: number;
}

/**
 * Where a block scalar ends: behind the last line that counts. Empty lines at its end count where they
 * are kept (`|+`), or hold more spaces than its first line is indented by. Null where a tab decides it.
 */
export function blockEnd(text: string, block: Block, isKept: boolean): number | null {
  let end = lastLineEnd(text, block);
  let next = end + 1;
  while (text[next] === ' ') next++;
  if (text[next] === '\t') return null;
  if (!isKept) end = lastFullLineEnd(text, block.valueStart, end);
  return Math.min(end + 1, text.length);
}

/** Offset of the line end at the end of the block; the length of the text when it has none. */
function lastLineEnd(text: string, { valueStart, valueEnd, indent }: Block): number {
  if (valueEnd > valueStart && text[valueEnd - 1] !== '\n') return text.length;
  const spaces = text.slice(valueEnd);
  const isContent = indent > 0 && spaces.length >= indent && /^ +$/.test(spaces);
  return isContent ? text.length : valueEnd - 1;
}

/** The same without empty lines below. */
function lastFullLineEnd(text: string, start: number, lineEnd: number): number {
  const indent = firstIndent(text, start);
  for (let end = lineEnd; ; ) {
    let at = end - 1;
    if (text[at] === '\r') at--;
    const last = at;
    while (text[at] === ' ') at--;
    if (text[at] !== '\n' || at < start || at + 1 + indent <= last) return end;
    end = at;
  }
}

/** How many spaces stand before the first character that is none. */
function firstIndent(text: string, start: number): number {
  let indent = 0;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (char === ' ') indent++;
    else if (char === '\n') indent = 0;
    else if (char !== '\r') break;
  }
  return indent;
}
