import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blocksBelow } from '../../src/check/blocks-below.ts';
import { counted } from '../support/counted.ts';
import { runs } from '../support/runs.ts';

/** The lines of a block, by looking at one line after the other. */
function slowly(lines: readonly string[], line: number): { from: number; to: number } | null {
  const isBlank = (text: string) => /^\s*(#|$)/.test(text);
  const depthOf = (text: string) => text.length - text.trimStart().length;
  const isItem = (text: string) => /^\s*-(\s|$)/.test(text);
  const first = lines.findIndex((text, at) => at >= line && !isBlank(text));
  if (first < 0) return null;
  const head = lines[first] as string;
  const hasList = !isItem(head) && /:\s*(#.*)?$/.test(head);
  const out = lines.findIndex((text, at) => {
    if (at <= first || isBlank(text) || depthOf(text) > depthOf(head)) return false;
    return !(hasList && depthOf(text) === depthOf(head) && isItem(text));
  });
  const inside = lines.slice(0, out < 0 ? lines.length : out);
  return { from: first + 1, to: inside.findLastIndex((text) => !isBlank(text)) + 1 };
}

it('finds the block that one finds line by line', () => {
  const line = fc
    .tuple(fc.nat(3), fc.constantFrom('a:', 'a: b', '- a', '-', '- a:', '# c', '', 'a: # c'))
    .map(([depth, text]) => ' '.repeat(depth) + text);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.nat(12), (lines, at) => {
      expect(blocksBelow(lines, '#')(at)).toEqual(slowly(lines, at));
    }),
    runs(2000),
  );
});

it.each([
  ['comments in a row', ['# c']],
  ['comments above items', ['# c', '- a']],
  ['comments in nested blocks', Array.from({ length: 500 }, (_, at) => `${' '.repeat(at)}a:`)],
  ['a key, its list and comments', ['a:', '- a', '# c', '- b']],
])('reads each line once for all blocks: %s', (_, block) => {
  const { list, reads } = counted(Array(2000).fill(block).flat().slice(0, 2000) as string[]);
  const below = blocksBelow(list, '#');
  for (let line = 0; line <= list.length; line++) below(line);
  expect(reads()).toBeLessThanOrEqual(2000);
});
