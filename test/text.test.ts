import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, lineAndColumn, lineIndex, lineStart, nextLine } from '../src/text.ts';
import { runs } from './support/runs.ts';

/** Texts of short lines, empty ones at the head and at the end among them. */
const lines = fc.array(fc.constantFrom('', 'a', 'bc', 'd\r'), { minLength: 1, maxLength: 6 });

describe('places in a text', () => {
  it('are those of the lines that it is made of, at every offset', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const text = all.join('\n');
        const find = lineIndex(text);
        let offset = 0;
        for (const [index, line] of all.entries()) {
          const start = offset;
          const next = Math.min(start + line.length + 1, text.length);
          for (let column = 1; column <= line.length + 1; column++, offset++) {
            expect(lineStart(text, offset)).toBe(start);
            expect(nextLine(text, offset)).toBe(next);
            expect(lineAndColumn(text, offset)).toBe(`${index + 1}:${column}`);
            expect(find(offset)).toEqual({ line: index + 1, column });
          }
        }
      }),
      runs(300),
    );
  });
});

type Span = readonly [start: number, end: number];

describe('edits', () => {
  it('are made where they say, in whatever order they come', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            kept: fc.constantFrom('', 'k', 'kept'),
            cut: fc.constantFrom('', 'c', 'cut'),
            put: fc.constantFrom('', 'P', 'PUT'),
          }),
          { maxLength: 6 },
        ),
        fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
        (pieces, ranks) => {
          let at = 0;
          const edits = pieces.map(({ kept, cut, put }) => {
            const start = at + kept.length;
            at = start + cut.length;
            return { start, end: at, text: put };
          });
          const text = pieces.map(({ kept, cut }) => kept + cut).join('');
          // Insertions at one place keep their order, so only edits at different ones are shuffled.
          const isShuffled = new Set(edits.map(({ start }) => start)).size === edits.length;
          const given = edits
            .map((edit, index) => ({ edit, rank: isShuffled ? (ranks[index] as number) : index }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ edit }) => edit);
          const wanted = pieces.map(({ kept, put }) => kept + put).join('');
          expect(applyEdits(text, given)).toBe(wanted);
        },
      ),
      runs(300),
    );
  });

  it('at one place: insertions in their order, then what replaces', () => {
    const at = (end: number, text: string) => ({ start: 1, end, text });
    expect(applyEdits('abc', [at(2, 'X'), at(1, '1'), at(1, '2')])).toBe('a12Xc');
  });

  it.each<[string, ...Span[]]>([
    ['two that share a character', [0, 2], [1, 3]],
    ['one in another', [0, 3], [1, 1]],
    ['one that ends before it starts', [2, 1]],
    ['one behind the end', [3, 4]],
  ])('%s are refused', (_what, ...spans) => {
    const edits = spans.map(([start, end]) => ({ start, end, text: '' }));
    expect(() => applyEdits('abc', edits)).toThrow('edits overlap');
  });

  it.each<[string, ...Span[]]>([
    ['neighbours', [0, 1], [1, 2]],
    ['the whole', [0, 3]],
    ['the very end', [3, 3]],
  ])('%s are not', (_what, ...spans) => {
    const edits = spans.map(([start, end]) => ({ start, end, text: '' }));
    expect(applyEdits('abc', edits)).toBe(
      [...'abc'].filter((_, at) => !spans.some(([start, end]) => start <= at && at < end)).join(''),
    );
  });
});
