/** The trees of small texts, written out: both readers give them, and each on its own. */
import { describe, expect, it } from 'vitest';
import { treeOfDocument } from '../../src/yaml/document-tree.ts';
import { treeOfEvents } from '../../src/yaml/event-tree.ts';
import { DEEPEST, TOO_DEEP, type YamlNode } from '../../src/yaml/tree.ts';

/** `kind@start-end` with what is in it; `&name` for anchors, `!tag`, `-at` for dashes. */
function shown(node: YamlNode | null): string {
  if (node === null) return '_';
  const head = `${node.anchor === null ? '' : `&${node.anchor} `}`;
  const place = `@${node.start}-${node.end}`;
  switch (node.kind) {
    case 'alias':
      return `${head}*${node.name}${place}`;
    case 'scalar': {
      const tag = node.tag === null ? '' : `<${node.tag}> `;
      return `${head}${tag}${node.style} ${JSON.stringify(node.value) ?? String(node.value)}${place}`;
    }
    case 'map': {
      const pairs = node.pairs.map(({ key, value }) => `${shown(key)}: ${shown(value)}`);
      return `${head}${node.flow ? 'flow ' : ''}{${pairs.join(', ')}}${place}`;
    }
    case 'seq': {
      const items = node.items.map(({ dash, node: item }) => {
        return `${dash === null ? '' : `-${dash} `}${shown(item)}`;
      });
      return `${head}${node.flow ? 'flow ' : ''}[${items.join(', ')}]${place}`;
    }
  }
}

const TREES: readonly [text: string, tree: string][] = [
  ['', '_'],
  ['# c\n', '_'],
  ['a', 'plain "a"@0-1'],
  ['\ufeffa', 'plain "a"@1-2'],
  ['---\na\n', 'plain "a"@4-5'],
  ['a: 1', '{plain "a"@0-1: plain 1@3-4}@0-4'],
  ['a:\n', '{plain "a"@0-1: plain null@2-2}@0-2'],
  ['a: # c\nb:   \n', '{plain "a"@0-1: plain null@3-3, plain "b"@7-8: plain null@12-12}@0-12'],
  ['"a" : \'b\' # c\n', '{double "a"@0-3: single "b"@6-9}@0-9'],
  ['- a\n-\n- - b\n', '[-0 plain "a"@2-3, -4 plain null@5-5, -6 [-8 plain "b"@10-11]@8-11]@0-11'],
  ['a:\n- 1\n', '{plain "a"@0-1: [-3 plain 1@5-6]@3-6}@0-6'],
  ['[a, "b",]', 'flow [plain "a"@1-2, double "b"@4-7]@0-9'],
  [
    '[a: b, {c: d}]',
    'flow [flow {plain "a"@1-2: plain "b"@4-5}@1-5, flow {plain "c"@8-9: plain "d"@11-12}@7-13]@0-14',
  ],
  ['{a: [], b: {}}', 'flow {plain "a"@1-2: flow []@4-6, plain "b"@8-9: flow {}@11-13}@0-14'],
  ['{a, "b":1}', 'flow {plain "a"@1-2: _, double "b"@4-7: plain 1@8-9}@0-10'],
  ['x: &a 1\ny: *a\n', '{plain "x"@0-1: &a plain 1@6-7, plain "y"@8-9: *a@11-13}@0-13'],
  ['x: &a\n  b: 1\n', '{plain "x"@0-1: &a {plain "b"@8-9: plain 1@11-12}@8-12}@0-12'],
  ['&k a: 1', '{&k plain "a"@3-4: plain 1@6-7}@3-7'],
  ['!t a', '<!t> plain "a"@3-4'],
  ['!!str 1', '<tag:yaml.org,2002:str> plain "1"@6-7'],
  ['&a !t 1', '&a <!t> plain "1"@6-7'],
  [
    'a: |\n  x\n  y\nb: 1',
    '{plain "a"@0-1: block "x\\ny\\n"@3-13, plain "b"@13-14: plain 1@16-17}@0-17',
  ],
  ['a: >-\n  x\n  y\n\n', '{plain "a"@0-1: block "x y"@3-14}@0-14'],
  ['a: |+\n  x\n\n', '{plain "a"@0-1: block "x\\n\\n"@3-11}@0-11'],
  ['a: x\n  y\n', '{plain "a"@0-1: plain "x y"@3-8}@0-8'],
  ['"a\\tb\\\n  c"', 'double "a\\tbc"@0-11'],
  ['a: 1\r\nb: 2\r\n', '{plain "a"@0-1: plain 1@3-4, plain "b"@6-7: plain 2@9-10}@0-10'],
];

