/** The fast reader against the slow one: where it gives a tree, it gives the same. */
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { treeOfDocument } from '../../src/yaml/document-tree.ts';
import { treeOfEvents } from '../../src/yaml/event-tree.ts';
import { parseTree } from '../../src/yaml/parse.ts';
import { TOO_DEEP } from '../../src/yaml/tree.ts';
import { anyYaml, brokenYaml } from '../support/any-yaml.ts';
import { runs } from '../support/runs.ts';
import { skipUnless } from '../support/skip.ts';
import { uglyFile } from '../support/ugly-yaml.ts';
import { yamlTexts } from '../support/yaml-texts.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Whether the fast reader gives a tree. Fails when it is another one than the slow reader's. */
function isSame(text: string): boolean {
  const fast = treeOfEvents(text);
  if (fast === null) return false;
  const slow = treeOfDocument(text);
  // Of what is nested too deeply, the fast one says only that, and about where.
  if (fast.fault !== null) expect([TOO_DEEP, slow.fault?.message]).toContain(fast.fault.message);
  else expect(fast).toEqual(slow);
  return true;
}

it.each(['examples', 'test'])(
  'reads the files of %s as before, nearly all of them fast',
  (folder) => {
    const texts = yamlTexts(join(ROOT, folder));
    const right = [...texts].filter(([, text]) => treeOfDocument(text).fault === null);
    const left = right.filter(([, text]) => !isSame(text));
    expect(texts.size).toBeGreaterThan(50);
    expect(left.length / right.length).toBeLessThan(0.05);
  },
);

const folder = process.env.YAML_FOLDER;

it(
  'reads a folder of other files as before',
  skipUnless(folder !== undefined, 'YAML_FOLDER does not name a folder of YAML files'),
  () => {
    for (const text of yamlTexts(folder ?? '').values()) isSame(text);
  },
);

it('reads all texts of three signs as before', () => {
  const texts = SIGNS.flatMap((a) => SIGNS.flatMap((b) => SIGNS.map((c) => a + b + c)));
  const fast = texts.flatMap((text) => [isSame(`${text}\n`), isSame(`x: &x 1\ny: ${text}`)]);
  expect(fast.filter(Boolean).length).toBeGreaterThan(1000);
});

const SIGNS = [
  ...['a', 'b: ', '- ', '\n', '\n  ', '#c', '# c', ' ', '&x ', '*x', '!t ', '|\n', '? '],
  ...['[', ']', '{', '}', ', ', '"q"', "'"],
];

describe('generated files', () => {
  it('that have all there is', () => {
    fc.assert(
      fc.property(anyYaml, (text) => void isSame(text)),
      runs(300),
    );
  });

  it('with something wrong', () => {
    fc.assert(
      fc.property(brokenYaml, (text) => void isSame(text)),
      runs(300),
    );
  });

  it('as people write them', () => {
    fc.assert(
      fc.property(uglyFile, ({ text }) => void isSame(text)),
      runs(200),
    );
  });
});

it.each([
  ['a directive', '%YAML 1.1\n---\na: yes\n'],
  ['a tab behind a colon', 'a:\tb\n'],
  ['a tab where a text goes on', 'a: b\n  c\td\n'],
  ['U+2028 in a text', 'a: "\u2028\n b"\n'],
  ['a byte order mark within', 'a: b\n\ufeffc: d\n'],
  ['spaces before the first line', ' ---\na: b\n'],
  ['the end of a document', 'a: b\n...\n'],
  ['a question mark before a key', '? a\n: b\n'],
  ['an empty key', ': a\n'],
  ['a list as a key', '[a]: b\n'],
  ['a long key', `${'k'.repeat(1001)}: a\n`],
  ['an anchor of nothing', 'a: &b\nc: *b\n'],
  ['a tag of YAML', 'a: !!int "7"\n'],
  ['a tag of YAML on a list', 'a: !!omap [b: c]\n'],
  ['a tag without a name', 'a: ! 7\n'],
  ['an indentation as a digit', 'a: |2\n   b\n'],
  ['a block of empty lines', 'a: |+\n\nb: c\n'],
  ['a bracket in the column of its key', 'a: [\n  b\n]\n'],
  ['a comment in the first column within brackets', 'a: [b\n# c\n  ]\n'],
  ['a comment without a space before a text', 'a:\n#b\n  c\n'],
  ['a backslash before an empty line', 'a: "b\\\n\n  c"\n'],
])('asks the slow reader about %s', (_what, text) => {
  expect(treeOfEvents(text)).toBeNull();
  expect(parseTree(text)).toEqual(treeOfDocument(text));
});

