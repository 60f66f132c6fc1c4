/** Line ends of YAML 1.1, which the CLI reads: they end lines, but in quotes. */
import { expect, it } from 'vitest';
import { parseTree } from '../../src/yaml/parse.ts';
import { viewOf } from '../../src/yaml/view.ts';

function keysOf(text: string): string[] {
  const { root, fault } = parseTree(text);
  if (fault !== null) return [`fault at ${fault.offset}`];
  return [...viewOf(root).entries(root)].map(
    ([
      key,
      {
        key: { start },
      },
    ]) => `${key} at ${start}`,
  );
}

it.each(['\r', '\u0085', '\u2028', '\u2029'])('%j ends a line, and no offset moves', (end) => {
  expect(keysOf(`a: 1${end}b: 2${end}# c${end}d: 3\n`)).toEqual(['a at 0', 'b at 5', 'd at 14']);
  expect(keysOf(`a: 1 # x${end}y\nb: 2\n`)).toEqual(['fault at 9']);
  expect(keysOf(`a: "x${end}y"\nb: '${end}'\n`)).toEqual(['a at 0', 'b at 9']);
  expect(keysOf(`a: "x${end}y" # ${end}b: 1\n`)).toEqual(['a at 0', 'b at 12']);
});

it('leaves a carriage return before a line feed alone', () => {
  expect(keysOf('a: 1\r\nb: 2\r\n')).toEqual(['a at 0', 'b at 6']);
});
