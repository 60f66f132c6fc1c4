/** A walk over the characters of Python code, for whoever need not know its grammar. */

/** Characters to put in the place of as many others. */
export interface Mask {
  readonly at: number;
  readonly chars: string;
}

/** An open bracket, and what is directly in it. */
export interface Bracket {
  readonly at: number;
  /** Whether it may hold the items of a `with`. */
  readonly ofWith: boolean;
  readonly isSubscript: boolean;
  /** Whether it stands behind a name. */
  readonly isCall: boolean;
  hasAs: boolean;
  /** What keeps the items of a `with` from standing on one line without brackets. */
  readonly layout: Mask[];
}

export interface Scan {
  readonly text: string;
  at: number;
  readonly edits: Mask[];
  readonly brackets: Bracket[];
  /** Where the present statement begins. */
  statement: number;
  /** The word that was read last, if nothing but spaces came behind it. */
  word: string;
  /** The last character that is no space. */
  before: string;
  /** Where the last comma is. */
  comma: number;
  isWith: boolean;
  isCase: boolean;
  /** Whether the targets of a `for` are being read. */
  isLoop: boolean;
  /** How many brackets are open around each lambda whose parameters are being read. */
  readonly lambdas: number[];
  /** Where the decorator of the present line begins; -1 for none. */
  decorator: number;
}

const NUMBER = /\d[\w]*(?:\.(?:[\d_]*(?:[eE][-+]?\d+)?[jJ]?)(?!\.?[A-Za-z_]))?|\.\d[\w]*/y;

/** The offset behind a number, in which a point may end it. */
export function numberEnd({ text, at }: Scan): number {
  NUMBER.lastIndex = at;
  return at + Math.max(1, NUMBER.exec(text)?.[0].length ?? 1);
}

/** The offset behind a string; where one on one line does not end, that of the line end. */
export function stringEnd({ text, at }: Scan): number {
  const quote = text[at] as string;
  const triple = text.startsWith(quote.repeat(3), at);
  const close = triple ? quote.repeat(3) : quote;
  for (let end = at + close.length; end < text.length; end++) {
    if (text[end] === '\\') end++;
    else if (text.startsWith(close, end)) return end + close.length;
    else if (text[end] === '\n' && !triple) return end;
  }
  return text.length;
}

const KEYWORDS = new Set(
  'and as assert await case del elif else except for from if in is lambda not or return while with yield'.split(
    ' ',
  ),
);

export function isKeyword(word: string): boolean {
  return KEYWORDS.has(word);
}

export function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}

export function isWordPart(char: string): boolean {
  return /[\w\u0080-\uffff]/.test(char);
}

export function isLineEnd(text: string, at: number): boolean {
  return at >= text.length || text[at] === '\n' || (text[at] === '\r' && text[at + 1] === '\n');
}

export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

export function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}
