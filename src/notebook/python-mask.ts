import {
  isDigit,
  isKeyword,
  isLineEnd,
  isWordPart,
  lineEnd,
  type Mask,
  numberEnd,
  type Scan,
  skipSpaces,
  stringEnd,
} from './python-scan.ts';

/**
 * The same code with as many characters, where what the grammar does not know is written in words that
 * it does: lines of IPython, `0.`, a bare `yield`, `with (a as b, c as d)` and the like. Only for the
 * parser: whoever reads a name or a literal takes it from the text itself. Never throws; time is linear.
 */
export function maskedPython(text: string): string {
  const scan: Scan = {
    ...{ text, at: 0, edits: [], brackets: [], statement: 0, word: '', before: '', comma: -1 },
    ...{ isWith: false, isCase: false, isLoop: false, lambdas: [], decorator: -1 },
  };
  lineBegins(scan);
  while (scan.at < text.length) step(scan);
  return applied(text, scan.edits);
}

function applied(text: string, edits: Mask[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const mask of edits.sort((a, b) => a.at - b.at)) {
    if (mask.at < at) continue;
    parts.push(text.slice(at, mask.at), mask.chars);
    at = mask.at + mask.chars.length;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

function step(scan: Scan): void {
  const { text, at } = scan;
  const char = text[at] as string;
  if (char === '\n') lineEnds(scan);
  else if (char === ' ' || char === '\t' || char === '\f') scan.at++;
  else if (char === '\r') carriageReturn(scan);
  else if (char === '#') comment(scan);
  else if (char === '\\') backslash(scan);
  else if (char === '"' || char === "'") token(scan, stringEnd(scan), '');
  else if (isDigit(char) || (char === '.' && isDigit(text[at + 1]))) number(scan);
  else if (isWordPart(char)) word(scan);
  else if ('([{'.includes(char)) opens(scan, char);
  else if (')]}'.includes(char)) closes(scan);
  else sign(scan, char);
}

function token(scan: Scan, end: number, read: string): void {
  scan.before = scan.text[end - 1] as string;
  scan.word = read;
  scan.at = end;
}

function mask(scan: Scan, at: number, chars: string): void {
  scan.edits.push({ at, chars });
}

/** At the start of a line that begins a statement: lines of IPython, and lines without code. */
function lineBegins(scan: Scan): void {
  const { text } = scan;
  Object.assign(scan, { isWith: false, isCase: false, isLoop: false });
  Object.assign(scan, { decorator: -1, word: '', before: '' });
  scan.lambdas.length = 0;
  const from = scan.at;
  let at = from;
  while (' \t\f'.includes(text[at] ?? '\n')) at++;
  const feed = text.lastIndexOf('\f', at - 1);
  if (isLineEnd(text, at)) {
    // Deeper spaces on the last lines would open a block.
    if (at > from) mask(scan, from, '\n'.repeat(at - from));
  } else if (feed >= from) {
    // Indentation counts anew behind a form feed.
    if (from > 0) mask(scan, from - 1, ' '.repeat(feed - from + 1));
    mask(scan, feed, '\n');
  }
  scan.at = at;
  scan.statement = at;
  if (/[%!?]/.test(text[at] ?? '')) magicLine(scan);
}

/** `%pip install x` becomes a number and a comment; a backslash takes the next line along. */
function magicLine(scan: Scan): void {
  const { text } = scan;
  for (let first = true; ; first = false) {
    const end = lineEnd(text, scan.at);
    const chars = first ? '0#' : '#';
    if (end > scan.at) mask(scan, scan.at, chars.slice(0, end - scan.at));
    const goesOn = /\\\r?$/.test(text.slice(scan.at, end));
    scan.at = end;
    if (!goesOn || end === text.length) return;
    scan.at = end + 1;
  }
}

function lineEnds(scan: Scan): void {
  const open = scan.brackets.at(-1);
  const { at } = scan;
  scan.at++;
  if (open === undefined) lineBegins(scan);
  else open.layout.push({ at, chars: ' ' });
}

function carriageReturn(scan: Scan): void {
  mask(scan, scan.at, ' ');
  scan.at++;
}

function comment(scan: Scan): void {
  const { text, at } = scan;
  const end = lineEnd(text, at);
  scan.brackets.at(-1)?.layout.push({ at, chars: ' '.repeat(end - at) });
  scan.at = end;
}

/** A backslash before a line end goes on with the next line, if there is something on it. */
function backslash(scan: Scan): void {
  const { text, at } = scan;
  const end = text[at + 1] === '\r' ? at + 2 : at + 1;
  if (text[end] !== '\n') {
    scan.at++;
    return;
  }
  let next = end + 1;
  while (text[next] === ' ' || text[next] === '\t') next++;
  if (isLineEnd(text, next)) {
    mask(scan, at, ' ');
    scan.at++;
    return;
  }
  if (end === at + 2) mask(scan, at, ' \\');
  scan.at = end + 1;
}

/** `0.` with nothing behind the point: the point becomes a digit. */
function number(scan: Scan): void {
  const { text, at } = scan;
  const end = numberEnd(scan);
  const point = text.indexOf('.', at);
  if (point > at && point < end && !isDigit(text[point + 1])) mask(scan, point, '0');
  token(scan, end, '');
}

function word(scan: Scan): void {
  const { text, at } = scan;
  let end = at + 1;
  while (isWordPart(text[end] ?? '')) end++;
  const read = text.slice(at, end);
  const isName = scan.before === '.' && scan.word === '';
  const next = text[skipSpaces(text, end)] ?? '\n';
  if (!isName) keyword(scan, read, end, next);
  token(scan, end, read);
}

function keyword(scan: Scan, read: string, end: number, next: string): void {
  const { at } = scan;
  if (read === 'yield' && /[\r\n)\]},#;=]/.test(next)) mask(scan, at, 'None ');
  else if (read === 'print' && next !== '(') mask(scan, at, 'prinT');
  else if (read === 'lambda') scan.lambdas.push(scan.brackets.length);
  else if (read === 'with' && (at === scan.statement || scan.word === 'async')) scan.isWith = true;
  else if (read === 'case' && at === scan.statement) scan.isCase = true;
  else if (read === 'for') scan.isLoop = true;
  else if (read === 'in') scan.isLoop = false;
  else if (read === 'async' && scan.brackets.length > 0) mask(scan, at, '     ');
  else if (read === 'as' && scan.isWith) {
    const open = scan.brackets.at(-1);
    if (open !== undefined) open.hasAs = true;
    if (!/^\s*\w+\s*[,:)\r\n#\\]/.test(scan.text.slice(end, end + 100))) mask(scan, at, ' ,');
  }
}

function opens(scan: Scan, char: string): void {
  const { at, word: last, before } = scan;
  const isSubscript =
    char === '[' && (/[)\]}"']/.test(before) || (isWordPart(before) && !isKeyword(last)));
  const ofWith = char === '(' && scan.isWith && last === 'with';
  const isCall = isWordPart(before) && !isKeyword(last) && last !== 'case';
  scan.brackets.push({ at, ofWith, isSubscript, isCall, hasAs: false, layout: [] });
  token(scan, at + 1, '');
}

function closes(scan: Scan): void {
  const { text, at } = scan;
  const open = scan.brackets.pop();
  const next = skipSpaces(text, at + 1);
  if (scan.isCase && open !== undefined && text.slice(open.at + 1, at).trim() === '') {
    // Nothing may be in them here: `case A():`, `case []:`.
    mask(scan, open.at, open.isCall ? ' ' : '_');
    mask(scan, at, ' ');
  }
  if (open?.ofWith && open.hasAs && text[next] === ':') {
    for (const each of open.layout) scan.edits.push(each);
    mask(scan, open.at, ' ');
    mask(scan, at, ' ');
    if (scan.before === ',') mask(scan, scan.comma, ' ');
  }
  if (
    scan.decorator >= 0 &&
    scan.brackets.length === 0 &&
    !isLineEnd(text, next) &&
    text[next] !== '#'
  ) {
    mask(scan, scan.decorator, '-');
  }
  token(scan, at + 1, '');
}

function sign(scan: Scan, char: string): void {
  const { text, at, before, brackets } = scan;
  const open = brackets.at(-1);
  if (char === ';' && open === undefined) scan.statement = skipSpaces(text, at + 1);
  if (char === ':' && scan.lambdas.at(-1) === brackets.length) {
    scan.lambdas.pop();
    if (before === ',') mask(scan, scan.comma, ' ');
  }
  if (char === ':' && scan.isCase && open === undefined && before === ',')
    mask(scan, scan.comma, ' ');
  if (char === ',') scan.comma = at;
  if (char === '@' && at === scan.statement) {
    scan.decorator = at;
    const isPlain = /^@[ \t]*\w+(?:[ \t]*\.[ \t]*\w+)*[ \t]*(?:[(#\r\n]|$)/.test(
      text.slice(at, at + 300),
    );
    if (!isPlain) mask(scan, at, '-');
  }
  if (char === '*' && text[at + 1] !== '*' && /[[,:]/.test(before) && open !== undefined) {
    // A star in a subscript, in the type of `*args`, or among the targets of a loop.
    if (open.isSubscript || before === ':' || scan.isLoop) mask(scan, at, ' ');
  }
  const isSlash = char === '/' && before === ',' && scan.lambdas.length > 0;
  if (isSlash && /[,:]/.test(text[skipSpaces(text, at + 1)] ?? '')) mask(scan, at, '_');
  token(scan, at + 1, '');
}
