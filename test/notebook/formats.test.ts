import fs from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNotebook } from '../../src/notebook/read-notebook.ts';
import { readSqlFile } from '../../src/notebook/sql.ts';
import { fromFile, loadBundle } from '../support/bundle.ts';
import { treeOf } from '../support/folder.ts';
import { runs } from '../support/runs.ts';

const EXAMPLES = join(import.meta.dirname, '..', '..', 'examples');

interface Code {
  readonly magic: string | null;
  readonly lines: readonly string[];
}

function sourceOf(cells: readonly Code[], lineEnd = '\n'): string {
  const texts = cells.map(({ magic, lines }) =>
    magic === null ? lines : [`# MAGIC %${magic}`, ...lines.map((line) => `# MAGIC ${line}`)],
  );
  const parts = texts.map((lines) => lines.join(lineEnd));
  const between = `${lineEnd}${lineEnd}# COMMAND ----------${lineEnd}${lineEnd}`;
  return `# Databricks notebook source${lineEnd}${parts.join(between)}${lineEnd}`;
}

function jupyterOf(cells: readonly Code[], indent: number, whole: boolean): string {
  const sources = cells.map(({ magic, lines }) => {
    const text = [...(magic === null ? [] : [`%${magic}`]), ...lines].join('\n');
    return whole ? text : text.split(/(?<=\n)/);
  });
  const all = sources.map((source) => ({ cell_type: 'code', outputs: [{ a: '"}]{[\\' }], source }));
  return JSON.stringify({ cells: all, metadata: {}, nbformat: 4 }, null, indent);
}

/** Words that are no names in Python. */
const KEYWORDS =
  /^(and|as|assert|async|await|break|class|def|del|elif|else|except|exec|finally|for|from|global|if|import|in|is|lambda|not|or|pass|print|raise|return|try|while|with|yield)$/;

const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,6}$/).filter((word) => !KEYWORDS.test(word));
const odd = fc.constantFrom('é', '"', '😀', '\\', '\t', 'x', "'", '\u2028');
const code: fc.Arbitrary<Code> = fc.oneof(
  fc.tuple(name, odd).map(([n, o]) => ({
    magic: null,
    lines: [`# ${o}`, `${n} = dbutils.widgets.get("${n}")`, `if ${n}:`, `\tprint(${n})`],
  })),
  name.map((n) => ({ magic: null, lines: [`dbutils.widgets.text("${n}", "ü")`] })),
  name.map((n) => ({ magic: null, lines: [`x = [`, `  dbutils.widgets.get('${n}'),`, ']'] })),
  fc
    .tuple(name, odd)
    .map(([n, o]) => ({ magic: 'sql', lines: [`-- ${o}`, `SELECT :${n}, '${'${'}b}'`] })),
  odd.map((o) => ({ magic: 'md', lines: [`${o} dbutils.widgets.get("no") :no`] })),
  fc.constant({ magic: 'run', lines: [] }),
  fc.constant({
    magic: null,
    lines: ['import argparse, sys', 'p = argparse.ArgumentParser()', 'sys.argv'],
  }),
);

/** Facts as texts, so that they can be compared over formats. */
function described(path: string, text: string) {
  const facts = readNotebook(path, text);
  if (facts === null) throw new Error('no notebook');
  const at = (span: { start: number; end: number }) =>
    text.slice(span.start, span.end).replaceAll('\\"', '"');
  return {
    cells: facts.cells.map(({ language, magic }) => [language, magic]),
    reads: facts.reads.map((read) => ({ ...read, span: at(read.span) })),
    declares: facts.declares.map((each) => ({ ...each, span: at(each.span) })),
    unknown: [facts.readsUnknown, facts.declaresUnknown],
    unprinted: facts.unprinted.map((read) => read.name),
    argparse: [
      facts.argparse?.imports.map(at),
      facts.argparse?.firstUse && at(facts.argparse.firstUse),
    ],
    argv: facts.argv.map(at),
    broken: facts.broken,
  };
}

