import type { Span } from '../text.ts';
import { type Cell, languageOf } from './cell.ts';
import { fileKind } from './header.ts';
import { jupyterCells } from './jupyter.ts';
import { type PlacedText, placePiece, spanOf } from './placed-text.ts';
import { parsePython } from './python.ts';
import { sourceCells } from './source-cells.ts';
import { sqlComments } from './sql-tokens.ts';

/** A comment of code, from its mark on. */
export interface Comment {
  readonly text: string;
  /** Where a piece of it stands in the file; offsets are those in `text`. */
  readonly placeOf: (from: number, to: number) => Span;
}

/**
 * The comments of a notebook's code cells, or of a file of code, in no certain order; strings hold
 * none. Null for a file in no language that notebooks have. Never throws.
 */
export function commentsOf(path: string, text: string): Comment[] | null {
  const pieces = piecesOf(path, text);
  return (
    pieces?.flatMap(({ language, code }) => {
      return rangesIn(language, code.text).map(({ from, to }) => ({
        text: code.text.slice(from, to),
        placeOf: (start: number, end: number) => spanOf(code, from + start, from + end),
      }));
    }) ?? null
  );
}

interface Piece {
  readonly language: Cell['language'];
  readonly code: PlacedText;
}

function piecesOf(path: string, text: string): Piece[] | null {
  const kind = fileKind(path, text);
  if (kind.kind === 'notebook') {
    const { format, language } = kind;
    if (format === 'jupyter') return jupyterCells(path, text, language);
    const cells = sourceCells(path, text, language);
    // A string of Python may go over the mark of a cell.
    const whole = { language, code: placePiece(path, text) };
    return language === 'python' ? [whole, ...cells.filter(({ magic }) => magic !== null)] : cells;
  }
  if (path.toLowerCase().endsWith('.ipynb')) return [];
  const language = languageOf(path);
  return language === null ? null : [{ language, code: placePiece(path, text) }];
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function rangesIn(language: Cell['language'], text: string): Range[] {
  switch (language) {
    case 'python':
      return pythonComments(text);
    case 'sql':
      return sqlComments(text).map(({ start, end }) => ({ from: start, to: end }));
    case 'r':
    case 'scala':
      return lineComments(text);
    case 'markdown':
    case 'run':
    case 'other':
      return [];
  }
}

function lineComments(text: string): Range[] {
  const lines = text.matchAll(/(?<!\S)(?:#|\/\/)[^\r\n]*/g);
  return [...lines].map(({ 0: line, index }) => ({ from: index, to: index + line.length }));
}

/** Lines of magic cells look like comments; what they hold is read with their cells. */
function pythonComments(text: string): Range[] {
  const found: Range[] = [];
  parsePython(text).iterate({
    enter: ({ name, from, to }) => {
      if (name === 'Comment' && !text.startsWith('# MAGIC', from)) found.push({ from, to });
    },
  });
  return found;
}
