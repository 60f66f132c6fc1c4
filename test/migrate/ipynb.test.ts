/** An .ipynb file is migrated as the same code in a source notebook, and keeps all other bytes. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scanCells } from '../../src/migrate/notebooks/ipynb-cells.ts';
import { migrateNotebook } from '../../src/migrate/notebooks/notebook.ts';
import { runs } from '../support/runs.ts';

const MARK = '\n\n# COMMAND ----------\n\n';

const other = fc.constantFrom(
  'x = 1',
  '# über\nprint("a")\n',
  '',
  'def f():\n    return {"a": [1]}',
);
const parser = fc.constantFrom(
  'parser = argparse.ArgumentParser()\nparser.add_argument("--a", default="ü")\nargs = parser.parse_args()',
  'def f():\n    p = argparse.ArgumentParser()\n    p.add_argument("--b", type=int, default=1)\n    o = p.parse_args()\n    return o.b\n',
  'import os\nq = argparse.ArgumentParser()\nq.add_argument("c")\nr = vars(q.parse_args())\n\n\nprint(r)',
);

const cells = fc
  .tuple(fc.array(other, { maxLength: 3 }), parser, fc.array(other, { maxLength: 3 }))
  .map(([before, code, after]) => [...before, 'import argparse\n', code, ...after]);

const layout = fc.record({
  indent: fc.constantFrom(0, 1, 4),
  asText: fc.boolean(),
  ascii: fc.boolean(),
  odd: fc.boolean(),
});

function ipynbOf(
  sources: readonly string[],
  { indent, asText, ascii, odd }: { indent: number; asText: boolean; ascii: boolean; odd: boolean },
): string {
  const noise = {
    cell_type: 'markdown',
    metadata: { source: ['no source'] },
    source: ['# argparse'],
  };
  const code = sources.map((source) => ({
    cell_type: 'code',
    metadata: {},
    outputs: [{ source: ['import argparse\n'], text: '\\"' }],
    source: asText ? source : (source.match(/[^\n]*\n|[^\n]+$/g) ?? []),
  }));
  const all = odd ? [noise, ...code, noise] : code;
  const text = JSON.stringify({ cells: all, metadata: {}, nbformat: 4 }, null, indent);
  return ascii
    ? text.replace(/[\u0080-\uffff]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`)
    : text;
}

const sourceOf = (cell: { readonly lines: readonly { readonly value: string }[] }) =>
  cell.lines.map(({ value }) => value).join('');

it('the code becomes the same as in a source notebook', () => {
  fc.assert(
    fc.property(cells, layout, (sources, how) => {
      const header = '# Databricks notebook source\n';
      const py = migrateNotebook('a.py', header + sources.join(MARK)).after;
      const file = ipynbOf(sources, how);
      const { after, left } = migrateNotebook('a.ipynb', file);
      expect(left).toEqual([]);
      const found = (scanCells(after) ?? []).filter(({ type }) => type === 'code').map(sourceOf);
      const wanted = py.slice(header.length).split('# COMMAND ----------');
      expect(found.map((each) => each.trim())).toEqual(wanted.map((each) => each.trim()));
      expect(migrateNotebook('a.ipynb', after).after).toBe(after);
    }),
    runs(200),
  );
});

it('all but the changed sources stays byte for byte', () => {
  fc.assert(
    fc.property(cells, layout, (sources, how) => {
      const file = ipynbOf(sources, how);
      const { after } = migrateNotebook('a.ipynb', file);
      const without = (text: string) => {
        const spans = scanCells(text) ?? [];
        return spans
          .map((cell, index) => text.slice(spans[index - 1]?.end ?? 0, cell.start))
          .join('');
      };
      expect(without(after)).toBe(without(file));
      const before = scanCells(file) ?? [];
      for (const [index, cell] of (scanCells(after) ?? []).entries()) {
        const old = before[index] as typeof cell;
        if (sourceOf(cell) !== sourceOf(old)) continue;
        expect(after.slice(cell.start, cell.end)).toBe(file.slice(old.start, old.end));
      }
      if (how.ascii) expect(after).not.toMatch(/[\u0080-\uffff]/);
    }),
    runs(200),
  );
});

it('what is not a notebook is left alone', () => {
  const json = fc.oneof(
    fc.json(),
    fc.string(),
    fc.constantFrom('{"cells": 1}', '{"cells":[1,null]}', '[]'),
  );
  fc.assert(
    fc.property(json, (text) => {
      const file = `${text} argparse`;
      expect(migrateNotebook('a.ipynb', file).after).toBe(file);
      expect(migrateNotebook('a.ipynb', text).after).toBe(text);
    }),
    runs(300),
  );
  const cell = '{"cell_type":"code","source":"import argparse"}';
  const twice = `{"cells":[${cell}],"cells":[${cell}],"metadata":{}}`;
  expect(migrateNotebook('a.ipynb', twice)).toMatchObject({ after: twice, left: [{ start: 0 }] });
});
