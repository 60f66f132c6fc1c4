import { addTo } from '../../grouped.ts';
import { applyEdits, type TextEdit } from '../../text.ts';
import { type IpynbCell, scanCells } from './ipynb-cells.ts';

/** The Python of an .ipynb file as one text, with the way back into the file. */
export interface IpynbCode {
  /** Cells one after the other; what is no Python is left out or made a comment of the same length. */
  readonly text: string;
  /** The offset in the file of the line in which an offset of the text lies. */
  readonly placeOf: (offset: number) => number;
  /** Edits of the text as edits of the file; null when one touches more than one cell. */
  readonly editsOf: (edits: readonly TextEdit[]) => TextEdit[] | null;
}

interface Part {
  readonly cell: IpynbCell;
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

const BETWEEN = '\n# COMMAND ----------\n';

/** Reads the Python code cells of an .ipynb file. Null when it is not a notebook in Python. */
export function readIpynb(file: string): IpynbCode | null {
  const cells = scanCells(file);
  if (cells === null) return null;
  const parts: Part[] = [];
  const texts: string[] = [];
  let at = 0;
  for (const cell of cells) {
    const source = cell.lines.map(({ value }) => value).join('');
    const code = cell.type === 'code' ? pythonOf(source) : null;
    if (code === null) continue;
    parts.push({ cell, source, start: at, end: at + code.length });
    texts.push(code);
    at += code.length + BETWEEN.length;
  }
  return {
    text: texts.join(BETWEEN),
    placeOf: (offset) => placeOf(parts, offset),
    editsOf: (edits) => editsOf(file, parts, edits),
  };
}

/** A cell's Python, with magics made comments; null for a cell in another language. */
function pythonOf(source: string): string | null {
  const [, magic] = /^\s*%%?(\w+)/.exec(source) ?? [];
  if (
    magic !== undefined &&
    !/^(python|pip|conda|matplotlib|load_ext|autoreload|time|timeit)$/.test(magic)
  ) {
    return null;
  }
  return source.replace(/^([ \t]*)[%!](?=[%!\w])/gm, '$1#');
}

function placeOf(parts: readonly Part[], offset: number): number {
  const part = parts.findLast(({ start }) => start <= offset);
  if (part === undefined) return 0;
  let at = part.start;
  for (const line of part.cell.lines) {
    at += line.value.length;
    if (offset < at) return line.start;
  }
  return part.cell.lines.at(-1)?.start ?? part.cell.start;
}

function editsOf(
  file: string,
  parts: readonly Part[],
  edits: readonly TextEdit[],
): TextEdit[] | null {
  const byPart = new Map<Part, TextEdit[]>();
  for (const edit of edits) {
    const part = parts.findLast(({ start }) => start <= edit.start);
    // The line end behind a cell's last line is not in the file.
    if (part === undefined || edit.start > part.end || edit.end > part.end + 1) return null;
    const own = {
      start: edit.start - part.start,
      end: Math.min(edit.end, part.end) - part.start,
      text: edit.text,
    };
    addTo(byPart, part, own);
  }
  return [...byPart].flatMap(([{ cell, source }, own]) => {
    const after = applyEdits(source, own);
    return cellEdit(file, cell, source.endsWith('\n') ? after : after.replace(/\n$/, ''));
  });
}

/** The edit that gives a cell another source, and keeps the bytes of the lines that stay. */
function cellEdit(file: string, cell: IpynbCell, source: string): TextEdit {
  const isAscii = !/[\u0080-\uffff]/.test(file);
  const written = (line: string) => (isAscii ? asciiJson(line) : JSON.stringify(line));
  if (!cell.isList) return { start: cell.start, end: cell.end, text: written(source) };
  const old = cell.lines;
  const lines = source.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const same = (a: number, b: number) => old[a]?.value === lines[b] && a >= 0 && b >= 0;
  let head = 0;
  while (head < old.length && head < lines.length && same(head, head)) head++;
  let tail = 0;
  const most = Math.min(old.length, lines.length) - head;
  while (tail < most && same(old.length - 1 - tail, lines.length - 1 - tail)) tail++;
  const middle = lines.slice(head, lines.length - tail).map(written);
  const first = old[0] as (typeof old)[number];
  const lead = file.slice(cell.start + 1, first.start);
  const between = old[1] === undefined ? `,${lead}` : file.slice(first.end, old[1].start);
  if (head === 0 && tail === 0) {
    return middle.length === 0
      ? { start: cell.start, end: cell.end, text: '[]' }
      : { start: first.start, end: old.at(-1)?.end ?? first.end, text: middle.join(between) };
  }
  const before = old[head - 1];
  const behind = old[old.length - tail];
  const inner = middle.join(between);
  const start = before?.end ?? first.start;
  const end = tail > 0 ? (behind?.start ?? first.start) : (old.at(-1)?.end ?? first.end);
  const isEmpty = middle.length === 0;
  const opening = before === undefined || (isEmpty && tail === 0) ? '' : between;
  const closing = tail === 0 || isEmpty ? '' : between;
  return { start, end, text: opening + inner + closing };
}

function asciiJson(text: string): string {
  return JSON.stringify(text).replace(/[\u0080-\uffff]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
