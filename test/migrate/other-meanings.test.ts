/** What is written in rests on dbutils and print: where these mean something else, nothing changes. */
import { expect, it } from 'vitest';
import { argparseToWidgets } from '../../src/migrate/notebooks/argparse-to-widgets.ts';

const PARSER = 'p = argparse.ArgumentParser()\np.add_argument("--x")\nargs = p.parse_args()\n';

function notebook(head: string, code: string): string {
  return `# Databricks notebook source\nimport argparse\n${head}${code}print(args.x)\n`;
}

it.each([
  ['a variable', notebook('dbutils = get_dbutils()\n', PARSER)],
  [
    'a local variable',
    notebook(
      '',
      `def get():\n${PARSER.replace(/^/gm, '    ')}dbutils = 1\n    return args\nargs = get()\n`,
    ),
  ],
  ['a parameter', notebook('def f(dbutils=None):\n    pass\n', PARSER)],
  ['a loop', notebook('for dbutils in [1]:\n    pass\n', PARSER)],
  ['a class', notebook('class dbutils:\n    pass\n', PARSER)],
  ['a parameter print', notebook('def f(print):\n    pass\n', PARSER)],
])('%s of the name is left alone, with its place', (_what, text) => {
  const { edits, left } = argparseToWidgets(text);
  expect(edits).toEqual([]);
  expect(left.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^here (dbutils|print) is not what Databricks gives/),
  ]);
});

it('an import of the very dbutils is none', () => {
  const text = notebook('from databricks.sdk.runtime import dbutils\n', PARSER);
  expect(argparseToWidgets(text).left).toEqual([]);
});
