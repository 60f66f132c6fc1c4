import { walk } from '../bundle/walk.ts';
import { type Comment, commentsOf } from '../notebook/comments.ts';
import { lineIndex, type Span } from '../text.ts';
import { parseTree } from '../yaml/parse.ts';
import { blocksBelow } from './blocks-below.ts';
import type { LineRange } from './ranges.ts';

/** A comment that excuses findings: `# dab-ignore[rule, rule]: reason`. */
export interface Ignore {
  readonly at: Span;
  /** `#`, `--`, two slashes, or slash and star. */
  readonly mark: string;
  /** None when the comment has another form, and so excuses nothing. */
  readonly rules: readonly { readonly id: string; readonly at: Span }[];
  /** Rules that a comment of another form names. */
  readonly meant: readonly string[];
  readonly hasReason: boolean;
  /** The lines that it covers, from 1, both included. */
  readonly from: number;
  readonly to: number;
}

const SIGN = /dab[-_]?ignore/i;

/** Something that wants to be such a comment, up to the end of its line. */
const ATTEMPT = /(?<!\S)(#|--|\/\/|\/\*)[ \t]*(dab[-_]?ignored?(?![\w-])[^\r\n]*)/gi;

const FORM = /^dab-ignore\[([^\]]*)\][ \t]*(?::(.*))?$/;

/** The comments in a file that excuse findings, or try to; `all` are the rules that there are. */
export function ignoresIn(path: string, text: string, all: readonly string[]): Ignore[] {
  if (!SIGN.test(text)) return [];
  const lines = text.split('\n');
  const lineOf = lineIndex(text);
  const blockBelow = blocksOf(lines);
  const comments = commentsOf(path, text) ?? yamlComments(path, text);
  return comments.flatMap((comment) =>
    [...comment.text.matchAll(ATTEMPT)].flatMap((match) => {
      const [, mark = '', rest = ''] = match;
      const body = (mark === '/*' ? (rest.split('*/', 1)[0] as string) : rest).trimEnd();
      const bodyAt = match.index + match[0].length - rest.length;
      const read = readBody(body, all);
      if (read === null) return [];
      const at = comment.placeOf(match.index, bodyAt + body.length);
      const { line, column } = lineOf(at.start);
      const before = (lines[line - 1] ?? '').slice(0, column - 1);
      const block = ALONE.test(before) ? blockBelow(line, mark) : null;
      const { from, to } = block ?? { from: line, to: line };
      const rules = read.names.map(({ id, from: start }) => {
        return { id, at: comment.placeOf(bodyAt + start, bodyAt + start + id.length) };
      });
      return [{ at, mark, rules, meant: read.meant, hasReason: read.hasReason, from, to }];
    }),
  );
}

/** The blocks below lines, which are looked for once for each mark of comments. */
function blocksOf(lines: readonly string[]): (line: number, mark: string) => LineRange | null {
  const byMark = new Map<string, (line: number) => LineRange | null>();
  return (line, mark) => {
    const below = byMark.get(mark) ?? blocksBelow(lines, mark);
    byMark.set(mark, below);
    return below(line);
  };
}

/** What may stand before a comment that has its line to itself: quotes in JSON, marks of magic. */
const ALONE = /^[\s"]*(?:(?:#|--|\/\/) MAGIC\s+)?$/;

interface Body {
  readonly names: readonly { readonly id: string; readonly from: number }[];
  readonly meant: readonly string[];
  readonly hasReason: boolean;
}

/** What a comment says; null when it only speaks of such comments. */
function readBody(body: string, all: readonly string[]): Body | null {
  const [, list = '', reason = ''] = FORM.exec(body) ?? [];
  const names = [...list.matchAll(/[^\s,]+/g)].map(({ 0: id, index }) => {
    return { id, from: body.indexOf('[') + 1 + index };
  });
  if (names.length > 0) return { names, meant: [], hasReason: reason.trim() !== '' };
  const words = body.match(/[a-z][\w-]*/gi)?.slice(1) ?? [];
  const meant = words.filter((word) => all.includes(word));
  const tries = /^[\w-]+\s*(?:$|[[(:=])/.test(body) || all.includes(words[0] ?? '');
  return tries ? { names, meant, hasReason: true } : null;
}

/** The comments of a YAML file: `#` behind a space, in no text. All of them where it is no YAML. */
function yamlComments(path: string, text: string): Comment[] {
  const inText = placesOfText(text);
  return [...text.matchAll(/(?<!\S)#[^\r\n]*/g)].flatMap(({ 0: comment, index }) => {
    if (!SIGN.test(comment) || inText(index + comment.search(SIGN))) return [];
    const placeOf = (from: number, to: number) => ({ path, start: index + from, end: index + to });
    return [{ text: comment, placeOf }];
  });
}

/** Whether an offset is inside of a text. The first line of a block may have a comment. */
function placesOfText(text: string): (offset: number) => boolean {
  const ends = new Map<number, number>();
  walk(parseTree(text).root, (node) => {
    if (node.kind !== 'scalar') return;
    const head = node.style === 'block' ? text.indexOf('\n', node.start) : node.start;
    if (head >= 0) ends.set(head, node.end);
  });
  const starts = [...ends.keys()].sort((a, b) => a - b);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= offset) low = middle + 1;
      else high = middle;
    }
    return offset < (ends.get(starts[low - 1] ?? -1) ?? 0);
  };
}
