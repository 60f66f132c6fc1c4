/** What comments excuse, where they stand and what they cover. */
import { describe, expect, it } from 'vitest';
import { ignoresIn } from '../../src/check/ignore-comments.ts';

const ALL = ['no-bad', 'no-evil'];

/** Each comment as `text lines rules (meant) reason`; rules by the text at their places. */
function shown(text: string, path = 'a.yml'): string[] {
  return ignoresIn(path, text, ALL).map(({ at, mark, rules, meant, hasReason, from, to }) => {
    const own = rules.map(({ id, at: { start, end } }) => {
      expect(text.slice(start, end)).toBe(id);
      return id;
    });
    expect([at.path, ...rules.map((each) => each.at.path)]).toEqual(
      [path, ...rules].map(() => path),
    );
    const words = meant.length === 0 ? '' : ` meant ${meant}`;
    const said = JSON.stringify(text.slice(at.start, at.end));
    return `${said} ${mark} ${from}-${to} [${own}]${words} ${hasReason ? 'why' : 'no reason'}`;
  });
}

describe('in YAML', () => {
  it.each([
    ['x: 1\n', []],
    ['x: 1 # dab-ignore[no-bad]: why\n', ['"# dab-ignore[no-bad]: why" # 1-1 [no-bad] why']],
    [
      'x: 1 # dab-ignore[no-bad]: why  \ny: 1\n',
      ['"# dab-ignore[no-bad]: why" # 1-1 [no-bad] why'],
    ],
    ['x: 1 # dab-ignore[no-bad]\r\ny: 1\r\n', ['"# dab-ignore[no-bad]" # 1-1 [no-bad] no reason']],
    ['x: 1 # dab-ignore[no-bad]:\n', ['"# dab-ignore[no-bad]:" # 1-1 [no-bad] no reason']],
    ['x: 1 # dab-ignore[no-bad] : why\n', ['"# dab-ignore[no-bad] : why" # 1-1 [no-bad] why']],
    [
      'x: 1 # dab-ignore[no-bad, ,no-evil other]: why\n',
      ['"# dab-ignore[no-bad, ,no-evil other]: why" # 1-1 [no-bad,no-evil,other] why'],
    ],
    [
      'x: 1\n# dab-ignore[no-bad]: why\ny:\n  z: 1\nw: 1\n',
      ['"# dab-ignore[no-bad]: why" # 3-4 [no-bad] why'],
    ],
    [
      'x:\n  # dab-ignore[no-bad]: a\n  y: 1\n',
      ['"# dab-ignore[no-bad]: a" # 3-3 [no-bad] a'.replace(/a$/, 'why')],
    ],
    ['x: 1\n# dab-ignore[no-bad]: why\n', ['"# dab-ignore[no-bad]: why" # 2-2 [no-bad] why']],
    ['#dab-ignore[no-bad]: w\nx: 1\n', ['"#dab-ignore[no-bad]: w" # 2-2 [no-bad] why']],
    ['# \t dab-ignore[no-bad]: w\nx: 1\n', ['"# \\t dab-ignore[no-bad]: w" # 2-2 [no-bad] why']],
    ['x: 1 # see # dab-ignore[no-bad]: w\n', ['"# dab-ignore[no-bad]: w" # 1-1 [no-bad] why']],
    [
      'x: 1 # dab-ignore[no-bad]: w\ny: 2 # dab-ignore[no-evil]: w\n',
      [
        '"# dab-ignore[no-bad]: w" # 1-1 [no-bad] why',
        '"# dab-ignore[no-evil]: w" # 2-2 [no-evil] why',
      ],
    ],
  ])('%j', (text, wanted) => {
    expect(shown(text)).toEqual(wanted);
  });

  it.each([
    // Nothing but talk of such comments.
    'x: 1 # the dab-ignore comments\n',
    'x: 1 # dab-ignore comments are such\n',
    'x: 1 # dab-ignores[no-bad]\n',
    'x: 1 # dab-ignore-file\n',
    // No comment.
    'x: a#dab-ignore[no-bad]: w\n',
    'x: "# dab-ignore[no-bad]: w"\n',
    "x: 'a # dab-ignore[no-bad]: w'\n",
    'x: |\n  # dab-ignore[no-bad]: w\n',
    'x: >-\n  a\n  # dab-ignore[no-bad]: w\ny: 1\n',
    'x: "a\n  # dab-ignore[no-bad]: w"\ny: "b"\n',
    '"# dab-ignore[no-bad]: w": 1\n',
  ])('%j is none', (text) => {
    expect(shown(text)).toEqual([]);
  });

  it.each([
    ['x: | # dab-ignore[no-bad]: w\n  a\n', 1],
    ['x: "a" # dab-ignore[no-bad]: w\n', 1],
    ["x: 'a'\n# dab-ignore[no-bad]: w\ny: 'b'\n", 1],
    ['x: |\n  a\n# dab-ignore[no-bad]: w\ny: 1\n', 1],
    ['a: "1"\nb: |\n  c\nd: "2" # dab-ignore[no-bad]: w\ne: "3"\n', 1],
    // In what is no YAML, all comments count.
    ['x: [\n# dab-ignore[no-bad]: w\n', 1],
  ])('%j is beside the text', (text, count) => {
    expect(shown(text)).toHaveLength(count);
  });

  it.each([
    ['x: 1 # dab-ignore\n', '"# dab-ignore" # 1-1 [] why'],
    ['x: 1 # dab-ignore[]\n', '"# dab-ignore[]" # 1-1 [] why'],
    ['x: 1 # dab-ignore[ , ]: w\n', '"# dab-ignore[ , ]: w" # 1-1 [] why'],
    ['x: 1 # dab-ignore: no-bad\n', '"# dab-ignore: no-bad" # 1-1 [] meant no-bad why'],
    ['x: 1 # dab-ignore(no-bad)\n', '"# dab-ignore(no-bad)" # 1-1 [] meant no-bad why'],
    ['x: 1 # dab-ignore = 1\n', '"# dab-ignore = 1" # 1-1 [] why'],
    ['x: 1 # dab-ignore no-bad\n', '"# dab-ignore no-bad" # 1-1 [] meant no-bad why'],
    [
      'x: 1 # dabignore no-bad no-evil x\n',
      '"# dabignore no-bad no-evil x" # 1-1 [] meant no-bad,no-evil why',
    ],
    ['x: 1 # dab_ignore[no-bad]: w\n', '"# dab_ignore[no-bad]: w" # 1-1 [] meant no-bad why'],
    ['x: 1 # DAB-IGNORE[no-bad]: w\n', '"# DAB-IGNORE[no-bad]: w" # 1-1 [] meant no-bad why'],
    ['x: 1 # dab-ignored[no-bad]\n', '"# dab-ignored[no-bad]" # 1-1 [] meant no-bad why'],
    ['x: 1 # dab-ignore [no-bad]: w\n', '"# dab-ignore [no-bad]: w" # 1-1 [] meant no-bad why'],
    ['x: 1 # dab-ignore[no-bad] w\n', '"# dab-ignore[no-bad] w" # 1-1 [] meant no-bad why'],
    ['x: 1 # dab-ignore[no-bad\n', '"# dab-ignore[no-bad" # 1-1 [] meant no-bad why'],
  ])('%j has another form', (text, wanted) => {
    expect(shown(text)).toEqual([wanted]);
  });
});

