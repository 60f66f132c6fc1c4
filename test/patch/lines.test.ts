import { describe, expect, it } from 'vitest';
import { behind, columnOf, cutLines, keyText, linesAt, withCuts } from '../../src/patch/lines.ts';

describe('a line put in', () => {
  it.each([
    ['a\nb\n', 2, 'a\n+\n++\nb\n'],
    ['a\nb\n', 0, '+\n++\na\nb\n'],
    ['a\nb\n', 4, 'a\nb\n+\n++\n'],
    ['a\nb', 3, 'a\nb\n+\n++'],
    ['a\r\nb\r\n', 3, 'a\r\n+\r\n++\r\nb\r\n'],
    ['a\r\nb\r\n', 0, '+\r\n++\r\na\r\nb\r\n'],
    ['a\nb\r\nc', 2, 'a\n+\n++\nb\r\nc'],
    ['a\r\nb', 4, 'a\r\nb\r\n+\r\n++'],
    ['a', 1, 'a\n+\n++'],
    ['', 0, '+\n++\n'],
    ['\na', 1, '\n+\n++\na'],
    ['\na\r\n', 1, '\n+\n++\na\r\n'],
    ['a\r\n\nb', 3, 'a\r\n+\r\n++\r\n\nb'],
    ['a\r\nb\nc', 5, 'a\r\nb\n+\n++\nc'],
  ])('into %j at %i', (text, at, wanted) => {
    expect(text.slice(0, at) + linesAt(text, at, ['+', '++']) + text.slice(at)).toBe(wanted);
  });

  it.each([
    ['ab\ncd', 1, 3],
    ['ab\ncd', 2, 3],
    ['ab\ncd', 3, 3],
    ['ab\ncd', 4, 5],
    ['ab # c\nd', 2, 7],
    ['', 0, 0],
  ])('behind what ends in %j at %i goes to %i', (text, end, wanted) => {
    expect(behind(text, end)).toBe(wanted);
  });

  it('knows columns from 0', () => {
    expect([0, 1, 2, 3, 4].map((at) => columnOf('a\nbc', at))).toEqual([0, 1, 0, 1, 2]);
  });
});

/** What is left of a text without its piece in `<…>`, with the lines that go with that. */
function cut(marked: string, isFirst: boolean, floor = 0): string {
  const start = marked.indexOf('<');
  const end = marked.indexOf('>') - 1;
  const text = marked.replace(/[<>]/g, '');
  const gone = cutLines(text, start, end, isFirst, floor);
  return text.slice(0, gone.start) + text.slice(gone.end);
}

describe('lines that are cut', () => {
  it.each([
    ['a\n<b>\nc\n', 'a\nc\n'],
    ['a\n<b> # why\nc\n', 'a\nc\n'],
    ['a\n<b>', 'a'],
    ['a\r\n<b>', 'a'],
    ['<b>', ''],
    ['<bc>', ''],
    ['# of b\n<bc>', ''],
    ['a\n# of b\n# too\n<b>\nc\n', 'a\nc\n'],
    ['a\n\n# of b\n<b>\nc\n', 'a\nc\n'],
    ['a\n# of a\n\n<b>\nc\n', 'a\n# of a\nc\n'],
    ['a\n\n \t\n<b>\n\nc\n', 'a\n\nc\n'],
    ['a\r\n\r\n<b>\r\nc\r\n', 'a\r\nc\r\n'],
    ['a\n  # deep\n  <b>\nc\n', 'a\nc\n'],
    ['a\n# shallow\n  <b>\nc\n', 'a\n# shallow\nc\n'],
    ['a\n    # deeper\n  <b>\nc\n', 'a\n    # deeper\nc\n'],
    ['a\n<b\n  c>\nd\n', 'a\nd\n'],
    ['a\n<b\n>c\n', 'a\nc\n'],
  ])('of %j', (marked, wanted) => {
    expect(cut(marked, false)).toBe(wanted);
  });

  it.each([
    ['a\n\n<b>\n\n\nc\n', 'a\n\nc\n'],
    ['a\n<b>\n \t\nc\n', 'a\nc\n'],
    ['a\n<b>\nc\n', 'a\nc\n'],
    ['a\n# of b\n<b>\n\n', 'a\n'],
    ['a\n<b>\n\n', 'a\n'],
    ['a\n<b>\n  ', 'a'],
    ['<b>\r\n\r\nc', 'c'],
  ])('at the head of a block, of %j', (marked, wanted) => {
    expect(cut(marked, true)).toBe(wanted);
  });

  it.each([
    ['a\n# x\n<b>\nc\n', 2, 'a\nc\n'],
    ['a\n# x\n<b>\nc\n', 6, 'a\n# x\nc\n'],
    ['a\n\n\n<b>\nc\n', 3, 'a\n\nc\n'],
    ['a\n\n\n<b>\nc\n', 4, 'a\n\n\nc\n'],
  ])('of %j not below %i', (marked, floor, wanted) => {
    expect(cut(marked, false, floor)).toBe(wanted);
  });

  it.each([
    [[], []],
    [
      [
        [3, 4],
        [1, 2],
      ],
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      [
        [1, 2],
        [2, 3],
      ],
      [[1, 3]],
    ],
    [
      [
        [1, 5],
        [2, 3],
      ],
      [[1, 5]],
    ],
    [
      [
        [2, 3],
        [1, 2],
        [4, 5],
      ],
      [
        [1, 3],
        [4, 5],
      ],
    ],
  ])('%j are made one where they touch: %j', (cuts, merged) => {
    const cut = ([start, end]: number[]) => ({
      start: start as number,
      end: end as number,
      text: '',
    });
    const whole = '0123456789';
    const left = [...whole].filter((_, at) => {
      return merged.every(([start = 0, end = 0]) => at < start || at >= end);
    });
    expect(withCuts(whole, cuts.map(cut))).toBe(left.join(''));
  });

  it('other edits must lie apart', () => {
    const cut = { start: 2, end: 4, text: '' };
    const put = (start: number, end: number) =>
      withCuts('012345', [cut, { start, end, text: 'x' }]);
    expect(put(4, 5)).toBe('01x5');
    expect(put(2, 2)).toBe('01x45');
    expect(put(3, 3)).toBeNull();
    expect(put(3, 5)).toBeNull();
  });
});

it.each([
  ['abc', '', 'abc'],
  ['abc', '"', '"abc"'],
  ['abc', "'", "'abc'"],
  ['yes', '', '"yes"'],
  ['1', '', '"1"'],
  ['1', "'", "'1'"],
])('the key %s in quotes %j is %s', (key, quote, wanted) => {
  expect(keyText(key, quote)).toBe(wanted);
});
