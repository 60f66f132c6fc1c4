import type { TextEdit } from '../../text.ts';

/** New lines in the place of whole lines; none takes the lines away. */
export interface LineEdit {
  readonly start: number;
  /** Behind the last line end. */
  readonly end: number;
  readonly lines: readonly string[];
}

/**
 * Edits of whole lines as edits of the text. Line ends are those of the lines that go. Where lines
 * go without new ones, blank lines behind them go too, as many as there are before them.
 */
export function textEditsOf(text: string, edits: readonly LineEdit[]): TextEdit[] {
  const merged: { start: number; end: number; lines: string[] }[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && last.end === edit.start) {
      last.end = edit.end;
      last.lines.push(...edit.lines);
    } else merged.push({ ...edit, lines: [...edit.lines] });
  }
  return merged.map(({ start, end, lines }) => {
    if (lines.length === 0) return { start, end: balanced(text, start, end), text: '' };
    const old = text.slice(start, end);
    const eol = old.includes('\r\n') ? '\r\n' : '\n';
    const last = old.endsWith('\n') ? eol : '';
    return { start, end, text: lines.join(eol) + last };
  });
}

function balanced(text: string, start: number, end: number): number {
  const above = text.slice(Math.max(0, start - BLANKS), start);
  const opens = /(^|:[ \t]*\r?\n)$/.test(above);
  let left = opens || start === 0 ? BLANKS : blankLinesAtEnd(above);
  let at = end;
  while (left-- > 0) {
    const newline = text.indexOf('\n', at);
    if (newline < 0 || text.slice(at, newline).trim() !== '') break;
    at = newline + 1;
  }
  return at;
}

/** Blank lines at the end of a text, less its first line, which may be cut. */
function blankLinesAtEnd(text: string): number {
  const lines = text.split('\n').slice(1).reverse();
  if (lines[0] !== '') return 0;
  const content = lines.findIndex((line) => line.trim() !== '');
  return (content < 0 ? lines.length : content) - 1;
}

/** As far as is looked for blank lines. */
const BLANKS = 200;