describe('the tree', () => {
  it.each(TREES)('of %j', (text, tree) => {
    for (const read of [treeOfEvents, treeOfDocument]) {
      const found = read(text);
      expect(found?.fault ?? null, read.name).toBeNull();
      expect(shown(found?.root ?? null), read.name).toBe(tree);
      expect(found?.more, read.name).toBe(false);
    }
  });

  it.each([
    ['a: 1\n---\nb: 2\n', true],
    ['---\n---\n', true],
    ['a: 1\n', false],
  ])('of %j is that of the first document, and others follow: %s', (text, more) => {
    expect(treeOfEvents(text)?.more).toBe(more);
    expect(treeOfDocument(text).more).toBe(more);
  });
});

describe('a plain text means', () => {
  it.each([
    ['~', null],
    ['null', null],
    ['Null', null],
    ['NULL', null],
    ['nULL', 'nULL'],
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
    ['falsey', 'falsey'],
    ['yes', 'yes'],
    ['0', 0],
    ['-1', -1],
    ['+1', 1],
    ['007', 7],
    ['1.5', 1.5],
    ['1.', 1],
    ['.5', 0.5],
    ['-.5', -0.5],
    ['1e3', 1000],
    ['1E-1', 0.1],
    ['+1.5e+2', 150],
    ['1e', '1e'],
    ['.', '.'],
    ['+', '+'],
    ['1_000', '1_000'],
    ['0o17', 15],
    ['0o18', '0o18'],
    ['-0o7', '-0o7'],
    ['0xfF', 255],
    ['0xg', '0xg'],
    ['x0x1', 'x0x1'],
    ['.nan', Number.NaN],
    ['.NaN', Number.NaN],
    ['.NAN', Number.NaN],
    ['.nAn', '.nAn'],
    ['.inf', Number.POSITIVE_INFINITY],
    ['+.Inf', Number.POSITIVE_INFINITY],
    ['-.INF', Number.NEGATIVE_INFINITY],
    ['-.iNF', '-.iNF'],
    ['1 a', '1 a'],
    ['1:2', '1:2'],
    ['2026-01-01', '2026-01-01'],
  ])('%s: %j', (text, value) => {
    for (const read of [treeOfEvents, treeOfDocument]) {
      const root = read(text)?.root;
      expect(root?.kind === 'scalar' ? root.value : root, read.name).toEqual(value);
    }
    const quoted = treeOfEvents(`"${text}"`)?.root;
    expect(quoted?.kind === 'scalar' && quoted.value).toBe(text);
  });
});

describe('the fast reader leaves to the slow one', () => {
  it.each([
    'a\rb',
    'a\u0085',
    'a\ufeff',
    'a\n...\n',
    ' a',
    '\ta: 1',
    '\ufeff- a',
    '%YAML 1.1\n---\na',
    'a:\tb',
    '? a\n: b',
    '{? a : b}',
    'a: |2\n   x\n',
    'a: |\n\n',
    'a: !!int 1',
    'a: !!map {}',
    'a: !<x> 1',
    'a: &x',
    'a: !t',
    '&a a: 1\n? b',
    'a: &x b: 1',
    'x: "a" b: 1',
    '[a,\n# c\n b]',
    `${'k'.repeat(1000)}: 1`,
    'a: [',
  ])('%j', (text) => {
    expect(treeOfEvents(text)).toBeNull();
  });

  it('but for keys up to a thousand characters', () => {
    expect(treeOfEvents(`${'k'.repeat(999)}: 1`)).not.toBeNull();
  });
});

describe('too deep', () => {
  const brackets = (count: number) => '['.repeat(count) + ']'.repeat(count);

  it('is beyond 200 levels', () => {
    expect(DEEPEST).toBe(200);
    expect(treeOfEvents(brackets(201))?.fault).toBeNull();
    expect(treeOfDocument(brackets(201)).fault).toBeNull();
    expect(treeOfDocument(brackets(202)).fault).toEqual({ offset: 201, message: TOO_DEEP });
    expect(treeOfEvents(brackets(204))?.fault?.message).toBe(TOO_DEEP);
  });

  it('is told of a hundred thousand levels, too', () => {
    expect(treeOfDocument('['.repeat(100_000)).fault?.message).toBeDefined();
    expect(treeOfEvents('['.repeat(100_000))?.fault?.message).toBe(TOO_DEEP);
  });
});
