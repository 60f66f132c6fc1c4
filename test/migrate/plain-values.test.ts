/** Values become variables of their own where nothing else can have them, as in the specification. */
import { expect, it } from 'vitest';
import { argparseToWidgets } from '../../src/migrate/notebooks/argparse-to-widgets.ts';
import { runTargets, sharingOf } from '../../src/migrate/notebooks/run-targets.ts';
import { applyEdits } from '../../src/text.ts';

function migrated(before: string, isRun = false): string {
  const { edits, left } = argparseToWidgets(before, () => ({ isRun, usesArgparse: false }));
  expect(left).toEqual([]);
  return applyEdits(before, edits);
}

function notebook(use: string, add = '"--catalog", required=True'): string {
  return [
    'import argparse',
    '',
    'parser = argparse.ArgumentParser()',
    `parser.add_argument(${add})`,
    'args = parser.parse_args()',
    '',
    use,
    '',
  ].join('\n');
}

it('at the top of a notebook', () => {
  expect(migrated(notebook('print(args.catalog)'))).toBe(
    [
      'catalog = dbutils.widgets.get("catalog")',
      '',
      'print(f"Catalog: {catalog}")',
      '',
      'print(catalog)',
      '',
    ].join('\n'),
  );
});

it('unless another notebook may know the values, by %run either way', () => {
  const use = 'print(args.catalog)';
  expect(migrated(notebook(use), true)).toContain('SimpleNamespace(');
  expect(migrated(notebook(`${use}\n# MAGIC %run ./other`))).toContain('SimpleNamespace(');
});

it.each([
  ['the object goes elsewhere', 'f(args)'],
  ['a value is set', 'args.catalog = 1'],
  ['its name means something else', 'catalog = 1\nprint(args.catalog)'],
  ['its name is read before', 'print(catalog, args.catalog)'],
  ['a function that reads it has such a variable', 'def f(catalog):\n    return args.catalog'],
  ['variables are looked at by name', 'print(args.catalog, locals())'],
  ['another meaning of its name comes first', 'catalog = args.catalog + "x"\nprint(args.catalog)'],
])('unless %s', (_why, use) => {
  expect(migrated(notebook(use))).toContain('SimpleNamespace(');
});

it('though a function has a variable of the name, and reads none of the values', () => {
  const after = migrated(notebook('def f(catalog):\n    return catalog\n\n\nf(args.catalog)'));
  expect(after).toContain('f(catalog)');
  expect(after).not.toContain('SimpleNamespace');
});

it('help becomes a label where a default declares the widget, else a comment', () => {
  const with_ = (rest: string) => migrated(notebook('print(args.catalog)', `"--catalog"${rest}`));
  expect(with_(', default="main", help="Where it is"')).toContain(
    'dbutils.widgets.text("catalog", "main", "Where it is")\n',
  );
  expect(with_(', default="a", choices=["a", "b"], help="100%% sure"')).toContain(
    'dbutils.widgets.dropdown("catalog", "a", ["a", "b"], "100% sure")\n',
  );
  expect(with_(', required=True, help="Where it is"')).toContain(
    'catalog = dbutils.widgets.get("catalog")  # Where it is\n',
  );
  expect(with_(', default="main", help="by default %(default)s"')).toContain(
    'dbutils.widgets.text("catalog", "main")\n',
  );
});

it('long help stands above, in lines that can be read', () => {
  const words = 'Unity Catalog catalog '.repeat(8).trim();
  const after = migrated(
    notebook('print(args.catalog)', `"--catalog", default="a", help="${words}"`),
  );
  const lines = after.split('\n').filter((line) => line.startsWith('# '));
  expect(lines.map((line) => line.slice(2)).join(' ')).toBe(words);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(92);
});

it('each widget is read once', () => {
  const after = migrated(notebook('print(args.limit)', '"--limit", type=int'));
  expect(after).toContain(
    'limit = dbutils.widgets.get("limit")\nlimit = int(limit) if limit else None\n',
  );
});

it('a flag says what it takes', () => {
  const after = migrated(notebook('print(args.dry)', '"--dry", action="store_true"'));
  expect(after).toContain('if dry is None:\n    raise ValueError("dry must be true or false")\n');
});

it('an import in a function brings what is needed there', () => {
  const before = `def main():
    import argparse

    parser = argparse.ArgumentParser()
    parser.add_argument("--catalog", required=True)
    return parser.parse_args()
`;
  expect(migrated(before)).toContain('    from types import SimpleNamespace\n');
});

