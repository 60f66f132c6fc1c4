import { describe, expect, it } from 'vitest';
import { readYamlMap } from '../../src/yaml/read.ts';

const values = (text: string) => readYamlMap(text, 'f.yml').values;

function fault(text: string): string {
  try {
    readYamlMap(text, 'f.yml');
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
}

describe('a map', () => {
  it.each([
    ['', {}],
    ['# c\n', {}],
    ['~\n', {}],
    ['null', {}],
    ['--- # c\n', {}],
    ['{}', {}],
    ['{"a": [1, "b", null, true, {"c": 1.5}]}', { a: [1, 'b', null, true, { c: 1.5 }] }],
    ['a: 1\n"b": "2"\nc:\n', { a: 1, b: '2', c: null }],
    ['a: &a {x: [1]}\nb: *a', { a: { x: [1] }, b: { x: [1] } }],
    ['a: &a {x: 1}\nb: {<<: *a}', { a: { x: 1 }, b: { '<<': { x: 1 } } }],
    ['1: a\ntrue: b\n~: c\n[d, 1]: e', { 1: 'a', true: 'b', null: 'c', '["d",1]': 'e' }],
    ['a: {b: 1}\nc: {b: 1}', { a: { b: 1 }, c: { b: 1 } }],
    ['a: [{b: 1}, {b: 2}]', { a: [{ b: 1 }, { b: 2 }] }],
    ['"1": a\n1: b', { 1: 'b' }],
  ])('of %j', (text, wanted) => {
    expect(values(text)).toEqual(wanted);
  });

  it('has the places of its values, or of keys that have none', () => {
    const text = 'a: 1\nb: [x,\n  y]\nc:\n[k]: 1\n';
    const { places } = readYamlMap(text, 'f.yml');
    const shown = [...places].map(([name, { path, start, end }]) => [
      name,
      path,
      text.slice(start, end),
    ]);
    expect(shown).toEqual([
      ['a', 'f.yml', '1'],
      ['b', 'f.yml', '[x,\n  y]'],
      ['c', 'f.yml', ''],
    ]);
  });

  it('has no prototype to be set', () => {
    expect(Object.keys(values('__proto__: {a: 1}'))).toEqual(['__proto__']);
  });
});

describe('is no map', () => {
  it.each([
    ['[a]', 'f.yml:1:1: expected a map of answers, such as "name: my project"'],
    ['a', 'f.yml:1:1: expected a map of answers, such as "name: my project"'],
    ['a: 1\n---\nb: 1\n', 'f.yml:2:1: a second document begins; one is expected'],
    ['a: 1\nb: 2\na: 3\n', 'f.yml:3:1: Map keys must be unique'],
    ['x:\n  - {a: 1, a: 2}\n', 'f.yml:2:12: Map keys must be unique'],
    ['x: [[{a: 1, ~: 2, ~: 3}]]\n', 'f.yml:1:19: Map keys must be unique'],
    ['a: [\n', /^f\.yml:\d:\d: a bracket or brace is not closed/],
    ['a: *b\n', 'f.yml cannot be read: its aliases or nesting are out of bounds'],
    ['a: &a [*a]\n', 'f.yml cannot be read: its aliases or nesting are out of bounds'],
  ])('%j', (text, message) => {
    expect(fault(text)).toMatch(message);
  });

  it('beyond a million characters', () => {
    const text = (size: number) => `a: ${'x'.repeat(size - 3)}`;
    expect(fault(text(1_000_000))).toBe('none');
    expect(fault(text(1_000_001))).toBe('f.yml is larger than 1000000 characters');
  });

  it('where aliases add more than ten thousand nodes', () => {
    // The list itself counts as well as its items.
    const text = (items: number) => `a: &a [${'1, '.repeat(items)}]\nb: *a\n`;
    expect(fault(text(9_998))).toBe('none');
    expect(fault(text(10_001))).toContain('out of bounds');
  });
});
