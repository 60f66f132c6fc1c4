import { lineIndex, type Span } from '../text.ts';

/** Where a span is, lines and columns from 1, columns in UTF-16 units, end behind the last one. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Gives regions of spans; the line starts of each file are found once. */
export function regionsOf(textOf: (path: string) => string | null): (span: Span) => Region {
  const known = new Map<string, ReturnType<typeof lineIndex>>();
  return ({ path, start, end }) => {
    const at = known.get(path) ?? lineIndex(textOf(path) ?? '');
    known.set(path, at);
    const from = at(start);
    const to = at(end);
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };
}
