import { describe, expect, it } from 'vitest';
import { fileKind } from '../../src/notebook/header.ts';
import { applyEdits } from '../../src/text.ts';

const PYTHON = '# Databricks notebook source';

// As the databricks CLI 1.13 decides (libs/notebook/detect.go).
it.each([
  ['a.py', PYTHON, 'python'],
  ['a.PY', `${PYTHON}\r\nx = 1\r\n`, 'python'],
  ['a.r', `${PYTHON}\n`, 'r'],
  ['a.R', `${PYTHON}\n`, 'r'],
  ['a.sql', '-- Databricks notebook source\nSELECT 1', 'sql'],
  ['a.scala', '// Databricks notebook source\n', 'scala'],
])('%s is a notebook in %s', (path, text, language) => {
  expect(fileKind(path, text)).toEqual({ kind: 'notebook', format: 'source', language });
});

it.each([
  ['a.py', ''],
  ['a.py', 'print(1)\n'],
  ['a.py', `x = 1\n${PYTHON}\n`],
  ['a.py', `"""\n${PYTHON}\n"""`],
  ['a.py', '# A Databricks notebook source reader\n'],
  ['a.py', `${'\n'.repeat(50)}${PYTHON}\n`],
  ['a.txt', PYTHON],
  ['constructor', PYTHON],
])('%s with %j is a file', (path, text) => {
  expect(fileKind(path, text)).toEqual({ kind: 'file' });
});

describe('nearly right headers', () => {
  it.each([
    [`\ufeff${PYTHON}\nx`, 'byte-order-mark', `${PYTHON}\nx`],
    [`\n \t\n${PYTHON}\nx`, 'lines-above', `${PYTHON}\nx`],
    [`\r\n${PYTHON}\r\nx`, 'lines-above', `${PYTHON}\r\nx`],
    [
      `#!/usr/bin/env python\n# é\n${PYTHON}\nx`,
      'lines-above',
      `${PYTHON}\n#!/usr/bin/env python\n# é\nx`,
    ],
    [`# a\n${PYTHON}`, 'lines-above', `${PYTHON}\n# a\n`],
    [`${PYTHON} \nx`, 'spelling', `${PYTHON}\nx`],
    ['#Databricks notebook source\nx', 'spelling', `${PYTHON}\nx`],
    ['# databricks Notebook  source\r\nx', 'spelling', `${PYTHON}\r\nx`],
    ['  ## Databricks notebook source', 'spelling', PYTHON],
    ['-- Databricks notebook source\nx', 'comment-mark', `${PYTHON}\nx`],
    ['// databricks notebook source\nx', 'comment-mark', `${PYTHON}\nx`],
    ['x\n# COMMAND ----------\ny', 'missing', `${PYTHON}\nx\n# COMMAND ----------\ny`],
    ['\ufeffx\r\n# MAGIC %md\r\n', 'missing', `${PYTHON}\r\nx\r\n# MAGIC %md\r\n`],
  ])('%j: %s', (text, fault, fixed) => {
    const kind = fileKind('a.py', text);
    expect(kind).toMatchObject({ kind: 'nearly', fault });
    const edit = kind.kind === 'nearly' ? kind.edit : null;
    expect(applyEdits(text, edit === null ? [] : [edit])).toBe(fixed);
    expect(fileKind('a.py', fixed).kind).toBe('notebook');
  });

  it('are not fixed where the cells are in another language, too', () => {
    const text = '-- Databricks notebook source\nSELECT 1\n-- COMMAND ----------\nSELECT 2';
    expect(fileKind('a.py', text)).toMatchObject({ fault: 'comment-mark', edit: null });
  });

  it('say where the header stands', () => {
    expect(fileKind('a.py', `\n ${PYTHON}\n`)).toMatchObject({
      span: { path: 'a.py', start: 1, end: 30 },
    });
    expect(fileKind('a.py', 'x\r\n# MAGIC %md\r\n')).toMatchObject({ span: { start: 3, end: 14 } });
  });
});

it.each([
  [
    '{"cells":[],"metadata":{},"nbformat":4}',
    { kind: 'notebook', format: 'jupyter', language: 'python' },
  ],
  [
    '{"nbformat":5,"metadata":{"kernelspec":{"language":"R"}},"cells":[]}',
    { kind: 'notebook', format: 'jupyter', language: 'r' },
  ],
  [
    '{"nbformat":4,"metadata":{"kernelspec":{"language":"python"},"application/vnd.databricks.v1+notebook":{"language":"sql"}},"cells":[]}',
    { kind: 'notebook', format: 'jupyter', language: 'sql' },
  ],
  [
    '{"cells":[],"metadata":{},"nbformat":3}',
    { kind: 'broken', why: 'it is older than nbformat 4' },
  ],
  ['{"cells":[],"nbformat":4}', { kind: 'broken', why: 'it has no metadata' }],
  ['{"metadata":{},"nbformat":4}', { kind: 'broken', why: 'it has no cells' }],
  ['[]', { kind: 'broken', why: 'it has no cells' }],
  ['\ufeff{"cells":[],"metadata":{},"nbformat":4}', { kind: 'broken', why: 'it is not JSON' }],
  [`${'['.repeat(200_000)}`, { kind: 'broken', why: 'it is not JSON' }],
])('an .ipynb file: %.60s', (text, kind) => {
  expect(fileKind('a.ipynb', text)).toEqual(kind);
});
