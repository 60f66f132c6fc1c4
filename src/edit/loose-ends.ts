import type { Bundle } from '../bundle/bundle.ts';
import { textsOf } from '../bundle/load.ts';
import type { Change } from '../files.ts';
import { type Problem, UserError } from '../problem.ts';
import { lineStart, nextLine } from '../text.ts';

/** Throws UserError when a file that cannot be parsed may have to do with a job. */
export function refuseFaultsAbout(bundle: Bundle, key: string): void {
  const about = bundle.faults.filter(({ text }) => text === null || mentions(text, key));
  if (about.length === 0) return;
  throw new UserError(
    `these files may have to do with ${key}. Fix them first:`,
    about.map(({ path, offset, message }) => ({
      key: '',
      value: '',
      at: { path, start: offset, end: offset },
      allowed: message,
    })),
    textsOf(bundle),
  );
}

/** Whether a text that is no YAML seems to define or name a job. */
function mentions(text: string, key: string): boolean {
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + key.length)) {
    const end = at + key.length;
    const isNamed = text.endsWith('resources.jobs.', at) && !/\w/.test(text.charAt(end));
    if (isNamed || isDefined(text, at, end)) return true;
  }
  return false;
}

/** Whether a word stands first on its line, with a colon behind it; either of them may be quoted off. */
function isDefined(text: string, start: number, end: number): boolean {
  let before = isQuote(text[start - 1]) ? start - 1 : start;
  while (text[before - 1] === ' ' || text[before - 1] === '\t') before--;
  let after = isQuote(text[end]) ? end + 1 : end;
  while (/\s/.test(text.charAt(after))) after++;
  return (before === 0 || /[\r\n]/.test(text.charAt(before - 1))) && text[after] === ':';
}

function isQuote(char: string | undefined): boolean {
  return char === '"' || char === "'";
}

/** Tells of places in rising order whether they are behind a mark of comments on their line. */
function commentsIn(text: string): (at: number) => boolean {
  const marks = /(?<!\S)#/g;
  let [mark, end] = [-1, 0];
  return (at) => {
    if (at >= end) {
      const start = lineStart(text, at);
      end = nextLine(text, at);
      marks.lastIndex = start;
      // The mark of an earlier look may still be the next one.
      if (mark < start) mark = marks.exec(text)?.index ?? text.length;
    }
    return mark < at;
  };
}

/** Throws UserError when a reference to a job would be left, outside comments. */
export function refuseReferences(bundle: Bundle, changes: readonly Change[], key: string): void {
  const after = new Map(
    [...bundle.files].map(([path, { text }]): [string, string | null] => [path, text]),
  );
  for (const change of changes) after.set(change.path, change.after);
  const problems: Problem[] = [];
  const head = `\${resources.jobs.${key}`;
  for (const [path, text] of after) {
    if (text === null) continue;
    const isComment = commentsIn(text);
    for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
      if (!/[.[}]/.test(text.charAt(at + head.length)) || isComment(at)) continue;
      const place = { path, start: at, end: at + head.length };
      problems.push({ key: '', value: '', at: place, allowed: `refers to ${key}` });
    }
  }
  if (problems.length > 0)
    throw new UserError(
      `${key} is needed elsewhere. Fix this first:`,
      problems,
      (path) => after.get(path) ?? null,
    );
}