describe('formats', () => {
  it('give the same facts, each at its place', () => {
    fc.assert(
      fc.property(
        fc.array(code, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        fc.nat(2),
        (cells, whole, indent) => {
          const expected = described('a.py', sourceOf(cells));
          for (const { name: read, span, by } of expected.reads) {
            const right = { widgets: /^["'](.*)["']$/, marker: /^:(.*)$/, dollar: /^\$\{(.*)\}$/ }[
              by as 'widgets'
            ];
            expect(right.exec(span)?.[1]).toBe(read);
          }
          expect(described('a.ipynb', jupyterOf(cells, indent, whole))).toEqual(expected);
          expect(described('a.py', sourceOf(cells, '\r\n'))).toEqual(expected);
        },
      ),
      runs(300),
    );
  });

  it('cells are where they are', () => {
    const text =
      '# Databricks notebook source\n# MAGIC %md\n# MAGIC # A\n\n# COMMAND ----------\n\n# DBTITLE 1,B\nx = 1\ny = 2\n\n# COMMAND ----------\n# MAGIC %run "./a b" $x="1"\n# COMMAND ----------\n# MAGIC %sh ls';
    const facts = readNotebook('a.py', text);
    expect(
      facts?.cells.map(({ language, magic, span, code }) => [
        language,
        magic,
        text.slice(span.start, span.end),
        code.text,
      ]),
    ).toEqual([
      ['markdown', 'md', '# MAGIC %md\n# MAGIC # A', '\n# A\n'],
      ['python', null, 'x = 1\ny = 2', 'x = 1\ny = 2'],
      ['run', 'run', '# MAGIC %run "./a b" $x="1"', ' "./a b" $x="1"\n'],
      ['other', 'sh', '# MAGIC %sh ls', ' ls'],
    ]);
    expect(facts?.runs.map(({ value, span }) => [value, text.slice(span.start, span.end)])).toEqual(
      [['./a b', './a b']],
    );
  });

  it('a SQL notebook has Python in magic cells', () => {
    const text =
      '-- Databricks notebook source\nSELECT :a\n-- COMMAND ----------\n-- MAGIC %python\n-- MAGIC b = dbutils.widgets.get("b")\n-- MAGIC if b:\n-- MAGIC   import argparse\n';
    const facts = readNotebook('a.sql', text);
    expect(
      facts?.reads.map(({ name: read, span }) => [read, text.slice(span.start, span.end)]),
    ).toEqual([
      ['a', ':a'],
      ['b', '"b"'],
    ]);
    expect(facts?.unprinted.map((read) => read.name)).toEqual(['b']);
    expect(facts?.argparse?.firstUse).toBeNull();
  });

  it('line magics in Python cells of an .ipynb file are no Python', () => {
    const text = jupyterOf(
      [
        {
          magic: null,
          lines: ['%pip install "a>1"', '!ls', 'x = dbutils.widgets.get("a")', '%time print(x)'],
        },
      ],
      1,
      false,
    );
    expect(readNotebook('a.ipynb', text)).toMatchObject({ broken: null, reads: [{ name: 'a' }] });
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    ...[
      'dbutils',
      '.widgets',
      '.get(',
      '"a"',
      ')',
      '(',
      '[',
      ']',
      '{',
      '}',
      '\n',
      '\n  ',
      ' ',
      ':',
      ',',
      '=',
      'for ',
      ' in ',
      'x',
      'def ',
      'class ',
      'return ',
      'lambda ',
      'print(',
      'f"{',
      '"""',
      "'",
      '# MAGIC %sql\n',
      '# COMMAND ----------\n',
      'import ',
      'from ',
      ' as ',
      '*',
      '\\',
      '\r',
      '${',
      '{{',
      '$$',
      '/*',
      '--',
      '`',
      '😀',
      '\u0000',
      'try:',
      'except:',
      'match x:',
      'case y:',
      ':=',
      '@',
      'async ',
      'yield ',
      'getArgument(',
      'sys.argv',
      'argparse',
      'exec',
    ],
  );
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

  it('is read without a throw, with places inside', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('a.py', 'a.sql', 'a.scala', 'a.r'), (body, path) => {
        const mark = path === 'a.sql' ? '--' : path === 'a.scala' ? '//' : '#';
        const all = `${mark} Databricks notebook source\n${body}`;
        const facts = readNotebook(path, all);
        for (const { span } of [
          ...(facts?.reads ?? []),
          ...(facts?.declares ?? []),
          ...(facts?.cells ?? []),
        ]) {
          expect(0 <= span.start && span.start <= span.end && span.end <= all.length).toBe(true);
        }
        readSqlFile('a.sql', body);
        readNotebook('a.ipynb', body);
        readNotebook('a.ipynb', jupyterOf([{ magic: null, lines: body.split('\n') }], 1, false));
      }),
      runs(3000),
    );
  });

  it('has its reads found among other code', () => {
    const clean = fc.constantFrom(
      'x = 1',
      'def f(a):\n    return a',
      '"""é\n\'"""',
      '# "',
      'y = [\n  1,\n]',
      'if x:\n\tpass',
      "s = f'{x!r:>{y}}'",
      'class C:\n  z = 1',
    );
    fc.assert(
      fc.property(
        fc.array(clean),
        fc.array(clean),
        name,
        fc.constantFrom('\n', '\r\n'),
        (before, after, read, lineEnd) => {
          const line = `v = (dbutils.widgets.get("${read}"))`;
          const all = ['# Databricks notebook source', ...before, line, ...after]
            .join('\n')
            .replaceAll('\n', lineEnd);
          const facts = readNotebook('a.py', all);
          const start = all.indexOf(line) + 'v = (dbutils.widgets.get('.length;
          expect(facts).toMatchObject({
            reads: [{ name: read, span: { start, end: start + read.length + 2 } }],
            readsUnknown: false,
            unprinted: [{ name: read }],
          });
        },
      ),
      runs(300),
    );
  });

  it.each([
    ['calls', (n: number) => `${'f(x, '.repeat(n)}dbutils.widgets.get("a")${')'.repeat(n)}`],
    ['brackets', (n: number) => `x = ${'['.repeat(n)}dbutils${']'.repeat(n)}`],
    ['attributes', (n: number) => `dbutils${'.a().dbutils'.repeat(n)}`],
    ['sums', (n: number) => `x = ${'dbutils.widgets.get("a") + '.repeat(n)}1\nprint(x)`],
    ['lambdas', (n: number) => `f(${'lambda a: '.repeat(n)}print(a, dbutils))`],
    ['loops', (n: number) => `x = ${'[y for y in '.repeat(n)}dbutils${']'.repeat(n)}`],
    [
      'aliases',
      (n: number) =>
        `a0 = dbutils\n${Array.from({ length: n }, (_, at) => `a${at + 1} = a${at}\n`).join('')}`,
    ],
    ['helpers', (n: number) => `def p(n):\n  dbutils.widgets.get(n)\n${'p("a")\n'.repeat(n)}`],
    ['names', (n: number) => `X = "a"\n${'dbutils.widgets.get(X)\n'.repeat(n)}`],
    ['unclosed quotes', (n: number) => `x = dbutils\n${'"""\n\''.repeat(n)}`],
  ])('is read in bounded time and memory: %s', (_, make) => {
    const all = `# Databricks notebook source\n${make(20_000)}`;
    expect(readNotebook('a.py', all)).not.toBeNull();
  });

  it('escapes of an .ipynb file are counted as they are written', () => {
    const source = '"\\u00e9 = 1\\n\\/\\t\\ud83d\\ude00\\ndbutils.widgets.get(\'a\')"';
    const file = `{"cells":[{"cell_type":"code","source":${source}}],"metadata":{},"nbformat":4}`;
    const facts = readNotebook('a.ipynb', file);
    expect(facts?.cells[0]?.code.text).toBe("é = 1\n/\t😀\ndbutils.widgets.get('a')");
    const [read] = facts?.reads ?? [];
    expect(read && file.slice(read.span.start, read.span.end)).toBe("'a'");
  });

  it('a deep or long .ipynb file is read, too', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const file = `{"cells":[{"cell_type":"code","metadata":${deep},"source":["dbutils.widgets.get(\\"a\\")"${',"x\\n"'.repeat(50_000)}]}],"metadata":{},"nbformat":4}`;
    const facts = readNotebook('a.ipynb', file);
    expect(
      facts?.reads.map(({ name: read, span }) => [read, file.slice(span.start, span.end)]),
    ).toEqual([['a', '\\"a\\"']]);
  });
});

