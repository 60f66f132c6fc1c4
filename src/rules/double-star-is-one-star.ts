import type { Breach } from '../finding.ts';
import { behind, columnOf, linesAt } from '../patch/lines.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import type { TextEdit } from '../text.ts';
import { type DoubleStar, doubleStars } from './parts/double-star.ts';
import { fixOf } from './parts/fix.ts';

export const doubleStarIsOneStar: Rule = {
  id: 'double-star-is-one-star',
  severity: 'warning',
  summary: 'Patterns of include have no **, which stands for one folder only',
  bringsFiles: true,
  *check(subject) {
    for (const star of doubleStars(subject)) yield finding(subject, star);
  },
};

function finding(subject: Subject, star: DoubleStar): Breach {
  const { include, missed, same, wanted } = star;
  const { value, span } = include.pattern;
  const fixed = fixFor(subject, star);
  const word = fixed.fix === undefined ? 'By hand: write' : 'Write';
  const misses = missed.length === 0 ? '' : `; it misses ${listed(missed)}`;
  return {
    at: span,
    message: `"${value}" loads what "${same}" loads: ** is no more than *${misses}`,
    help: `${word} one pattern for each depth of folders${wanted.length === 0 ? '' : `: ${[same, ...wanted].join(', ')}`}.`,
    ...fixed,
  };
}

function listed(paths: readonly string[]): string {
  const [first, ...others] = paths;
  return others.length === 0 ? (first as string) : `${first} and ${others.length} more`;
}

function fixFor({ bundle: { rootFile } }: Subject, { include, same, wanted, missed }: DoubleStar) {
  const { start, end } = include.pattern.span;
  const { view, root, text } = rootFile;
  const list = view.entries(root).get('include')?.pair.value;
  if (list?.kind !== 'seq') return {};
  const item = list.items.find(({ node }) => node?.start === start);
  const node = item?.node;
  if (node?.kind !== 'scalar' || node.style === 'block') return {};
  if (node.anchor !== null || text.slice(start, end).includes('\n')) return {};
  const quote = node.style === 'double' ? '"' : node.style === 'single' ? "'" : '';
  const plain = /^[\w./*-]+$/.test([same, ...wanted].join('')) && !/^[*-]/.test(same);
  if (!plain) return {};
  const own = new Set(list.items.map((each) => textOf(each.node)));
  const others = wanted.filter((each) => !own.has(each)).map((each) => quote + each + quote);
  const first = quote + same + quote;
  const title = 'Write one pattern for each depth';
  // What was missed may have been left out for long, and has never been deployed.
  const safe = missed.length === 0;
  if (list.flow) {
    if (text.slice(list.start, list.end).includes('\n')) return {};
    return fixOf(rootFile, title, safe, { start, end, text: [first, ...others].join(', ') });
  }
  const bullet = `${' '.repeat(columnOf(text, item?.dash ?? start))}- `;
  const at = behind(text, end);
  const edits: TextEdit[] = [{ start, end, text: first }];
  if (others.length > 0) {
    const lines = others.map((each) => bullet + each);
    edits.push({ start: at, end: at, text: linesAt(text, at, lines) });
  }
  return fixOf(rootFile, title, safe, ...edits);
}

function textOf(node: { kind: string; value?: unknown } | null): string {
  return node?.kind === 'scalar' ? String(node.value) : '';
}
