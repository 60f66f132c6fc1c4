import { nextLine } from '../text.ts';
import { type Cell, type CodeLanguage, cellOf } from './cell.ts';
import { commentMark } from './header.ts';
import { joinPlaced, type PlacedText, placePiece } from './placed-text.ts';

/**
 * The cells of a source notebook, in order; blank ones are left out. A cell is in the language of
 * its magic if its first line that is neither blank nor a title is a magic line.
 */
export function sourceCells(path: string, text: string, language: CodeLanguage): Cell[] {
  const mark = commentMark(language);
  const cells: Cell[] = [];
  let first = nextLine(text, 0);
  for (let at = first; at <= text.length; ) {
    const next = nextLine(text, at);
    const ends = at === text.length;
    if (ends || isSeparator(text, at, next, mark)) {
      const cell = sourceCell(path, text, first, at, mark, language);
      if (cell !== null) cells.push(cell);
      first = next;
    }
    if (ends) break;
    at = next;
  }
  return cells;
}

function isSeparator(text: string, at: number, next: number, mark: string): boolean {
  const line = `${mark} COMMAND ----------`;
  return text.startsWith(line, at) && text.slice(at + line.length, next).trim() === '';
}

function sourceCell(
  path: string,
  text: string,
  from: number,
  to: number,
  mark: string,
  language: CodeLanguage,
): Cell | null {
  const prefix = `${mark} MAGIC`;
  let start = from;
  while (start < to && isBlankOrTitle(text, start, mark)) start = nextLine(text, start);
  if (start >= to) return null;
  const end = start + text.slice(start, to).trimEnd().length;
  const span = { path, start, end };
  if (!isMagic(text, start, prefix)) {
    return { language, magic: null, span, code: placePiece(path, text, start, end) };
  }
  const lines: PlacedText[] = [];
  for (let at = start; at < end; at = nextLine(text, at)) {
    if (!isMagic(text, at, prefix)) continue;
    const next = nextLine(text, at);
    const code = at + prefix.length + (text[at + prefix.length] === ' ' ? 1 : 0);
    lines.push(placePiece(path, text, code, next));
  }
  return cellOf(span, joinPlaced(path, lines, ''), language);
}

function isBlankOrTitle(text: string, at: number, mark: string): boolean {
  return (
    text.startsWith(`${mark} DBTITLE `, at) || text.slice(at, nextLine(text, at)).trim() === ''
  );
}

function isMagic(text: string, at: number, prefix: string): boolean {
  return text.startsWith(prefix, at) && /^[ \r\n]?$/.test(text.charAt(at + prefix.length));
}
