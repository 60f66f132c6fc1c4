/** What is put into a file, in the manner of what is there, and what is refused. */
import { describe, expect, it } from 'vitest';
import type { BundleFile } from '../../src/bundle/bundle.ts';
import type { Refusal } from '../../src/patch/editable.ts';
import { insertInclude, insertVariables } from '../../src/patch/insert-entry.ts';
import { insertField, isOwn } from '../../src/patch/insert-field.ts';
import { type Addition, addToField, insertInFlow } from '../../src/patch/insert-flow.ts';
import { insertItem } from '../../src/patch/insert-item.ts';
import { applyEdits, type TextEdit } from '../../src/text.ts';
import type { YamlMap, YamlSeq } from '../../src/yaml/tree.ts';
import type { Entry } from '../../src/yaml/view.ts';
import { bundleOf } from '../support/one-file.ts';

function fileOf(text: string): BundleFile {
  return bundleOf(new Map([['databricks.yml', text]])).rootFile;
}

function entryOf(file: BundleFile, name = 'x'): Entry {
  return file.view.entries(file.root).get(name) as Entry;
}

/** The text with the edit made; or why not, and the text from that place to the end of its line. */
function outcome(text: string, edit: TextEdit | Refusal): string {
  if (!('reason' in edit)) return applyEdits(text, [edit]);
  return `${edit.reason} @ ${text.slice(edit.at).split('\n')[0]}`;
}

describe('a pattern of include', () => {
  const added = (text: string) => outcome(text, insertInclude(fileOf(text), 'r/*.yml'));

  it.each([
    ['include:\n  - a.yml\n', 'include:\n  - a.yml\n  - r/*.yml\n'],
    ['include:\n- a.yml\n', 'include:\n- a.yml\n- r/*.yml\n'],
    [
      'include:\n    - "a.yml" # why\nb: 1\n',
      'include:\n    - "a.yml" # why\n    - "r/*.yml"\nb: 1\n',
    ],
    ["include:\n  - 'a.yml'\n", "include:\n  - 'a.yml'\n  - 'r/*.yml'\n"],
    ['include:\r\n  - a.yml\r\n', 'include:\r\n  - a.yml\r\n  - r/*.yml\r\n'],
    ['include:\n  - a.yml', 'include:\n  - a.yml\n  - r/*.yml'],
    ['a: 1\nb: 2\n', 'a: 1\n\ninclude:\n  - r/*.yml\nb: 2\n'],
    [
      'a: 1\nbundle:\n  name: x\nb: 2\n',
      'a: 1\nbundle:\n  name: x\n\ninclude:\n  - r/*.yml\nb: 2\n',
    ],
    ['a:\nb: 2\n', 'a:\n\ninclude:\n  - r/*.yml\nb: 2\n'],
  ])('is added to %j', (text, wanted) => {
    expect(added(text)).toBe(wanted);
  });

  it.each([
    ['include: [a.yml]\n', '"include" is not a plain block list @ include: [a.yml]'],
    ['a: 1\ninclude: []\n', '"include" is not a plain block list @ include: []'],
    ['include: a.yml\n', '"include" is not a plain block list @ include: a.yml'],
    ['include:\n', '"include" is not a plain block list @ include:'],
    ['include:\n  - |\n    a.yml\n', 'the last pattern of "include" is not plain text @ - |'],
    ['include:\n  - [a]\n', 'the last pattern of "include" is not plain text @ - [a]'],
    ['{bundle: {name: x}}\n', 'databricks.yml is not a plain block map @ {bundle: {name: x}}'],
    ['include: [a]\ninclude: [b]\n', 'the key "include" stands twice @ include: [a]'],
    ['variables: {}\nvariables: {}\n', 'the key "variables" stands twice @ variables: {}'],
  ])('is refused for %j', (text, reason) => {
    expect(added(text)).toBe(reason);
  });
});

