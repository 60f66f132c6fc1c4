import { behind, columnOf, linesAt } from '../bundle/lines.ts';
import type { TextEdit } from '../text.ts';
import { type DoubleStar, doubleStars } from './double-star.ts';
import { fixOf } from './fix.ts';
import type { Finding, Rule } from './rule.ts';
import type { Subject } from './subject.ts';

export const doubleStarIsOneStar: Rule = {
  id: 'double-star-is-one-star',
  severity: 'warning',
  summary: 'Patterns of include have no **, which stands for one folder only',
  *check(subject) {
    for (const star of doubleStars(subject)) yield finding(subject, star);
  },
};

function finding(subject: Subject, star: DoubleStar): Finding {
  const { include, missed, same, wanted } = star;
  const { value, span } = include.pattern;
  const misses = missed.length === 0 ? '' : `; it misses ${listed(missed)}`;
  return {
    at: span,
    message: `"${value}" loads what "${same}" loads: ** is no more than *${misses}`,
    help: `Write one pattern for each depth of folders${wanted.length === 0 ? '' : `: ${[same, ...wanted].join(', ')}`}.`,
    ...fixFor(subject, star),
  };
}

function listed(paths: readonly string[]): string {
  const [first, ...others] = paths;
  return others.length === 0 ? (first as string) : `${first} and ${others.length} more`;
}

function fixFor({ bundle: { rootFile } }: Subject, { include, same, wanted }: DoubleStar) {
  const { start, end } = include.pattern.span;
  const { view, root, text } = rootFile;
  const list = view.entries(root).get('include')?.pair.value;
  const item =
    list?.kind === 'seq' && !list.flow
      ? list.items.find(({ node }) => node?.start === start)
      : undefined;
  const node = item?.node;
  const dash = item?.dash ?? null;
  if (node?.kind !== 'scalar' || node.style === 'block' || dash === null) return {};
  if (node.anchor !== null || text.slice(start, end).includes('\n')) return {};
  const quote = node.style === 'double' ? '"' : node.style === 'single' ? "'" : '';
  const plain = /^[\w./*-]+$/.test([same, ...wanted].join('')) && !/^[*-]/.test(same);
  if (!plain) return {};
  const bullet = `${' '.repeat(columnOf(text, dash))}- `;
  const own = new Set(list?.kind === 'seq' ? list.items.map((each) => textOf(each.node)) : []);
  const lines = wanted
    .filter((each) => !own.has(each))
    .map((each) => bullet + quote + each + quote);
  const at = behind(text, end);
  const edits: TextEdit[] = [{ start, end, text: quote + same + quote }];
  if (lines.length > 0) edits.push({ start: at, end: at, text: linesAt(text, at, lines) });
  return fixOf(rootFile, 'Write one pattern for each depth', true, ...edits);
}

function textOf(node: { kind: string; value?: unknown } | null): string {
  return node?.kind === 'scalar' ? String(node.value) : '';
}
