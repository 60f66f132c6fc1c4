import { describe, expect, it } from 'vitest';
import { readNotebook } from '../../src/notebook/read-notebook.ts';

const HEADER = '# Databricks notebook source\n';

function factsOf(code: string) {
  const facts = readNotebook('n.py', HEADER + code);
  if (facts === null) throw new Error('no notebook');
  return facts;
}

/** Names that are read; `?` at the end of one that need not be there, `…` for unknown ones. */
function readsOf(code: string): string {
  const { reads, readsUnknown } = factsOf(code);
  const names = reads.map(({ name, optional }) => (optional ? `${name}?` : name));
  return [...names, ...(readsUnknown ? ['…'] : [])].join(' ');
}

describe('reads', () => {
  it.each([
    ['', ''],
    ['dbutils.widgets.get("a")', 'a'],
    ["x = int(dbutils.widgets.get('a'))", 'a'],
    ['dbutils . widgets\\\n  .get( name = "a" )', 'a'],
    ['(dbutils\n  .widgets  # comment\n  .get("a"))', 'a'],
    ['dbutils.widgets.getArgument("a")', 'a'],
    ['dbutils.widgets.getArgument("a", "b")', 'a?'],
    ['getArgument("a", "b")', 'a?'],
    ['def getArgument(x): pass\ngetArgument("a")', ''],
    ['dbutils.widgets.get(r"a"), dbutils.widgets.get("b" "c")', 'a bc'],
    [
      '# dbutils.widgets.get("a")\n"""dbutils.widgets.get("b")"""\ns = "dbutils.widgets.get(1)"',
      '',
    ],
    ['f"{dbutils.widgets.get(\'a\')}"', 'a'],
    ['dbutils.widgets.getAll()', '…'],
    ['dbutils.widgets.get(f"a{b}")', '…'],
    ['dbutils.widgets.get("a" + b)', '…'],
    ['dbutils.widgets.get(*names)', '…'],
    ['dbutils.widgets.get()', '…'],
    ['dbutils.widgets.get("\\x61")', '…'],
    // Names with one value.
    ['NAME = "a"\ndbutils.widgets.get(NAME)', 'a'],
    ['NAME: str = "a"\ndef f():\n  return dbutils.widgets.get(NAME)', 'a'],
    ['NAME = "a"\nNAME = "b"\ndbutils.widgets.get(NAME)', '…'],
    ['NAME = "a"\nNAME += "b"\ndbutils.widgets.get(NAME)', '…'],
    ['NAME, x = "a", "b"\ndbutils.widgets.get(NAME)', '…'],
    ['from settings import NAME\ndbutils.widgets.get(NAME)', '…'],
    ['NAME = "a"\nfrom settings import NAME\ndbutils.widgets.get(NAME)', '…'],
    ['dbutils.widgets.get(NAME)', '…'],
    // Loops over literals.
    ['for n in ("a", "b"):\n  print(dbutils.widgets.get(n))', 'a b'],
    ['for n in ["a", "b",]:\n  dbutils.widgets.get(n)\nfor n in ["c"]:\n  n', 'a b'],
    ['p = {n: dbutils.widgets.get(n) for n in ["a", "b"]}', 'a b'],
    ['NAMES = ["a", "b"]\na, b = [dbutils.widgets.get(n) for n in NAMES]', 'a b'],
    ['a, b = (dbutils.widgets.get(n) for n in ("a", "b"))', 'a b'],
    ['dict((n, dbutils.widgets.get(n)) for n in ("a", "b"))', 'a b'],
    ['for n, d in [("a", "1"), ("b", "2")]:\n  dbutils.widgets.get(n)', 'a b'],
    ['D = {"a": 1, "b": 2}\nfor n, d in D.items():\n  dbutils.widgets.get(n)', 'a b'],
    ['D = {"a": 1, "b": 2}\nfor n in D:\n  dbutils.widgets.get(n)', 'a b'],
    ['D = {"x": "a"}\nfor n in D.values():\n  dbutils.widgets.get(n)', 'a'],
    ['for n in sorted({"a", "b"}):\n  dbutils.widgets.get(n)', 'a b'],
    ['NAMES = ["a"]\nNAMES.append("b")\nfor n in NAMES:\n  dbutils.widgets.get(n)', '…'],
    ['for n in ["a"]:\n  n = n + "b"\n  dbutils.widgets.get(n)', '…'],
    ['for n in [*x, "a"]:\n  dbutils.widgets.get(n)', '…'],
    ['for n in names:\n  dbutils.widgets.get(n)', '…'],
    ['D = {"a": 1, **x}\nfor n in D:\n  dbutils.widgets.get(n)', '…'],
    // Functions of the notebook.
    ['def p(name):\n  return dbutils.widgets.get(name)\np("a")\np(name="b")', 'a b'],
    ['def p(d, name="x"):\n  return dbutils.widgets.get(name)\np(1, "a")', 'a'],
    ['def p(name):\n  return dbutils.widgets.get(name)\n[p(n) for n in ("a", "b")]', 'a b'],
    ['def p(name):\n  return dbutils.widgets.get(name)\nmap(p, x)', '…'],
    ['def p(name):\n  return dbutils.widgets.get(name)', '…'],
    ['get = lambda name: dbutils.widgets.get(name)\nget("a")', '…'],
    ['class C:\n  def p(self, name):\n    dbutils.widgets.get(name)\nC().p("a")', '…'],
    // Other names for dbutils.
    ['w = dbutils.widgets\nw.get("a")', 'a'],
    ['get = dbutils.widgets.get\nget("a")', 'a'],
    ['d = dbutils\nw = d.widgets\nw.get("a")', 'a'],
    ['from databricks.sdk.runtime import dbutils\ndbutils.widgets.get("a")', 'a'],
    ['dbutils = DBUtils(spark)\ndbutils.widgets.get("a")', 'a'],
    ['d = DBUtils(spark)\nd.widgets.get("a")', 'a'],
    ['w.dbutils.widgets.get("a")', 'a'],
    ['def f(dbutils):\n  dbutils.widgets.get("a")\nf(dbutils)', 'a'],
    ['def f(x):\n  x.widgets.get("a")\nf(dbutils)', '…'],
    ['helper(dbutils)', '…'],
    ['w = dbutils.widgets\nw = other\nw.get("a")', '…'],
    ['helper(w=dbutils.widgets)', '…'],
    ['x = [dbutils]', '…'],
    ['def f():\n  return dbutils', '…'],
    ['getattr(dbutils, "widgets")', '…'],
    ['map(dbutils.widgets.get, names)', '…'],
    ['d = dbutils if x else None', '…'],
    ['if dbutils is None:\n  pass', ''],
    ['dbutils.fs.ls("/")\ndbutils.notebook.run("x", 1)\ndbutils.secrets.get("a", "b")', ''],
    ['dbutils.widgets.removeAll()', ''],
    ['dbutils.notebook.entry_point.getCurrentBindings()', '…'],
    // Code from elsewhere.
    ['from helpers import *', '…'],
    ['from pyspark.sql.functions import *', ''],
    ['exec(code)', '…'],
    ['x = (\ndbutils.widgets.get("a")', 'a …'],
    ['# MAGIC %run ./setup', '…'],
    ['# COMMAND ----------\n# MAGIC %scala\n# MAGIC dbutils.widgets.get("a")', '…'],
    ['# COMMAND ----------\n# MAGIC %scala\n# MAGIC val x = 1', ''],
    ['# COMMAND ----------\n# MAGIC %sql\n# MAGIC SELECT :a', 'a'],
    ['# COMMAND ----------\n# MAGIC %python\n# MAGIC dbutils.widgets.get("a")', 'a'],
    ['# COMMAND ----------\n# MAGIC %md dbutils.widgets.get("a")', ''],
    ['# COMMAND ----------\n# MAGIC %pip install "a>1"', ''],
    // Reads that may fail.
    ['try:\n  x = dbutils.widgets.get("a")\nexcept Exception:\n  x = 1', 'a?'],
    ['try:\n  x = dbutils.widgets.get("a")\nexcept Exception:\n  raise\nfinally:\n  pass', 'a'],
    ['try:\n  pass\nexcept E:\n  x = dbutils.widgets.get("a")', 'a'],
    [
      'def p(n):\n  try:\n    return dbutils.widgets.get(n)\n  except E:\n    return 1\np("a")',
      'a?',
    ],
    ['def p(n):\n  return dbutils.widgets.get(n)\ntry:\n  p("a")\nexcept E:\n  pass', 'a?'],
  ])('%j: %s', (code, expected) => {
    expect(readsOf(code)).toBe(expected);
  });

  it('stand where their names are written', () => {
    const text = `${HEADER}é = dbutils.widgets.get("ab")\r\n\tfor n in ("c",): dbutils.widgets.get(n)\r\n`;
    const { reads } = readNotebook('x.py', text) ?? { reads: [] };
    expect(reads.map(({ span }) => [span.path, text.slice(span.start, span.end)])).toEqual([
      ['x.py', '"ab"'],
      ['x.py', '"c"'],
    ]);
  });
});