describe('variables', () => {
  const two = ['one', 'two'].map((name) => ({ name, description: 'd', value: 'v' }));
  const added = (text: string) => outcome(text, insertVariables(fileOf(text), two));
  const lines = (indent: string) =>
    ['one', 'two']
      .map(
        (name) =>
          `${indent}${name}:\n${indent}${indent}description: d\n${indent}${indent}default: v\n`,
      )
      .join('');

  it.each([
    ['a: 1\nb: 2\n', `a: 1\n\nvariables:\n${lines('  ')}b: 2\n`],
    [
      'variables:\n  x:\n    default: 1\nb: 2\n',
      `variables:\n  x:\n    default: 1\n${lines('  ')}b: 2\n`,
    ],
    ['variables:\n    x: {}\n', `variables:\n    x: {}\n${lines('    ')}`],
  ])('are declared in %j', (text, wanted) => {
    expect(added(text)).toBe(wanted);
  });

  it.each([
    ['variables: {x: {}}\n', '"variables" is not a plain block map @ variables: {x: {}}'],
    ['a: 1\nvariables: {}\n', '"variables" is not a plain block map @ variables: {}'],
    ['variables:\n  - x\n', '"variables" is not a plain block map @ variables:'],
    ['[a]\n', 'databricks.yml is not a plain block map @ [a]'],
  ])('are refused for %j', (text, reason) => {
    expect(added(text)).toBe(reason);
  });
});

describe('a field of a map', () => {
  const LINES = [
    { steps: 0, text: 'f:' },
    { steps: 1, text: 'g: 1' },
    { steps: 2, text: 'h: 2' },
  ];
  const added = (text: string, after: string | null = null) => {
    const file = fileOf(text);
    return outcome(text, insertField(file, entryOf(file).pair.value, LINES, after));
  };

  it.each([
    ['x:\n  a: 1\ny: 2\n', null, 'x:\n  a: 1\n  f:\n    g: 1\n      h: 2\ny: 2\n'],
    ['x:\n  a: 1\n  b: 2\n', 'a', 'x:\n  a: 1\n  f:\n    g: 1\n      h: 2\n  b: 2\n'],
    ['x:\n  a: 1\n  b: 2\n', 'c', 'x:\n  a: 1\n  b: 2\n  f:\n    g: 1\n      h: 2\n'],
    ['x:\n    a:\n    b: 2\n', 'a', 'x:\n    a:\n    f:\n      g: 1\n        h: 2\n    b: 2\n'],
    ['x:\n  a: |\n    t\ny: 2\n', null, 'x:\n  a: |\n    t\n  f:\n    g: 1\n      h: 2\ny: 2\n'],
    ['x: &a\n  a: 1\n', null, 'x: &a\n  a: 1\n  f:\n    g: 1\n      h: 2\n'],
  ])('is put into %j behind %s', (text, after, wanted) => {
    expect(added(text, after)).toBe(wanted);
  });

  it.each([
    ['x: {a: 1}\n', 'it is written in flow style @ {a: 1}'],
    ['x: {}\n', 'it is written in flow style @ {}'],
    ['x: a\n', 'it is not written as a map @ a'],
    ['y: 1\nx:\n', 'it is not written as a map @ '],
    ['x: &a\n  a: 1\ny: *a\n', 'an alias shows it elsewhere, too @ a: 1'],
    ['x: &a\n  <<: {b: 1}\ny: *a\n', 'an alias shows it elsewhere, too @ <<: {b: 1}'],
  ])('is refused for %j', (text, reason) => {
    expect(added(text).replace('@ &a', '@ a: 1')).toBe(reason);
  });

  it('is its own where no alias shows it, and no merge key brings it', () => {
    const own = (text: string) => {
      const file = fileOf(text);
      return isOwn(file, entryOf(file).value as YamlMap, entryOf(file).pair.value);
    };
    expect(own('x:\n  a: 1\n')).toBe(true);
    expect(own('x:\n  a: &b 1\ny: *b\n')).toBe(false);
    expect(own('y: &y\n  a: 1\nx: *y\n')).toBe(false);
    const file = fileOf('x:\n  a: 1\ny:\n  a: 1\n');
    const [x, y] = ['x', 'y'].map((name) => entryOf(file, name).value as YamlMap);
    expect([
      isOwn(file, x as YamlMap, y as YamlMap),
      isOwn(file, x as YamlMap, x as YamlMap),
    ]).toEqual([false, true]);
  });
});

