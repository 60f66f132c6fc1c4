/** Paths are as Node.js makes them, which takes too long for some. */
import { posix } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinPath, normalPath } from '../../src/bundle/normal-path.ts';
import { runs } from '../support/runs.ts';

const path = fc
  .array(fc.constantFrom('..', '.', '', 'a', 'b c', '...', '..a', '*'), { maxLength: 8 })
  .map((parts) => parts.join('/'));

it('a path is without what says nothing', () => {
  fc.assert(
    fc.property(path, path, (one, other) => {
      expect(normalPath(one)).toBe(posix.normalize(one));
      expect(joinPath(one, other)).toBe(posix.join(one, other));
    }),
    runs(2000),
  );
});

it('looks at each part once', () => {
  const long = '../'.repeat(600_000);
  expect(normalPath(long)).toBe(long);
  expect(joinPath('a', long)).toBe(long.slice(3));
});
