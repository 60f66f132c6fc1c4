import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pathPattern } from '../../src/subject/path-pattern.ts';
import { runs } from '../support/runs.ts';

/** A name against `*` and `?`, by trying every length of a star. */
function fits(pattern: string, name: string): boolean {
  if (pattern === '') return name === '';
  const [sign = '', rest] = [pattern[0], pattern.slice(1)];
  if (sign === '*') return fits(rest, name) || (name !== '' && fits(pattern, name.slice(1)));
  return name !== '' && (sign === '?' || sign === name[0]) && fits(rest, name.slice(1));
}

it('matches a name as by trying every length of a star', () => {
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '.', '+'), maxLength: 6 });
  const name = fc.string({ unit: fc.constantFrom('a', 'b', '.', '+'), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(pattern, name, (one, other) => {
      fc.pre(!['', '.', '..', '**'].includes(one));
      expect(pathPattern(one)(other)).toBe(fits(one.replace(/\*+/g, '*'), other));
    }),
    runs(1000),
  );
});

it.each([
  ['a/**/b', 'a/b', true],
  ['a/**/**/b', 'a/b', true],
  ['a/**/**/b', 'a/x/y/b/c', true],
  ['**/**/b', 'a/c', false],
  ['a?c', 'a😀c', true],
  ['a/./b', 'a/b', true],
])('%s on %s', (pattern, path, is) => {
  expect(pathPattern(pattern)(path)).toBe(is);
});

it('answers for long patterns', () => {
  expect(pathPattern('*a'.repeat(50_000))('a'.repeat(255))).toBe(false);
  expect(pathPattern('**/'.repeat(50_000))('a/'.repeat(100))).toBe(true);
});
