import { describe, expect, it } from 'vitest';
import { parseTree } from '../../src/yaml/parse.ts';
import type { YamlNode } from '../../src/yaml/tree.ts';
import { viewOf, type YamlView } from '../../src/yaml/view.ts';

function viewed(text: string): YamlView & { root: YamlNode | null } {
  const { root, fault } = parseTree(text);
  expect(fault).toBeNull();
  return { ...viewOf(root), root };
}

/** The entries at the key x, in their order: `key=value`, with the text of what is no scalar. */
function entriesAt(text: string, name = 'x'): string[] {
  const { entries, root } = viewed(text);
  const node = entries(root).get(name)?.value ?? null;
  return [...entries(node)].map(([key, { value }]) => {
    const shown = value?.kind === 'scalar' ? String(value.value) : (value?.kind ?? 'nothing');
    return `${key}=${shown}`;
  });
}

describe('entries', () => {
  it.each([
    ['x: {a: 1, b: 2}', ['a=1', 'b=2']],
    ['x: {a: 1, a: 2}', ['a=2']],
    ['x: {1: a, true: b, ~: c}', ['1=a', 'true=b', 'null=c']],
    ['x: [a]', []],
    ['x: a', []],
    ['x:', []],
    ['m: &m {a: 1}\nx: *m', ['a=1']],
    ['m: &m [1]\nx: {a: *m}', ['a=seq']],
    ['x: {a: *no}', ['a=nothing']],
    ['x: {[a]: 1, b: 2}', ['b=2']],
    ['m: &m {a: 1, b: 2}\nx:\n  <<: *m\n  b: 3', ['a=1', 'b=3']],
    ['m: &m {a: 1}\nx:\n  b: 3\n  <<: *m', ['a=1', 'b=3']],
    ['m: &m {a: 1}\nn: &n {a: 2, b: 2}\nx:\n  <<: [*m, *n]', ['a=1', 'b=2']],
    ['m: &m {a: 1}\nn: &n {<<: *m, b: 2}\nx: {<<: *n}', ['a=1', 'b=2']],
    ['l: &l [{a: 1}, {a: 2}]\nx: {<<: *l}', ['a=1']],
    ['x: {<<: {a: 1}}', ['a=1']],
    ['x: {<<: a, b: 1}', ['b=1']],
    ['x: {"<<": {a: 1}}', ['<<=map']],
    ['x: &x\n  <<: *x\n  a: 1', ['a=1']],
    ['a: &a 1\nb: &a 2\nx: {c: *a}', ['c=2']],
    ['a: &a 1\nx: {c: *a}\nb: &a 2', ['c=1']],
  ])('of %j', (text, wanted) => {
    expect(entriesAt(text)).toEqual(wanted);
  });

  it('say where they are written, and in which map', () => {
    const text = 'm: &m {a: 1}\nx:\n  <<: *m\n  b: *m\n';
    const { entries, root } = viewed(text);
    const [m, x] = root?.kind === 'map' ? root.pairs.map(({ value }) => value) : [];
    const found = entries(x ?? null);
    expect(found.get('a')?.owner).toBe(m);
    expect(found.get('b')?.owner).toBe(x);
    expect(found.get('b')?.value).toBe(m);
    expect(found.get('b')?.pair.value?.kind).toBe('alias');
    expect(found.get('b')?.key.start).toBe(text.indexOf('b'));
  });

  it('are looked for once', () => {
    const { entries, root } = viewed('x: {a: 1}');
    expect(entries(root)).toBe(entries(root));
    expect(entries(null).size).toBe(0);
  });
});

describe('aliases', () => {
  it.each([
    ['a: &a 1\nb: *a', ['a'], true],
    ['b: *a\na: &a 1', ['a'], false],
    ['b: *a', ['a'], false],
    ['a: &a 1', [], true],
    ['a: [&a {x: 1}]\nb: {*a : [*a]}', ['a'], true],
    ['- &a 1\n- - *a\n- *b', ['a', 'b'], false],
    ['', [], true],
  ])('of %j', (text, aliased, known) => {
    const view = viewed(text);
    expect(['a', 'b'].filter(view.isAliased)).toEqual(aliased);
    expect(view.knowsAllAliases()).toBe(known);
  });

  it('are followed to a sequence', () => {
    const { entries, sequence, root } = viewed('l: &l [1, 2]\nx: *l\ny: {a: 1}');
    const at = (name: string) => sequence(entries(root).get(name)?.pair.value ?? null);
    expect(at('l')?.items).toHaveLength(2);
    expect(at('x')).toBe(at('l'));
    expect(at('y')).toBeNull();
    expect(sequence(null)).toBeNull();
  });
});