it.each(fs.readdirSync(EXAMPLES))(
  'example %s reads and prints exactly what its jobs pass',
  (example) => {
    const files = treeOf(join(EXAMPLES, example, 'project'));
    const tasks = [...loadBundle(files).jobs.values()].flatMap(({ job, path }) =>
      job.tasks.map((task) => ({ ...task, path })),
    );
    let count = 0;
    for (const { path, notebook_task, sql_task } of tasks) {
      const file = notebook_task?.notebook_path ?? sql_task?.file.path;
      if (file === undefined) continue;
      count++;
      const source = fromFile(path, file);
      const text = files.get(source) as string;
      const facts = notebook_task ? readNotebook(source, text) : readSqlFile(source, text);
      const passed = Object.keys(notebook_task?.base_parameters ?? sql_task?.parameters ?? {});
      expect([...new Set(facts?.reads.map((read) => read.name))].sort(), source).toEqual(
        passed.sort(),
      );
      expect(facts, source).toMatchObject({ readsUnknown: false, declaresUnknown: false });
      if (notebook_task) {
        expect(facts, source).toMatchObject({
          unprinted: [],
          argparse: null,
          argv: [],
          broken: null,
        });
      }
    }
    expect(count).toBeGreaterThan(0);
  },
);

it('an example that does not print a parameter is noticed', () => {
  const path = 'default/project/src/pipelines/bronze/generate_facts.py';
  const text = fs.readFileSync(join(EXAMPLES, path), 'utf8');
  for (const parameter of ['num_transactions', 'num_inventory_records']) {
    const silent = text.replace(new RegExp(`^    print\\(f".*\\{${parameter}\\}"\\)\\n`, 'm'), '');
    expect(silent).not.toBe(text);
    expect(readNotebook('a.py', silent)?.unprinted.map((read) => read.name)).toEqual([parameter]);
  }
});
