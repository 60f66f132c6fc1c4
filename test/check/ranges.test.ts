import fc from 'fast-check';
import { expect, it } from 'vitest';
import { someIn, unionOf } from '../../src/check/ranges.ts';
import { runs } from '../support/runs.ts';

const number = fc.integer({ min: 1, max: 20 });
const ranges = fc.array(
  fc.tuple(number, number).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
  { maxLength: 8 },
);

it('a union holds what one of its ranges holds', () => {
  fc.assert(
    fc.property(ranges, number, (all, wanted) => {
      const holds = all.some(({ from, to }) => from <= wanted && wanted <= to);
      expect(unionOf(all)(wanted)).toBe(holds);
    }),
    runs(200),
  );
});

it('some number lies in a range', () => {
  fc.assert(
    fc.property(fc.array(number, { maxLength: 8 }), ranges, (numbers, all) => {
      for (const { from, to } of all) {
        const lies = numbers.some((each) => from <= each && each <= to);
        expect(someIn(numbers)({ from, to })).toBe(lies);
      }
    }),
    runs(200),
  );
});
