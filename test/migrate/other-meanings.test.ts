/** What is written in rests on dbutils and print: where these mean something else, nothing changes. */
import { expect, it } from 'vitest';
import { argparseToWidgets } from '../../src/migrate/notebooks/argparse-to-widgets.ts';

const PARSER = 'p = argparse.ArgumentParser()\np.add_argument("--x")\nargs = p.parse_args()\n';

function notebook(head: string, code: string): string {
  return `# Databricks notebook source\nimport argparse\n${head}${code}print(args.x)\n`;
}

it.each([
  ['a variable', notebook('dbutils = 1\n', PARSER)],
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

it.each([
  'from databricks.sdk.runtime import dbutils\n',
  'dbutils = DBUtils(spark)\n',
  'dbutils = pyspark.dbutils.DBUtils(spark)\n',
  'dbutils = get_dbutils(spark)\n',
  'dbutils = utils.get_dbutils(spark)\n',
  'dbutils = IPython.get_ipython().user_ns["dbutils"]\n',
  'def f(spark):\n    dbutils = DBUtils(spark)\n    return dbutils\n',
  'try:\n    dbutils = DBUtils(spark)\nexcept ImportError:\n    raise\n',
])('what Databricks gives is no other: %j', (head) => {
  const { edits, left } = argparseToWidgets(notebook(head, PARSER));
  expect(left).toEqual([]);
  expect(edits).not.toEqual([]);
});

it('a dbutils that a function makes only below is not there yet', () => {
  const code = `def f():\n${PARSER.replace(/^/gm, '    ')}dbutils = DBUtils(spark)\n    return args.x\n`;
  const { left } = argparseToWidgets(notebook('', code));
  expect(left.map(({ message }) => message)).toEqual([
    'dbutils is made only here, and needed above',
  ]);
});

it.each([
  'if "ipykernel" in sys.modules:\n    args = None\nelse:\n',
  'if "DATABRICKS_RUNTIME_VERSION" not in os.environ:\n',
  'if not hasattr(sys, "ps1"):\n',
])('a parse that no notebook comes to is left: %j', (head) => {
  const { edits, left } = argparseToWidgets(
    notebook('import os\nimport sys\n', head + PARSER.replace(/^(?=.)/gm, '    ')),
  );
  expect(edits).toEqual([]);
  expect(left.map(({ message }) => message)).toContain(
    'this asks where the code runs: in a notebook, the arguments are never parsed',
  );
});