it.each([
  ['dbutils.widgets.text("a", "b", "c")', 'text a default'],
  ['dbutils.widgets.text(name="a", defaultValue="b")', 'text a default'],
  ['dbutils.widgets.text("a")', 'text a'],
  ['dbutils.widgets.dropdown("a", "1", ["1", "2"])', 'dropdown a default'],
  [
    'w = dbutils.widgets\nw.combobox("a", "1", [])\nw.multiselect("b", "1", [])',
    'combobox a default, multiselect b default',
  ],
  [
    'for n, d in {"a": "1", "b": "2"}.items():\n  dbutils.widgets.text(n, d)',
    'text a default, text b default',
  ],
  ['dbutils.widgets.text(f"a{x}", "")', '…'],
  ['# COMMAND ----------\n# MAGIC %sql\n# MAGIC CREATE WIDGET TEXT a DEFAULT ""', 'text a default'],
])('declares: %j: %s', (code, expected) => {
  const { declares, declaresUnknown } = factsOf(code);
  const found = declares.map(
    ({ kind, name, hasDefault }) => `${kind} ${name}${hasDefault ? ' default' : ''}`,
  );
  expect([...found, ...(declaresUnknown ? ['…'] : [])].join(', ')).toBe(expected);
});

describe('unprinted', () => {
  const get = (...names: string[]) =>
    names.map((n) => `${n} = dbutils.widgets.get("${n}")\n`).join('');
  it.each([
    [get('a'), 'a'],
    [`${get('a')}print(a)`, ''],
    [`${get('a')}print(f"A: {a!r:>9}")`, ''],
    [`${get('a')}print(b)`, 'a'],
    [`${get('a')}print("a")`, 'a'],
    [`${get('a')}# print(a)`, 'a'],
    [`${get('a', 'b')}print(a)`, 'b'],
    [`${get('a')}logger.info("%s", a)`, ''],
    [`${get('a')}logging.warning(a)`, ''],
    [`${get('a')}display(a)`, ''],
    [`${get('a')}log.bind(a=a).debug("x")`, ''],
    [`${get('a')}dbutils.notebook.exit(a)`, ''],
    ['print(dbutils.widgets.get("a"))', ''],
    ['print(dbutils.widgets.get("a"))\nx = dbutils.widgets.get("a")', ''],
    ['a = int(dbutils.widgets.get("a"))\nprint(a)', ''],
    ['a, b = dbutils.widgets.get("a"), dbutils.widgets.get("b")\nprint(b)', 'a'],
    ['(a, b) = (dbutils.widgets.get("a"), dbutils.widgets.get("b"))\nprint(b)', 'a'],
    ['a: str = dbutils.widgets.get("a")\nprint(str(a))', ''],
    [`${get('a')}b = a.upper()\nc = f"x{b}"\nprint(c)`, ''],
    ['p = {"a": dbutils.widgets.get("a"), "b": dbutils.widgets.get("b")}\nprint(p)', ''],
    ['p = {"a": dbutils.widgets.get("a")}\nfor k, v in p.items():\n  print(k, v)', ''],
    ['p = {}\np["a"] = dbutils.widgets.get("a")\nprint(p)', ''],
    [`${get('a')}p = []\np.append(a)\nprint(p)`, ''],
    [`${get('a', 'b')}for l, v in [("A", a), ("B", b)]:\n  print(l, v)`, ''],
    [`${get('a')}[print(x) for x in [a]]`, ''],
    [`${get('a')}with open(a) as f:\n  print(f)`, ''],
    [`print(n := dbutils.widgets.get("a"))`, ''],
    [`if (n := dbutils.widgets.get("a")):\n  print(n)`, ''],
    // Functions.
    ['def p():\n  a = dbutils.widgets.get("a")\n  return a\nx = p()\nprint(x)', ''],
    ['def p():\n  a = dbutils.widgets.get("a")\n  return a\nx = p()', 'a'],
    [
      `def p():\n  x = dbutils.widgets.get("a")\n  y = dbutils.widgets.get("b")\n  return x, y\na, b = p()\nprint(b)`,
      'a',
    ],
    [
      `def p():\n  x = dbutils.widgets.get("a")\n  y = dbutils.widgets.get("b")\n  return (x, y)\na, b = p()\nprint(b)`,
      'a',
    ],
    [`def p():\n  x = dbutils.widgets.get("a")\n  return x, 1\nr = p()\nprint(r)`, ''],
    [`def f(x, y):\n  print(y)\n${get('a', 'b')}f(a, b)`, 'a'],
    [`def f(x, y):\n  print(y)\n${get('a', 'b')}f(y=a, x=b)`, 'b'],
    [`def f(*x):\n  print(x)\n${get('a', 'b')}f(a, b)`, ''],
    [`def f(x):\n  print(x)\n${get('a')}list(map(f, [a]))`, ''],
    [`def f(x):\n  print(x)\nfs = [f]\n${get('a')}`, ''],
    [`${get('a')}list(map(lambda x: print(x), [a]))`, ''],
    ['def r(n):\n  return dbutils.widgets.get(n)\na = r("a")\nb = r("b")\nprint(a)', 'b'],
    [
      'def r(n):\n  v = dbutils.widgets.get(n)\n  print(n, v)\n  return v\na = r("a")\nb = r("b")',
      '',
    ],
    [
      'class C:\n  def __init__(self):\n    self.a = dbutils.widgets.get("a")\nc = C()\nprint(c.a)',
      '',
    ],
    [
      'class C:\n  def __init__(self, a):\n    self.a = a\nc = C(dbutils.widgets.get("a"))\nprint(c.a)',
      '',
    ],
    ['class C:\n  def show(self, a):\n    print(a)\nC().run(dbutils.widgets.get("a"))', 'a'],
    [
      'def r(n):\n  p = dbutils.widgets.get("p")\n  return p + dbutils.widgets.get(n)\na = r("a")\nb = r("b")\nprint(a)',
      'b',
    ],
    [`${get('a')}print("x", a=1)`, 'a'],
    ['a, b = {dbutils.widgets.get("a"), dbutils.widgets.get("b")}\nprint(b)', ''],
    // Where a value goes out of sight.
    [
      `try:\n  import helpers\nexcept ImportError:\n  helpers = None\n${get('a')}helpers.setup(a)`,
      '',
    ],
    [`from helpers import setup\n${get('a')}setup(a)`, ''],
    [`import helpers\n${get('a')}helpers.setup(a)`, ''],
    [`${get('a')}setup(a)`, ''],
    [`${get('a')}locals()`, ''],
    [`${get('a')}# COMMAND ----------\n# MAGIC %run ./x`, ''],
    [`${get('a')}a`, ''],
    // Where it does not.
    [`${get('a')}df = spark.table(f"{a}.t")\nprint(df.count())`, 'a'],
    [`${get('a')}spark.sql(f"USE {a}")`, 'a'],
    [
      `from pyspark.sql import functions as F\n${get('a')}df = spark.table("t")\ndf.withColumn("x", F.lit(a))`,
      'a',
    ],
    [`import os, json\n${get('a')}x = json.loads(a)\nos.environ.update(x)`, 'a'],
    [`${get('a')}raise ValueError(f"no {a}")`, 'a'],
  ])('%j: %s', (code, expected) => {
    expect(
      factsOf(code)
        .unprinted.map(({ name }) => name)
        .join(' '),
    ).toBe(expected);
  });
});

