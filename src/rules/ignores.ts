import { didYouMean } from '../suggest.ts';
import { lineIndex, type Span } from '../text.ts';
import type { Diagnostic, Finding, Rule } from './rule.ts';

/** A comment that excuses findings: `# dab-ignore[rule, rule]: reason`. */
interface Ignore {
  readonly at: Span;
  readonly rules: readonly { readonly id: string; readonly at: Span }[];
  readonly hasReason: boolean;
  /** The lines that it covers, from 1, both included. */
  readonly from: number;
  readonly to: number;
}

export const ignoreHasReason: Rule = {
  id: 'ignore-has-reason',
  severity: 'warning',
  summary: 'A dab-ignore comment says why',
  check: () => [],
};

export const ignoreIsUsed: Rule = {
  id: 'ignore-is-used',
  severity: 'warning',
  summary: 'A dab-ignore comment excuses something',
  check: () => [],
};

/**
 * Takes away the findings that comments excuse, and adds those about the comments themselves: a
 * comment without a reason excuses nothing. `ran` are the rules that were looked at, `all` those
 * that there are.
 */
export function withoutExcused(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
  ran: ReadonlySet<string>,
  all: readonly string[],
): { readonly left: Diagnostic[]; readonly excused: number } {
  const ignores = new Map([...texts].map(([path, text]) => [path, ignoresIn(path, text)]));
  const lines = new Map([...texts].map(([path, text]) => [path, lazy(() => lineIndex(text))]));
  const used = new Set<Span>();
  const left = diagnostics.filter(({ rule, at }) => {
    const known = ignores.get(at.path) ?? [];
    if (known.length === 0) return true;
    const { line } = (lines.get(at.path) as () => ReturnType<typeof lineIndex>)()(at.start);
    const hits = known
      .filter(({ from, to, hasReason }) => hasReason && from <= line && line <= to)
      .flatMap(({ rules }) => rules.filter(({ id }) => id === rule));
    for (const hit of hits) used.add(hit.at);
    return hits.length === 0;
  });
  const excused = diagnostics.length - left.length;
  for (const ignore of [...ignores.values()].flat()) {
    if (!ignore.hasReason && ran.has(ignoreHasReason.id)) {
      left.push(stamp(ignoreHasReason, noReason(ignore)));
    }
    if (!ran.has(ignoreIsUsed.id)) continue;
    for (const { id, at } of ignore.rules) {
      if (!all.includes(id)) left.push(stamp(ignoreIsUsed, unknownRule(id, at, all)));
      else if (ignore.hasReason && ran.has(id) && !used.has(at)) {
        left.push(stamp(ignoreIsUsed, unused(id, at)));
      }
    }
  }
  return { left, excused };
}

function stamp({ id, severity }: Rule, finding: Finding): Diagnostic {
  return { ...finding, rule: id, severity };
}

function noReason({ at }: Ignore): Finding {
  return {
    at,
    message: 'this comment gives no reason, so it excuses nothing',
    help: 'Write why behind a colon: # dab-ignore[rule]: the reason',
  };
}

function unknownRule(id: string, at: Span, all: readonly string[]): Finding {
  return { at, message: `there is no rule "${id}".${didYouMean(id, all)}` };
}

function unused(id: string, at: Span): Finding {
  return {
    at,
    message: `${id} finds nothing here`,
    help: 'Take it out of the comment, or the whole comment away.',
  };
}

const COMMENT = /(#|--|\/\/)[ \t]*dab-ignore\[([^\]\n]*)\][ \t]*(?::[ \t]*([^\n]*))?/g;

function ignoresIn(path: string, text: string): Ignore[] {
  if (!text.includes('dab-ignore[')) return [];
  const lines = text.split('\n');
  const lineOf = lineIndex(text);
  return [...text.matchAll(COMMENT)].map((match) => {
    const [comment, mark = '', names = '', reason = ''] = match;
    const start = match.index;
    const { line, column } = lineOf(start);
    const alone = /^[\s"]*$/.test((lines[line - 1] ?? '').slice(0, column - 1));
    const [from, to] = alone ? blockBelow(lines, line, mark) : [line, line];
    const namesAt = start + comment.indexOf('[') + 1;
    return {
      at: { path, start, end: start + comment.trimEnd().length },
      rules: [...names.matchAll(/[^\s,]+/g)].map((name) => {
        const at = namesAt + name.index;
        return { id: name[0], at: { path, start: at, end: at + name[0].length } };
      }),
      // In a notebook's JSON, quotes and a comma end the line.
      hasReason: /[^\s"\\,]/.test(reason.replace(/\\n/g, '')),
      from,
      to,
    };
  });
}

/**
 * The lines of the block below a comment: the next line with content and all that is indented deeper;
 * for a key whose list is not indented, the list too.
 */
function blockBelow(lines: readonly string[], comment: number, mark: string): [number, number] {
  const isBlank = (line: string) => line.trim() === '' || line.trimStart().startsWith(mark);
  let first = comment;
  while (first < lines.length && isBlank(lines[first] as string)) first++;
  const head = lines[first];
  if (head === undefined) return [comment, comment];
  const depth = indentOf(head);
  const list = /:\s*(#.*)?$/.test(head) && !/^\s*-\s/.test(head);
  let end = first;
  for (let at = first + 1; at < lines.length; at++) {
    const line = lines[at] as string;
    if (isBlank(line)) continue;
    const inList = list && indentOf(line) === depth && /^\s*-(\s|$)/.test(line);
    if (indentOf(line) <= depth && !inList) break;
    end = at;
  }
  return [first + 1, end + 1];
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
