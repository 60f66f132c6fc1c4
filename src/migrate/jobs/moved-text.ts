import { behind, columnOf } from '../../patch/lines.ts';
import { applyEdits, lineStart, nextLine, type TextEdit } from '../../text.ts';
import type { YamlPair } from '../../yaml/tree.ts';

/** A part of a file that is taken as it is written. */
export interface TextPiece {
  readonly start: number;
  /** Behind its last line end, or at the end of the text. */
  readonly end: number;
  /** The column that its content has. */
  readonly column: number;
}

/** A field with the comments that belong to it: directly above it, or deeper directly below. */
export function pieceOfPair(text: string, { key, value }: YamlPair): TextPiece {
  return pieceOf(text, key.start, Math.max(value?.end ?? 0, key.end + 1));
}

/** What stands from `start` to `end`, to the end of its last line, with its comments. */
export function pieceOf(text: string, start: number, end: number): TextPiece {
  const column = columnOf(text, start);
  const line = lineStart(text, start);
  let from = text.slice(line, start).trim() === '' ? line : start;
  while (from === lineStart(text, from) && from > 0) {
    const above = lineStart(text, from - 1);
    if (commentColumn(text.slice(above, from)) !== column) break;
    from = above;
  }
  let to = behind(text, end);
  while (to < text.length && commentColumn(text.slice(to, nextLine(text, to))) > column) {
    to = nextLine(text, to);
  }
  return { start: from, end: to, column };
}

/** The column of a line's comment, if the line holds nothing else; -1 for other lines. */
function commentColumn(line: string): number {
  const spaces = line.length - line.trimStart().length;
  return line[spaces] === '#' ? spaces : -1;
}

/**
 * The lines of a piece at another column, after edits of the text. What the lines are indented
 * among themselves stays.
 */
export function linesOfPiece(
  text: string,
  piece: TextPiece,
  column: number,
  edits: readonly TextEdit[] = [],
): string[] {
  const inside = edits.filter(({ start, end }) => start >= piece.start && end <= piece.end);
  const moved = applyEdits(
    text.slice(piece.start, piece.end),
    inside.map(({ start, end, text: own }) => {
      return { start: start - piece.start, end: end - piece.start, text: own };
    }),
  );
  const lines = moved.replace(/\r?\n$/, '').split(/\r?\n/);
  const atKey = piece.start !== lineStart(text, piece.start);
  return lines.map((line, index) => {
    if (index === 0 && atKey) return ' '.repeat(column) + line;
    const spaces = line.length - line.trimStart().length;
    if (spaces === line.length) return '';
    const indent = spaces < piece.column ? column + 2 : column + spaces - piece.column;
    return ' '.repeat(indent) + line.slice(spaces);
  });
}

/** The line end of a text's first line. */
export function lineEndOf(text: string): string {
  return text[text.indexOf('\n') - 1] === '\r' ? '\r\n' : '\n';
}

/** The edit that takes a piece away. */
export function cutOf({ start, end }: TextPiece): TextEdit {
  return { start, end, text: '' };
}

/** New text for a scalar of one line, in the quotes that it has. */
export function scalarText(
  text: string,
  { start, end }: Pick<TextPiece, 'start' | 'end'>,
  to: string,
) {
  const [quote = ''] = /^["']/.exec(text.slice(start, end)) ?? [];
  const isPlain = quote === '' && /^[A-Za-z0-9_.][\w./-]*$/.test(to);
  if (isPlain) return to;
  if (quote === "'") return `'${to.replaceAll("'", "''")}'`;
  return JSON.stringify(to);
}