it('knows what notebooks run by %run', () => {
  expect(runTargets('src/a/x.py', '# MAGIC %run ./common\n# MAGIC %run "../b/y z"\n')).toEqual([
    'src/a/common',
    'src/b/y z',
  ]);
  expect(runTargets('x.ipynb', '{"source": ["%run ./common\\n", "%run /Shared/z.py"]}')).toEqual([
    'common',
    '*z',
  ]);
});

it('tells who runs whom, and who of them speaks of argparse', () => {
  const sharing = sharingOf([
    ['a.py', '# MAGIC %run ./src/common\nimport argparse\n'],
    ['b.py', '# MAGIC %run /Shared/lib\n'],
    ['c.py', '# MAGIC %run ./a\n'],
    ['src/common.py', ''],
  ]);
  expect(sharing('src/common.py')).toEqual({ isRun: true, usesArgparse: true });
  expect(sharing('any/lib.ipynb')).toEqual({ isRun: true, usesArgparse: false });
  expect(sharing('c.py')).toEqual({ isRun: false, usesArgparse: true });
  expect(sharing('common.py')).toEqual({ isRun: false, usesArgparse: false });
});

it('keeps an import that another notebook needs', () => {
  const code = 'import argparse\nimport json\n\nprint(json)\n';
  const edits = (usesArgparse: boolean) =>
    argparseToWidgets(code, () => ({ isRun: true, usesArgparse })).edits;
  expect(applyEdits(code, edits(false))).toBe('import json\n\nprint(json)\n');
  expect(edits(true)).toEqual([]);
});

it('says that argparse comes from another notebook', () => {
  const code = '# MAGIC %run ./imports\n\nparser = argparse.ArgumentParser()\n';
  expect(argparseToWidgets(code).left.map(({ message }) => message)).toEqual([
    'argparse comes from a notebook that %run runs: import it here',
  ]);
});

it('takes imports away whose last use went with the parser', () => {
  const before = [
    'import argparse',
    'import os',
    'import sys',
    '',
    'parser = argparse.ArgumentParser(prog=os.sep)',
    'parser.add_argument("--a", required=True)',
    'args = parser.parse_args(sys.argv[1:])',
    'print(args.a)',
    '',
  ].join('\n');
  expect(migrated(before)).toBe(
    ['a = dbutils.widgets.get("a")', '', 'print(f"A: {a}")', '', 'print(a)', ''].join('\n'),
  );
});

it('leaves imports that something else uses, or nothing did', () => {
  const use = 'import os\nimport sys\nimport textwrap\n\nprint(args.catalog, sys.version)';
  expect(migrated(notebook(use))).toContain('import os\nimport sys\nimport textwrap\n');
});

it('notes what scripts do and notebooks should not', () => {
  const code = notebook('import sys\n\nprint(__file__, args.catalog)\nsys.exit(0)');
  expect(argparseToWidgets(code).notes.map(({ message }) => message)).toEqual([
    'a notebook may have no __file__: name the folder in another way',
    'in a notebook sys.exit is an error, even sys.exit(0): let it run to its end, or raise one',
  ]);
});

it('the help is the names, and an exception where the program ends with it', () => {
  const code = (end: string) =>
    notebook(`import sys\n\nif not args.catalog:\n    parser.print_help()\n${end}`);
  const raised = migrated(code('    sys.exit(1)'));
  expect(raised).toContain('if not catalog:\n    raise ValueError("parameters: catalog")\n');
  expect(raised).not.toContain('sys');
  expect(migrated(code('    sys.exit(0)'))).toContain(
    '    print("parameters: catalog")\n    sys.exit(0)\n',
  );
});

it('keeps the end of a program where a handler would catch an exception', () => {
  const code = notebook(
    'import sys\n\ntry:\n    parser.print_help()\n    sys.exit(1)\nexcept Exception:\n    pass\nprint(args.catalog)',
  );
  expect(migrated(code)).toContain('    print("parameters: catalog")\n    sys.exit(1)\n');
});

it('says nothing of an exit that goes', () => {
  const code = notebook(
    'import sys\n\nif not args.catalog:\n    parser.print_help()\n    sys.exit(1)',
  );
  expect(argparseToWidgets(code).notes).toEqual([]);
});
