/** What a diff shows leads from the one text to the other, however long the change is. */
import { applyPatch } from 'diff';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diffText } from '../../src/report/diff.ts';
import { runs } from '../support/runs.ts';

const shownOf = (before: string, after: string) =>
  String(diffText([{ path: 'a.yml', before, after }], false));
const numbered = (count: number, word: string) =>
  Array.from({ length: count }, (_, at) => `${word}${at}\n`).join('');

it('leads from one text to the other', () => {
  const text = fc.array(fc.constantFrom('a\n', 'b\n', '\n', 'c: d\n'), { maxLength: 12 });
  fc.assert(
    fc.property(text, text, fc.constantFrom('', 'end'), (before, after, end) => {
      const [old, now] = [before.join('') + end, after.join('')];
      expect(applyPatch(old, shownOf(old, now))).toBe(now);
    }),
    runs(200),
  );
});

it.each([
  [1000, 2000],
  [1001, 2002],
  [20_000, 40_000],
])('%i other lines are shown, as %i that go and come', (count, edits) => {
  const [old, now] = [`${numbered(count, 'a')}same\n`, `${numbered(count, 'b')}same\n`];
  const shown = shownOf(old, now);
  // Beyond 2,000, the line that stays goes and comes, too.
  expect(shown.match(/^[+-](?![+-])/gm)).toHaveLength(edits > 2000 ? edits + 2 : edits);
  expect(applyPatch(old, shown)).toBe(now);
});

it.each([
  ['', numbered(30_000, 'a')],
  [numbered(30_000, 'a'), ''],
])('a file that comes or goes is shown whole', (old, now) => {
  expect(applyPatch(old, shownOf(old, now))).toBe(now);
});