describe('something for a field that has nothing, or little on one line', () => {
  const map: Addition = { lines: ['k: v', '  l: w'], flow: 'k: v', brackets: '{}' };
  const list: Addition = { lines: ['- v'], flow: 'v', brackets: '[]' };
  const added = (text: string, addition: Addition) => {
    const file = fileOf(text);
    const inner = file.view.entries(entryOf(file, 'y')?.value ?? null).get('x');
    return outcome(text, addToField(file, inner ?? entryOf(file), addition));
  };

  it.each([
    ['x:\ny: 1\n', map, 'x:\n  k: v\n    l: w\ny: 1\n'],
    ['x: # why\n', map, 'x: # why\n  k: v\n    l: w\n'],
    ['x:\n', list, 'x:\n  - v\n'],
    ['x: null\n', map, 'x: {k: v}\n'],
    ['x: ~\n', list, 'x: [v]\n'],
    ['x: {}\n', map, 'x: {k: v}\n'],
    ['x: { }\n', map, 'x: {k: v}\n'],
    ['x: []\n', list, 'x: [v]\n'],
    ['x: {a: 1}\n', map, 'x: {a: 1, k: v}\n'],
    ['x: {a: 1 } # b\n', map, 'x: {a: 1, k: v } # b\n'],
    ['x: [a, b]\n', list, 'x: [a, b, v]\n'],
  ])('in %j', (text, addition, wanted) => {
    expect(added(text, addition)).toBe(wanted);
  });

  it.each([
    ['x: a\n', map, 'it is not empty @ x: a'],
    ['x: [a]\n', map, 'it is not empty @ x: [a]'],
    ['x: {a: 1}\n', list, 'it is not empty @ x: {a: 1}'],
    ['x: !!null\n', map, 'it is not empty @ x: !!null'],
    ['y: &y\n  x:\nz: *y\n', map, 'an alias shows it elsewhere, too @ x:'],
    ['x: &a\ny: *a\n', map, 'it is not empty @ x: &a'],
    ['z: &y {a: }\nx: *y\n', map, 'it is not empty @ x: *y'],
    ['x: &a null\n', map, 'it is not empty @ x: &a null'],
    ['{x: }\n', map, 'it is written in flow style @ x: }'],
    ['? x\n', map, 'it is not written plainly @ x'],
    ['x : \n', map, 'it is not written plainly @ x : '],
    ['x:\n  a: 1\n', map, 'it is not in flow style on one line @ a: 1'],
    ['x: {a: 1,\n b: 2}\n', map, 'it is not in flow style on one line @ {a: 1,'],
    ['x: {a: &b 1}\ny: *b\n', map, 'an alias shows it elsewhere, too @ {a: &b 1}'],
    ['x: {a: }\n', map, 'its last entry has no value @ {a: }'],
    ['x: {a}\n', map, 'its last entry has no value @ {a}'],
  ])('is refused in %j', (text, addition, reason) => {
    expect(added(text, addition)).toBe(reason);
  });

  it('is put behind the last item, of a list that begins with others', () => {
    const text = 'x: [1, 2]\n';
    const file = fileOf(text);
    const edit = insertInFlow(file, entryOf(file).pair.value as YamlSeq, '3');
    expect(outcome(text, edit)).toBe('x: [1, 2, 3]\n');
  });
});

describe('an item of a list of maps', () => {
  const added = (text: string) => {
    const file = fileOf(text);
    return outcome(text, insertItem(file, entryOf(file).pair.value, ['k: v', 'l: w']));
  };

  it.each([
    ['x:\n  - a: 1\ny: 1\n', 'x:\n  - a: 1\n  - k: v\n    l: w\ny: 1\n'],
    ['x:\n-   a: 1\n    b: 2\n', 'x:\n-   a: 1\n    b: 2\n-   k: v\n    l: w\n'],
    ['x:\n  - {a: 1}\n  - b: 1 # c\n', 'x:\n  - {a: 1}\n  - b: 1 # c\n  - k: v\n    l: w\n'],
  ])('is added to %j', (text, wanted) => {
    expect(added(text)).toBe(wanted);
  });

  it.each([
    ['x: [{a: 1}]\n', 'it is not written as a block list @ [{a: 1}]'],
    ['y: 1\nx:\n', 'it is not written as a block list @ '],
    ['x: a\n', 'it is not written as a block list @ a'],
    ['x:\n  - a\n', 'its last item is not written as a block map @ - a'],
    ['x:\n  - b: 1\n  - {a: 1}\n', 'its last item is not written as a block map @ - b: 1'],
    ['x:\n  - a: &b 1\ny: *b\n', 'an alias shows it elsewhere, too @ - a: &b 1'],
  ])('is refused for %j', (text, reason) => {
    expect(added(text)).toBe(reason);
  });
});
