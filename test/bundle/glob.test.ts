import { describe, expect, it } from 'vitest';
import { BadPattern, glob, matches } from '../../src/bundle/glob.ts';
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
