import { describe, expect, it } from 'vitest';
import { placePiece } from '../../src/notebook/placed-text.ts';
import { readSql, readSqlFile } from '../../src/notebook/sql.ts';

function namesIn(text: string, where: 'cell' | 'file'): string {
  const { reads, readsUnknown } =
    where === 'file' ? readSqlFile('a.sql', text) : readSql(placePiece('a.sql', text), 'cell');
  const names = reads.map(({ name, optional }) => (optional ? `${name}?` : name));
  return [...names, ...(readsUnknown ? ['…'] : [])].join(' ');
}

describe('reads, in cells as in files', () => {
  it.each([
    ['', ''],
    ['SELECT :a, :b_1', 'a b_1'],
    ['SELECT :a::int, :b.c, -:d+:e', 'a b d e'],
    ['USE CATALOG IDENTIFIER(:a)', 'a'],
    ["USE IDENTIFIER('x.' || :a || '.t')", 'a'],
    ['SELECT :`a-b`', 'a-b'],
    ['SELECT :é', 'é'],
    ['LIMIT :a', 'a'],
    ['WHERE d BETWEEN :date AND :timestamp', 'date timestamp'],
    // No markers.
    ["SELECT ':a', \":b\", `:c`, r':d'", ''],
    ["SELECT 'it\\'s :a', 'it''s :b', \"\\\":c\"", ''],
    ["SELECT r'\\', :a", 'a'],
    ["SELECT br'\\' :a", ''],
    ['-- :a\nSELECT 1 /* :b /* :c */ :d */', ''],
    ['SELECT raw:a.b, raw:`c`, f(x):d, y[0]:e, `z`:f', ''],
    ['SELECT x::int, x :: int, 12::int', ''],
    ['CAST(x AS STRUCT<a:INT, b :STRING, c: DATE>)', ''],
    ['label: BEGIN END', ''],
    ['SELECT :1, : a, :', ''],
    ['AS $$ a: b :c $$ SELECT :d', 'd'],
    // What does not end.
    ["SELECT :a, ':b", 'a'],
    ['SELECT :a /* :b', 'a'],
    ['SELECT :a $$ :b', 'a'],
    ["SELECT :a 'x\\", 'a'],
    ['getArgument(\'a\') getargument("b", 1)', 'a b?'],
    ['getArgument(a)', ''],
  ])('%j: %s', (text, names) => {
    expect(namesIn(text, 'cell')).toBe(names);
    expect(namesIn(text, 'file')).toBe(names);
  });
});

it.each([
  ['cell', "SELECT ${a}, '${b}', `${ c }`", 'a b c'],
  ['cell', 'SELECT $$ ${a} $$ -- ${b}', 'a'],
  ['cell', 'SELECT ${spark.a}', '…'],
  ['cell', 'SELECT $a', '…'],
  ['cell', 'SELECT {{a}}', ''],
  ['cell', 'SELECT ${a', ''],
  ['file', 'USE CATALOG `{{catalog}}`; USE IDENTIFIER({{ schema }})', 'catalog schema'],
  ['file', "SELECT '{{a}}' -- {{b}}", 'a'],
  ['file', 'SELECT {{job.parameters.a}}', '…'],
  ['file', 'SELECT ${a}', '…'],
] as const)('substitutions in a %s: %j: %s', (where, text, names) => {
  expect(namesIn(text, where)).toBe(names);
});

it.each([
  ["CREATE WIDGET TEXT a DEFAULT 'b'", 'text a default'],
  ['create widget dropdown `a b` default "x" choices select 1', 'dropdown a b default'],
  ['CREATE WIDGET COMBOBOX a CHOICES SELECT 1', 'combobox a'],
  ['CREATE WIDGET MULTISELECT a', 'multiselect a'],
  ['REMOVE WIDGET a', ''],
  ["SELECT 'CREATE WIDGET TEXT a'", ''],
  ['CREATE TABLE widget (text INT)', ''],
  ['CREATE WIDGET TEXT', ''],
])('declarations: %j: %s', (text, expected) => {
  const { declares } = readSql(placePiece('a.sql', text), 'cell');
  const found = declares.map(
    ({ kind, name, hasDefault }) => `${kind} ${name}${hasDefault ? ' default' : ''}`,
  );
  expect(found.join(', ')).toBe(expected);
});

it('places are those of the text', () => {
  const text = "SELECT\r\n\t:a, getArgument('b')";
  const { reads } = readSqlFile('x/a.sql', text);
  expect(reads.map(({ span }) => [span.path, text.slice(span.start, span.end)])).toEqual([
    ['x/a.sql', ':a'],
    ['x/a.sql', "'b'"],
  ]);
});
