/** A small scanner of Databricks SQL: just enough to tell code from strings and comments. */

export interface SqlToken {
  readonly kind:
    | 'word'
    /** A string or a name in back-ticks; `text` is what stands between the quotes. */
    | 'quoted'
    /** `:name`; `text` is the name. */
    | 'marker'
    /** `${…}`, in code, strings and bodies; `text` is what stands in the braces. */
    | 'dollar'
    /** `{{…}}`, likewise. */
    | 'mustache'
    /** Any other character but spaces. */
    | 'sign';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The tokens of a SQL text in order of their start; comments are left out. A `$$` body is no code,
 * so only substitutions are found in it. A quote or comment that does not end goes to the text's
 * end. Time is linear in the text.
 */
export function sqlTokens(text: string): SqlToken[] {
  const tokens: SqlToken[] = [];
  for (let at = 0; at < text.length; ) at = readToken(text, at, tokens);
  return tokens;
}

/** The comments of a SQL text, each with its mark. */
export function sqlComments(text: string): { readonly start: number; readonly end: number }[] {
  const comments: { start: number; end: number }[] = [];
  const tokens: SqlToken[] = [];
  for (let at = 0; at < text.length; ) {
    const end = readToken(text, at, tokens);
    if (/^(?:--|\/\*)/.test(text.slice(at, at + 2))) comments.push({ start: at, end });
    at = end;
  }
  return comments;
}

/** Reads one token, comment or space; returns the offset behind it. */
function readToken(text: string, at: number, tokens: SqlToken[]): number {
  const char = text[at] as string;
  const two = text.slice(at, at + 2);
  if (two === '--') return endOf(text, '\n', at);
  if (two === '/*') return pastComment(text, at);
  if (two === '$$') return pushBody(text, at, tokens);
  if (two === '${') return pushBraces(text, at, tokens, 'dollar', '}');
  if (two === '{{') return pushBraces(text, at, tokens, 'mustache', '}}');
  if (char === "'" || char === '"' || char === '`') return pushQuoted(text, at, tokens);
  if (two === '::') return at + 2;
  if (char === ':') return pushMarker(text, at, tokens);
  if (isWord(text, at)) {
    const end = pastWord(text, at);
    tokens.push({ kind: 'word', text: text.slice(at, end), start: at, end });
    return end;
  }
  if (text.charCodeAt(at) > 32) tokens.push({ kind: 'sign', text: char, start: at, end: at + 1 });
  return at + 1;
}

/** Comments in slashes and stars can hold others. */
function pastComment(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '/' && text[at + 1] === '*') [depth, at] = [depth + 1, at + 1];
    else if (text[at] === '*' && text[at + 1] === '/') [depth, at] = [depth - 1, at + 1];
    if (depth === 0) return at + 1;
  }
  return text.length;
}

function pushBody(text: string, at: number, tokens: SqlToken[]): number {
  const end = endOf(text, '$$', at + 2);
  pushSubstitutions(text, at + 2, end, tokens);
  return end;
}

/** What stands between doubled quotes is read as two strings, which does not matter here. */
function pushQuoted(text: string, at: number, tokens: SqlToken[]): number {
  const quote = text[at] as string;
  const raw = /r/i.test(text.charAt(at - 1)) && !isWord(text, at - 2);
  let end = at + 1;
  while (end < text.length && text[end] !== quote) {
    end += text[end] === '\\' && quote !== '`' && !raw ? 2 : 1;
  }
  const inner = text.slice(at + 1, end);
  end = Math.min(end + 1, text.length);
  tokens.push({ kind: 'quoted', text: inner, start: at, end });
  pushSubstitutions(text, at + 1, end - 1, tokens);
  return end;
}

function pushSubstitutions(text: string, start: number, end: number, tokens: SqlToken[]): void {
  for (let at = start; at < end; ) {
    const two = text[at] === '$' || text[at] === '{' ? text.slice(at, at + 2) : '';
    if (two === '${') at = pushBraces(text, at, tokens, 'dollar', '}');
    else if (two === '{{') at = pushBraces(text, at, tokens, 'mustache', '}}');
    else at++;
  }
}

/** Longer names than any parameter's, and names over lines, are no substitutions. */
const LONGEST_NAME = 300;

function pushBraces(
  text: string,
  at: number,
  tokens: SqlToken[],
  kind: 'dollar' | 'mustache',
  close: string,
): number {
  const inner = text.slice(at + 2, at + 2 + LONGEST_NAME);
  const length = inner.indexOf(close);
  if (length < 0 || inner.slice(0, length).includes('\n')) return at + 2;
  const end = at + 2 + length + close.length;
  tokens.push({ kind, text: inner.slice(0, length).trim(), start: at, end });
  return end;
}

/**
 * A colon directly behind a name, a bracket or a quote leads into JSON (`raw:owner.name`) or is part
 * of a type (`struct<a:int>`); otherwise, before a name, it marks a parameter.
 */
function pushMarker(text: string, at: number, tokens: SqlToken[]): number {
  const next = at + 1;
  if (/[)\]}'"`]/.test(text.charAt(at - 1)) || isWord(text, at - 1)) return next;
  const quoted = text[next] === '`';
  const end = quoted ? endOf(text, '`', next + 1) : pastWord(text, next);
  if (end === next || /[0-9]/.test(text.charAt(next))) return next;
  const name = quoted ? text.slice(next + 1, end - 1) : text.slice(next, end);
  const [before, word] = tokens.slice(-2);
  const inList = before?.text === '<' || before?.text === ',';
  if (word?.kind === 'word' && inList && TYPES.test(name)) return end;
  tokens.push({ kind: 'marker', text: name, start: at, end });
  return end;
}

const TYPES =
  /^(?:string|(?:big|small|tiny)?int|integer|long|short|byte|float|real|double|decimal|boolean|date|timestamp(?:_ntz|_ltz)?|binary|array|map|struct|variant|interval)$/i;

/** Behind the next `close` from an offset on; the text's end if there is none. */
function endOf(text: string, close: string, from: number): number {
  const end = text.indexOf(close, from);
  return end < 0 ? text.length : end + close.length;
}

function pastWord(text: string, at: number): number {
  let end = at;
  while (isWord(text, end)) end++;
  return end;
}

/** Whether a name can hold the character: letters, digits, `_`, and all beyond ASCII. */
function isWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    (code > 127 && code !== 0xfeff && code !== 0xa0)
  );
}
