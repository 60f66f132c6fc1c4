import { describe, expect, it } from 'vitest';
import { BadPattern, bounded, glob, matches } from '../../src/bundle/glob.ts';
import { sourceOf } from '../support/one-file.ts';

const FILES = sourceOf(
  new Map(
    [
      'databricks.yml',
      'resources/b.yml',
      'resources/a.yml',
      'resources/.hidden.yml',
      'resources/x/deep.yml',
      'resources/x/y/deeper.yml',
      'resources/é.yml',
    ].map((path) => [path, '']),
  ),
);

describe('glob, as Go does it', () => {
  it.each([
    ['databricks.yml', ['databricks.yml']],
    ['none.yml', []],
    [
      'resources/*.yml',
      ['resources/.hidden.yml', 'resources/a.yml', 'resources/b.yml', 'resources/é.yml'],
    ],
    [
      'resources/**.yml',
      ['resources/.hidden.yml', 'resources/a.yml', 'resources/b.yml', 'resources/é.yml'],
    ],
    ['resources/**/*.yml', ['resources/x/deep.yml']],
    ['resources/*/*/*.yml', ['resources/x/y/deeper.yml']],
    ['*/[ab].yml', ['resources/a.yml', 'resources/b.yml']],
    ['resources/{a,b}.yml', []],
    ['!resources/a.yml', []],
    ['resources/?.yml', ['resources/a.yml', 'resources/b.yml', 'resources/é.yml']],
  ])('%s', (pattern, paths) => {
    expect(glob(pattern, FILES)).toEqual(paths);
  });

  // Checked against Go's filepath.Match.
  it.each([
    ['a*b', 'acccb', true],
    ['a*b', 'acccbc', false],
    ['*', '', true],
    ['[^a]', 'b', true],
    ['[^a]', 'a', false],
    ['[a-c]x', 'bx', true],
    ['[\\]]', ']', true],
    ['\\*', '*', true],
    ['\\*', 'a', false],
    ['[!a]', 'b', false],
    ['a/b', 'a/b', true],
    ['*', 'a/b', false],
    ['*a*a*a*a*a*a*a*a*a*a*b', 'a'.repeat(200), false],
  ])('%s on %s: %s', (pattern, name, result) => {
    expect(matches(pattern, name)).toBe(result);
  });

  it.each(['[', '[]a]', '[a-]', 'a\\', '[a', '[^]'])('refuses %s', (pattern) => {
    expect(() => matches(pattern, 'a')).toThrow(BadPattern);
  });
});

describe('bounds', () => {
  it('a pattern may have as many parts as Go lets it have', () => {
    expect(glob(`${'*/'.repeat(9_999)}x`, FILES)).toEqual([]);
    expect(() => glob(`${'*/'.repeat(10_000)}x`, FILES)).toThrow(BadPattern);
    expect(() => glob(`${'*/'.repeat(200_000)}x`, FILES)).toThrow(BadPattern);
  });

  it('folders that hold themselves are looked at so often, not for ever', () => {
    let looks = 0;
    const knot = {
      exists: () => true,
      list: () => {
        looks++;
        return ['one', 'two'];
      },
    };
    expect(() => glob('*/'.repeat(100), bounded(knot, 4200))).toThrow(BadPattern);
    expect(looks).toBe(101);
  });

  it('several patterns have one bound together', () => {
    // The folder counts as 40 names, and has three.
    const names = { exists: () => true, list: () => ['a', 'b', 'c'] };
    const files = bounded(names, 2 * 43);
    for (const pattern of ['a*', 'b*']) expect(glob(pattern, files)).toHaveLength(1);
    expect(() => glob('c*', files)).toThrow(BadPattern);
  });
});