describe('argparse and argv', () => {
  it.each([
    ['import argparse', 'import argparse', null],
    ['import os, argparse as ap\np = ap.ArgumentParser()', 'import os, argparse as ap', 'ap'],
    [
      'from argparse import (ArgumentParser,)\nx = ArgumentParser()',
      'from argparse import (ArgumentParser,)',
      'ArgumentParser',
    ],
    [
      'def f():\n  from argparse import Namespace as N\n  return N(a=1)',
      'from argparse import Namespace as N',
      'N',
    ],
    ['from argparse import *\nx = ArgumentParser()', 'from argparse import *', 'ArgumentParser'],
  ])('%j', (code, statement, use) => {
    const text = HEADER + code;
    const { argparse } = factsOf(code);
    expect(argparse?.imports.map(({ start, end }) => text.slice(start, end))).toEqual([statement]);
    const first = argparse?.firstUse ?? null;
    expect(first && text.slice(first.start, first.end)).toBe(use);
  });

  it.each([
    ['# import argparse'],
    ['"""\nimport argparse\nsys.argv\n"""'],
    ['import argparse_helper'],
    ['argparse = 1'],
  ])('not in %j', (code) => {
    expect(factsOf(code)).toMatchObject({ argparse: null, argv: [] });
  });

  it.each([
    ['import sys\nsys.argv[1]', ['sys.argv']],
    ['import sys as s\nprint(s.argv, s.path)', ['s.argv']],
    ['from sys import argv as a\nx = a', ['a']],
    ['import sys\nsys.exit(0)', []],
    ['x.argv', []],
  ])('argv in %j', (code, uses) => {
    const text = HEADER + code;
    expect(factsOf(code).argv.map(({ start, end }) => text.slice(start, end))).toEqual(uses);
  });
});

it('names modules that are neither Python’s own nor well known', () => {
  const code =
    'import os, mine.tools as t\nfrom . import a\nfrom ..b.c import (d, e)\nfrom pyspark.sql import types';
  expect(factsOf(code).imports.map(({ value }) => value)).toEqual([
    'mine.tools',
    '.',
    '..b.c',
    '..b.c',
  ]);
});
