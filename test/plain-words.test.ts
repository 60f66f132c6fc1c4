/** Faults of YAML are told in words that need no knowledge of the parser. */
import { expect, it } from 'vitest';
import { parseTree } from '../src/yaml/parse.ts';

it.each([
  ['a: [b\nc: d\n', 'a bracket or brace is not closed, or what is in it stands too far left'],
  ['{a: b\n', 'a bracket or brace is not closed'],
  ['a: b: c\n', 'a key within a value: put a string with ": " in quotes, or fix the indentation'],
  ['a: "b\n', 'the closing quote is missing, or a line in quotes stands too far left'],
  ['a\nb: c\n', 'a colon is missing after the key, or the indentation is wrong'],
  ['a: b\nc\n', 'a colon and a space are missing after this key'],
  [
    'a: "b" {c}\n',
    'this belongs to nothing: a string may need quotes, or the indentation is wrong',
  ],
  ['a: @b\n', 'a string cannot begin with this character: put it in quotes'],
  ['a:\n\t- b\n', 'a tab is in the indentation: use spaces'],
  ['a: [b]]\n', 'there is nothing to close or go on with here'],
  ['a: - b\n', 'a list cannot begin on the line of its key'],
])('%j', (text, message) => {
  expect(parseTree(text).fault?.message).toBe(message);
});

it('none of the usual faults is told in the words of the parser', () => {
  const inner = /flow|scalar|token|implicit|mapping|node|indicator|compact|collection|sequence/i;
  const pieces = ['a', ':', ' ', '\n', '  ', '- ', '[', ']', '{', '}', ',', '"', "'", '#', 'b: '];
  const texts = pieces.flatMap((one) =>
    pieces.flatMap((two) =>
      pieces.flatMap((three) => [`a: ${one}${two}${three}\n`, `a: b\n${one}${two}${three}c\n`]),
    ),
  );
  const told = texts.map((text) => parseTree(text).fault?.message ?? '');
  expect(told.filter((message) => inner.test(message))).toEqual([]);
});
