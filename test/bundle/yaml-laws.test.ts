/** What the CLI refuses of a file is reported, and what it takes is not: judged by go-yaml itself. */
import { describe, expect, it } from 'vitest';
import { loadBundle } from '../../src/bundle/load.ts';
import { brokenLaws } from '../../src/bundle/yaml-laws.ts';
import { goJudge } from '../support/judges.ts';
import { sourceOf } from '../support/one-file.ts';
import { skipUnless } from '../support/skip.ts';

/** `line:column` and why a file is refused; '' when it is taken. */
function refusalOf(text: string): string {
  const files = new Map([
    ['databricks.yml', 'include: [x.yml]\n'],
    ['x.yml', text],
  ]);
  const { bundle, faults } = loadBundle('databricks.yml', sourceOf(files));
  const [fault] = faults;
  if (fault !== undefined) return `${fault.offset}: ${fault.message}`;
  const file = bundle?.files.get('x.yml');
  if (file === undefined) throw new Error('the file is loaded');
  const [first] = brokenLaws(file).refused;
  return first === undefined ? '' : `${first.start}: ${first.message}`;
}

const CASES: Record<string, { refused: readonly string[]; taken: readonly string[] }> = {
  'control characters': {
    refused: [
      'a: "x\u0001y"\n',
      'a: 1 # \u007f\n',
      'a: |\n  \u0080\n',
      '# \u009f\na: 1\n',
      'a: \ufffe\n',
      'x\uffffy: 1\n',
      'a: "\u0000"\n',
    ],
    taken: [
      'a: "x\ty"\n',
      'a: "\u0085"\n',
      'a: \u00a0x\n',
      'a: "\ufdd0\ud83d\ude00\udbff\udfff"\n',
      'a: "\u200b\u202e"\n',
      '\ufeffa: 1\n',
    ],
  },
  escapes: {
    refused: [
      'a: "\\ud800"\n',
      'a: "\\ud83d\\ude00"\n',
      'a: "\\U00110000"\n',
      'a: "\\/"\n',
      '{"a": "b\\/c"}\n',
    ],
    taken: ['a: "\\\\/"\n', 'a: "\\u00e9\\x41\\N\\_\\e"\n', 'a: "\\U0001F600"\n', "a: '\\/'\n"],
  },
  directives: {
    refused: [
      '%YAML 1.2\n---\na: 1\n',
      '%YAML 2.0\n---\na: 1\n',
      '%YAML 1.1\n%YAML 1.1\n---\na: 1\n',
      '%TAG ! x:\n%TAG ! y:\n---\na: 1\n',
      '%FOO x\n---\na: 1\n',
      '%YAML 1.1\n',
      '%x: 1\n',
      '...\n',
      '# c\n...\na: 1\n',
    ],
    taken: ['%YAML 1.1\n---\na: 1\n', '# %x\na: 1\n', 'a: "%"\n', 'a: 1\n...\n'],
  },
  anchors: {
    refused: ['a: &x.y 1\n', 'a: &é 1\n', 'a: &x/y\n  b: 1\n', 'a: &x 1\nb: *x.y\n', 'a: *x\n'],
    taken: ['a: &x-1_Y 1\nb: *x-1_Y\n', 'a: &x\nb: *x\n', 'a: &x 1\nb: &x 2\nc: *x\n'],
  },
  tabs: {
    refused: [
      'a: 1\n\t\nb: 1\n',
      'a:\n  b: 1\n \t\n  c: 1\n',
      'a: 1\n\t# c\nb: 1\n',
      'a: "x"\n \t\nb: 1\n',
      'a: |\n \t\n  x\n',
      'a: |\n  x\n\t\nb: 1\n',
      '\t\na: 1\n',
      'a: 1\n\t',
      'a:\n  b: [x\n\t]\n',
      'a:\n\tb: 1\n',
    ],
    taken: [
      'a: 1\n  \t\nb: 1\n',
      'a: 1\n# c\n\t# d\nb: 1\n',
      'a: |\n  x\n  \ty\n',
      '{\n\t"a": {\n\t\t"b": 1\n\t}\n}\n',
      'a:\t1\t# c\n',
      'a: "x\n  \ty"\n',
      'a: |2\n  \tx\n',
    ],
  },
  'brackets and braces': {
    refused: [
      'a: [x?y]\n',
      'a: {b: http://x/?y=1}\n',
      'a: {x?: 1}\n',
      `a: {${'k'.repeat(1025)}: 1}\n`,
      `{"${'k'.repeat(1023)}": 1}\n`,
      '{\n"a"\n: 1}\n',
      'a: {b\n  c: 1}\n',
      'a: {: 1}\n',
      'a: [: 1]\n',
    ],
    taken: [
      'a: ["x?y"]\n',
      'a: http://x/?y=1\n',
      'a: [?x]\n',
      `a: {${'k'.repeat(1024)}: 1}\n`,
      `a: {? ${'k'.repeat(2000)} : 1}\n`,
      '{"a":\n1}\n',
      'a: {b, c}\n',
    ],
  },
  keys: {
    refused: [
      ': 1\n',
      'a:\n  : b\n',
      'a\n\n: 1\n',
      `${'k'.repeat(1025)}: 1\n`,
      `&${'x'.repeat(1000)} ${'k'.repeat(100)}: 1\n`,
      '1: 2\n',
      '1_000: 1\n',
      '0b1: 1\n',
      '! 1: 1\n',
      '.5: 1\n',
      '2020-01-01: 1\n',
      '2001-12-14t21:59:43.10-05:00: 1\n',
      'true: 1\n',
      '!!int "1": 1\n',
      '{a: 1}: 2\n',
    ],
    taken: [
      '? \n: 1\n',
      'null: 1\n',
      'yes: 1\n',
      'on: 1\n',
      '1:30: 1\n',
      '2020-13-41: 1\n',
      '2021-02-29: 1\n',
      '2001-12-14 21:59:43.10 -5: 1\n',
      '"1": 1\n',
      '!!str 1: 1\n',
      '0x: 1\n',
      `${'é'.repeat(1024)}: 1\n`,
    ],
  },
  values: {
    refused: [
      'a: 9223372036854775808\n',
      'a: 18446744073709551615\n',
      'a: 1__0\n',
      'a: 1_\n',
      'a: !!bool yes\n',
      'a: !!int x\n',
      'a: !!int 5.5\n',
      'a: !!float x\n',
      'a: !!timestamp x\n',
      'a: !!binary aGk=\n',
      'a: !x 1\n',
      'a: <<\n',
    ],
    taken: [
      'a: 9223372036854775807\n',
      'a: -9223372036854775808\n',
      'a: 18446744073709551616\n',
      'a: 99999999999999999999\n',
      'a: 0xFFFFFFFFFFFFFFFFFF\n',
      'a: 1_000\n',
      'a: 0x_1F\n',
      'a: 08\n',
      'a: 1e400\n',
      'a: -.Inf\n',
      'a: 1_0.5\n',
      'a: !!bool TRUE\n',
      'a: !!int "5"\n',
      'a: !!float 5\n',
      'a: !!null x\n',
      'a: "<<"\n',
      'a: ! 1\n',
    ],
  },
  merges: {
    refused: ['a:\n  <<: {b: 1}\n', 'a:\n  <<: 1\n', 'a:\n  <<:\n', 'x: &x [1]\na:\n  <<: *x\n'],
    taken: [
      'x: &x {b: 1}\na:\n  <<: *x\n',
      'x: &x {b: 1}\na:\n  <<: [*x, {c: 1}]\n',
      'a:\n  "<<": 1\n',
    ],
  },
  aliases: {
    refused: ['a: &x [*x]\n', 'a: &x {b: *x}\n'],
    taken: ['a: &x [1]\nb: [*x, *x]\n'],
  },
  'line ends': {
    refused: ['a: x\u2028y\n', 'a: 1 # x\u0085y\n', 'a: |\n  x\ry\n', 'x\u2029y: 1\n'],
    taken: [
      'a: "x\u2028y"\n',
      "a: 'x\u0085y'\n",
      'a: 1\rb: 2\r',
      'a: 1\u2028b: 2\n',
      '# x\u2029# y\n',
    ],
  },
  comments: { refused: [], taken: ['a: "x"# c\n', 'a: [1]#c\n', 'a: |# c\n  x\n'] },
  shapes: { refused: ['- a\n', 'x\n', '[1]\n'], taken: ['', '# c\n', '~\n', '---\n'] },
};