describe('in code', () => {
  const notebook = '# Databricks notebook source\n';

  it('of Python, alone on its line or not', () => {
    const text = `${notebook}x = 1 # dab-ignore[no-bad]: w\n# dab-ignore[no-evil]: w\nif x:\n    y()\nz()\n`;
    expect(shown(text, 'a.py')).toEqual([
      '"# dab-ignore[no-bad]: w" # 2-2 [no-bad] why',
      '"# dab-ignore[no-evil]: w" # 4-5 [no-evil] why',
    ]);
  });

  it('of Python in a text is none', () => {
    expect(shown(`${notebook}x = "# dab-ignore[no-bad]: w"\n`, 'a.py')).toEqual([]);
  });

  it('of SQL, of two kinds', () => {
    const text = '-- dab-ignore[no-bad]: w\nSELECT 1 /* dab-ignore[no-evil]: w */ , 2 /* x */\n';
    expect(shown(text, 'a.sql')).toEqual([
      '"-- dab-ignore[no-bad]: w" -- 2-2 [no-bad] why',
      '"/* dab-ignore[no-evil]: w" /* 2-2 [no-evil] why',
    ]);
  });

  it('of magic, and of JSON, has its line to itself', () => {
    const magic = `${notebook}# MAGIC %sql\n# MAGIC -- dab-ignore[no-bad]: w\n# MAGIC SELECT 1\n`;
    expect(shown(magic, 'a.py').map((each) => each.replace(/.*" /, ''))).toEqual([
      '-- 4-4 [no-bad] why',
    ]);
  });
});
