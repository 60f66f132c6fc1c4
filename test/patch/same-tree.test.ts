/** The last look before anything is written: does a text read as before, but for what was meant? */
import { describe, expect, it } from 'vitest';
import { isFaithfulRemoval } from '../../src/patch/removal.ts';
import { sameTree } from '../../src/patch/same-tree.ts';
import { treeOfDocument } from '../../src/yaml/document-tree.ts';
import type { YamlMap, YamlNode, YamlSeq } from '../../src/yaml/tree.ts';
import { bundleOf } from '../support/one-file.ts';

function rootOf(text: string) {
  return treeOfDocument(text).root;
}

/** Where the value of the first pair begins. */
function firstListOf(root: YamlNode | null): number {
  const first = root?.kind === 'map' ? root.pairs[0]?.value : null;
  if (first == null) throw new Error('a map with a list');
  return first.start;
}

describe('two texts mean the same', () => {
  it.each([
    ['', ''],
    ['a: 1', '# c\na:   1'],
    ['a: "x"', "a: 'x'"],
    ['a: [1, 2]', 'a:\n  - 1\n  - 2'],
    ['{a: {b: ~}}', 'a:\n  b: null'],
    ['a: .nan', 'a: .nan'],
    ['a: &x 1\nb: *x', 'a: &x 1\nb:  *x'],
  ])('%j and %j', (a, b) => {
    expect(sameTree(rootOf(a), rootOf(b), {})).toBe(true);
    expect(sameTree(rootOf(b), rootOf(a), {})).toBe(true);
  });

  it.each([
    ['', 'a'],
    ['a: 1', 'a: 2'],
    ['a: 1', 'a: "1"'],
    ['a: 0', 'a: -0.0'],
    ['a: 1', 'b: 1'],
    ['a: 1\nb: 2', 'b: 2\na: 1'],
    ['a: 1', 'a: 1\nb: 2'],
    ['a: [1, 2]', 'a: [2, 1]'],
    ['a: [1]', 'a: [1, 2]'],
    ['a: [[1], [2]]', 'a: [[1], [3]]'],
    ['a: [1]', 'a: {1: }'],
    ['a: 1', 'a: [1]'],
    ['a: x', 'a: &x x'],
    ['a: &x 1\nb: &y 1\nc: *x', 'a: &x 1\nb: &y 1\nc: *y'],
    ['a: &x 1\nb: *x', 'a: &x 1\nb: 1'],
    ['a: {x: 1}', 'a: [x]'],
    ['a:', 'a: {}'],
  ])('not %j and %j', (a, b) => {
    expect(sameTree(rootOf(a), rootOf(b), {})).toBe(false);
    expect(sameTree(rootOf(b), rootOf(a), {})).toBe(false);
  });

  it.each([
    ['t:\n- a\n- b\n', 't:\n- a\n- NEW\n- b\n', true],
    ['t:\n- a\n- b\n', 't:\n- a\n- b\n- NEW\n', true],
    ['t:\n- a\n- b\n', 't:\n- a\n- b\n', false],
    ['t:\n- a\n- b\n', 't:\n- NEW\n- b\n- a\n', false],
    ['t:\n- a\nu:\n- b\n', 't:\n- a\nu:\n- b\n- NEW\n', false],
    ['t:\n- [a]\n', 't:\n- [a, c]\n- NEW\n', false],
  ])('%j and, with an item more in the first list, %j: %s', (a, b, same) => {
    const root = rootOf(a);
    const into = firstListOf(root);
    const start = b.includes('NEW') ? b.indexOf('- NEW') : 0;
    const added = { into, start, end: start + (b.includes('NEW') ? 6 : 0) };
    expect(sameTree(root, rootOf(b), { added })).toBe(same);
  });

  it('takes an item for the added one only where the piece holds its dash', () => {
    const root = rootOf('t:\n- a\n');
    const into = firstListOf(root);
    const b = 't:\n- a\n- b\n';
    const from = b.indexOf('- b');
    const isSame = (start: number, end: number) =>
      sameTree(root, rootOf(b), { added: { into, start, end } });
    expect(isSame(from, from + 1)).toBe(true);
    expect(isSame(from + 1, from + 3)).toBe(false);
    expect(isSame(from - 2, from)).toBe(false);
    expect(isSame(0, b.length)).toBe(false);
  });
});

describe('a removal is faithful', () => {
  const TEXT = 'a: 1\nb:\n  - x\n  - y\nc: {d: 1}\n';

  /** Whether a text is what TEXT becomes without the pair a, with other values at c. */
  function isFaithful(after: string, text = TEXT): boolean {
    const file = bundleOf(new Map([['databricks.yml', text]])).rootFile;
    const [a, b, c] = (file.root as YamlMap).pairs;
    if (a === undefined || b === undefined || c === undefined) throw new Error('three pairs');
    const item = (b.value as YamlSeq).items[0];
    const none = { start: 0, end: 0, text: '' };
    const drops = [a, ...(item === undefined ? [] : [item])];
    return isFaithfulRemoval(
      file,
      [
        { ...none, drops },
        { ...none, changes: [c] },
      ],
      after,
    );
  }

  it.each([
    'b:\n  - y\nc: {d: 1}\n',
    'b:\n  - y\nc: {d: 2, e: 3}\n',
    'b:\n  - y\n',
    'b: [y]\nc:\n',
  ])('to %j', (after) => {
    expect(isFaithful(after)).toBe(true);
  });

  it.each([
    TEXT,
    'a: 1\nb:\n  - y\n',
    'b:\n  - x\n',
    'b:\n  - x\n  - y\n',
    'b:\n  - y\nc: {d: 1}\ne: 1\n',
    'c: {d: 1}\n',
    'b:\n  - y\nc: [\n',
    'b:\n  - y\nc: *gone\n',
    '',
  ])('not to %j', (after) => {
    expect(isFaithful(after)).toBe(false);
  });

  it('not where an alias is left without its anchor', () => {
    const text = 'a: &x 1\nb:\n  - x\nc: *x\n';
    expect(isFaithful('b: []\nc: 2\n', text)).toBe(true);
    expect(isFaithful('b: []\nc: *x\n', text)).toBe(false);
  });
});