const { absent, judge } = goJudge();
const needsGo = skipUnless(absent === null, absent ?? '');

describe.each(Object.entries(CASES))('%s', (_name, { refused, taken }) => {
  it.each(refused)('%j is refused', (text) => {
    expect(refusalOf(text)).not.toBe('');
  });

  it.each(taken)('%j is taken', (text) => {
    expect(refusalOf(text)).toBe('');
  });

  it('go-yaml agrees', needsGo, () => {
    const texts = [...refused, ...taken];
    const verdicts = judge(texts).map((each, index) => ({
      text: texts[index],
      refused: each.refused !== '',
    }));
    expect(verdicts).toEqual(
      texts.map((text, index) => ({ text, refused: index < refused.length })),
    );
  });
});

/** What the CLI reads, and the parser does not: it stays a fault, in words that are true. */
const STRICT: readonly (readonly [string, string])[] = [
  ['a: [\n1\n]\n', 'a bracket or brace is not closed, or what is in it stands too far left'],
  ['a: [\n\t1\n]\n', 'a bracket or brace is not closed, or what is in it stands too far left'],
  ['a: "x\ny"\n', 'the closing quote is missing, or a line in quotes stands too far left'],
  ['a: "\\\'"\n', 'this backslash means nothing in double quotes'],
  // The CLI reads no further than to the second line, and says nothing.
  [' a: 1\nb: 2\n', 'this belongs to nothing'],
  [`a: ${'['.repeat(250)}${']'.repeat(250)}\n`, 'nested more than 200 deep'],
];

it.each(STRICT)('%j is refused by us alone', (text, words) => {
  expect(refusalOf(text)).toContain(words);
});

it('is refused by us alone', needsGo, () => {
  expect(judge(STRICT.map(([text]) => text)).map(({ refused }) => refused)).toEqual(
    STRICT.map(() => ''),
  );
});

it.each([
  ['a: "x"\nb: "y\u0001"\n', '12: the CLI refuses the control character U+0001: remove it'],
  ['a: 1\n  \n \t\nb: 1\n', ''],
  ['a:\n  b: 1\n \t\n', '11: the CLI refuses a tab in the indentation'],
  ['a: "b\\/c"\n', '5: the CLI does not know the escape "\\/": write "/" alone'],
  ['a: [http://x?y]\n', '12: within brackets and braces, the CLI refuses a "?"'],
  ['a: 1\nb: 18446744073709551615\n', '8: the CLI does not read 18446744073709551615'],
])('says where in %j', (text, refusal) => {
  expect(refusalOf(text).startsWith(refusal)).toBe(true);
  expect(refusalOf(text) === '').toBe(refusal === '');
});
