import stringWidth from 'fast-string-width';
import { type Printed, printed, shown, visible } from '../printed.ts';
import { lineIndex, type Span } from '../text.ts';

/** How pieces of files are shown: where they begin, and their lines with a mark below. */
export interface Excerpts {
  /** `file:line:column`, lines and columns from 1. */
  readonly placed: (span: Span) => string;
  /** The line in which a span begins with its piece marked; none where the text is not known. */
  readonly excerpt: (
    span: Span,
    mark: '^' | '-',
    paint: (text: Printed) => Printed,
  ) => readonly Printed[];
}

/** Shows pieces of texts; `columns` is the room for a line. */
export function excerptsOf(textOf: (path: string) => string | null, columns: number): Excerpts {
  const places = placesOf(textOf);
  return {
    placed({ path, start }) {
      const { line, column } = places(path).at(start);
      return `${path}:${line}:${column}`;
    },
    excerpt({ path, start, end }, mark, paint) {
      const { text, at, endOf } = places(path);
      if (text === '') return [];
      const { line, column } = at(start);
      const from = start - column + 1;
      const to = endOf(line, from);
      const cut = windowOf(from, to, start, columns - 12);
      const number = String(line).padStart(5);
      const before = shown(text.slice(cut.start, start));
      const marked = shown(text.slice(start, Math.max(start, Math.min(end, cut.end))));
      const blank = before.replace(/[^\t]+/g, (part) => ' '.repeat(stringWidth(part)));
      const marks = mark.repeat(Math.max(1, stringWidth(marked)));
      return [
        shown(`${number} | ${text.slice(cut.start, cut.end)}`),
        printed`      | ${shown(blank)}${paint(visible(marks))}`,
      ];
    },
  };
}

interface Lines {
  readonly text: string;
  readonly at: ReturnType<typeof lineIndex>;
  /** The end of a line that begins at an offset. */
  readonly endOf: (line: number, from: number) => number;
}

/** The texts of files with their lines, each found once: one long line may hold all findings. */
function placesOf(textOf: (path: string) => string | null): (path: string) => Lines {
  const known = new Map<string, Lines>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const text = textOf(path) ?? '';
    const ends = new Map<number, number>();
    const endOf = (line: number, from: number): number => {
      const end = ends.get(line) ?? lineEnd(text, from);
      ends.set(line, end);
      return end;
    };
    const made = { text, at: lineIndex(text), endOf };
    known.set(path, made);
    return made;
  };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  const stop = end < 0 ? text.length : end;
  return text[stop - 1] === '\r' ? stop - 1 : stop;
}

/** The piece of a long line to show, so that `start` is in it. */
function windowOf(from: number, to: number, start: number, width: number) {
  const room = Math.max(width, 20);
  if (to - from <= room) return { start: from, end: to };
  const left = Math.max(from, Math.min(start - Math.floor(room / 2), to - room));
  return { start: left, end: left + room };
}
