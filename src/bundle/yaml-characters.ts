import type { RefusedPiece } from './refused-piece.ts';

/** More of them in one file are not told apart: it is no text that somebody wrote. */
const MOST = 20;

/** Characters that may not stand anywhere in a file, not even in a comment. */
const REFUSED = /(?![\t\n\r\u0085])\p{Cc}|[\ufffe\uffff]/gu;

/** Control characters and what is no character, which go-yaml refuses wherever they stand. */
export function refusedCharacters(text: string): RefusedPiece[] {
  const found: RefusedPiece[] = [];
  for (const { 0: char, index } of text.matchAll(REFUSED)) {
    if (found.push(pieceOf(char, index)) === MOST) break;
  }
  return found;
}

function pieceOf(char: string, start: number): RefusedPiece {
  const code = char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const message = `the CLI refuses the control character U+${code}: remove it, or write it as an escape in double quotes`;
  return { start, end: start + 1, message };
}