it.each([
  ['the key is on the line of another value', 'a:\n-  "b" c: d\n'],
  ['a map begins behind an anchor, on the line of its key', 'a: &b c: d\n'],
  ['nothing is between an anchor and a bracket', 'a: &b[c]\n'],
  ['two anchors stand before a key', 'a:\n  &b &c d: e\n'],
  ['a colon is right before a value', '{ a # c\n  :b }\n'],
  ['a colon is right before a value in a list', '[&a b, *a :c]\n'],
  ['a list stands behind a byte order mark', '\ufeff- a\n- b\n'],
])('refuses, as before, what js-yaml takes: %s', (_what, text) => {
  expect(parseTree(text).fault).not.toBeNull();
  expect(parseTree(text)).toEqual(treeOfDocument(text));
});

it('gives every plain value its meaning', () => {
  const signs = ['', '+', '-'];
  const numbers = [
    '0',
    '7',
    '007',
    '1.',
    '.5',
    '1.5',
    '1e3',
    '1.e+3',
    '.5E-2',
    '0x1F',
    '0o17',
    '0b1',
  ];
  const odd = [
    '1_000',
    '.inf',
    '.INF',
    '.iNF',
    '.nan',
    '.NaN',
    '.',
    '..',
    '1.2.3',
    'e3',
    '99999999999999999999',
  ];
  const words = [
    'null',
    'Null',
    'NULL',
    'nULL',
    '~',
    'true',
    'True',
    'TRUE',
    'tRUE',
    'false',
    'yes',
    'off',
    'y',
    '<<',
    '2026-01-31',
  ];
  const values = [
    ...signs.flatMap((sign) => [...numbers, ...odd].map((text) => sign + text)),
    ...words,
  ];
  for (const value of values) expect(isSame(`- ${value}\n`), value).toBe(true);
});

describe('dense text', () => {
  const SIZE = 2_000_000;

  it('of brackets is refused at the place that is too deep', () => {
    const { fault } = parseTree('['.repeat(SIZE));
    expect(fault).toEqual({ offset: 201, message: TOO_DEEP });
  });

  it('of items is read', () => {
    const { root } = parseTree(`[${'a,'.repeat(SIZE / 2 - 1)}a]`);
    expect(root?.kind === 'seq' ? root.items.length : 0).toBe(SIZE / 2);
    expect(root?.end).toBe(SIZE + 1);
  });

  it.each([
    ['brackets', 201, (depth: number) => '['.repeat(depth + 1) + ']'.repeat(depth + 1)],
    ['braces', 201, (depth: number) => '{a: '.repeat(depth) + '}'.repeat(depth)],
    ['maps', 201, (depth: number) => mapsIn(depth).join('\n')],
    ['lists', 201, (depth: number) => `${'- '.repeat(depth)}a`],
    // Each of them is a list and a map.
    ['maps of one pair', 202, (depth: number) => inPairs(depth / 2)],
  ])('of %s is read down to 200 below the root', (_what, tooDeep, make) => {
    expect(treeOfDocument(make(200)).fault).toBeNull();
    expect(isSame(make(200))).toBe(true);
    expect(parseTree(make(tooDeep)).fault?.message).toBe(TOO_DEEP);
  });
});

function mapsIn(depth: number): string[] {
  return Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}a:`);
}

function inPairs(lists: number): string {
  return `${'['.repeat(lists)}a${': b]'.repeat(lists)}`;
}
