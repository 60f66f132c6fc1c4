import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jobKeyFault } from '../../src/spec/job-values.ts';
import { runs } from '../support/runs.ts';

const takes = (key: string) => jobKeyFault(key) === null;

it('takes letters, digits and marks, from a letter to a letter or digit', () => {
  const characters = fc.constantFrom('a', 'Z', '7', '_', '-', '.', 'é', '\n');
  fc.assert(
    fc.property(fc.string({ unit: characters, maxLength: 6 }), (key) => {
      const areLegal = [...key].every((char) => 'aZ7_-'.includes(char));
      const hasEnds = 'aZ'.includes(key[0] ?? '.') && 'aZ7'.includes(key.at(-1) ?? '.');
      expect(takes(key)).toBe(areLegal && hasEnds);
    }),
    runs(100),
  );
});

it('takes 100 characters and no more', () => {
  expect(takes('a'.repeat(100))).toBe(true);
  expect(takes('a'.repeat(101))).toBe(false);
});

it.each([
  'a'.repeat(100_000),
  `a${'-'.repeat(98)}.`,
  `${'a0'.repeat(49)}-.`,
  'customer_lifetime_value_refresh_job.yml',
])('refuses %s', (key) => {
  expect(takes(key)).toBe(false);
});
