/** Every rule has a page whose examples do what it says. */
import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/rules/index.ts';
import { pageOf } from '../../src/rules/pages.ts';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';
import { lintFiles, withRoot } from '../support/lint.ts';

const ids = RULES.map(({ id }) => id);

it('every page belongs to a rule', () => {
  const folder = join(import.meta.dirname, '../../src/rules/pages');
  expect(readdirSync(folder).sort()).toEqual(ids.map((id) => `${id}.md`).sort());
});

describe.each(ids)('%s', (id) => {
  const parts = pageOf(id).split(/^### (.*)\n/m);

  it('has the parts that all pages have', () => {
    expect(parts[0]?.trim()).not.toBe('');
    expect(parts.filter((_, index) => index % 2 === 1)).toEqual([
      'Wrong',
      'Right',
      'Fix',
      'Ignore',
    ]);
  });

  const recipes = [...(parts[6] as string).matchAll(/`create-dab-project ([^`]+)`/g)];

  it.each(recipes.map(([, words]) => words as string))('is mended by %s', async (words) => {
    const files = withNotebooks(withRoot(filesIn(parts[2] as string)));
    const folder = emptyFolder();
    writeTree(folder, files);
    const { code, err } = await runIn(folder, [...words.split(' '), '--yes']);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(lintFiles(treeOf(folder)).map(({ rule }) => rule)).not.toContain(id);
  });

  it('finds the wrong example wrong, and the right one right', () => {
    expect(rulesThatFind(parts[2] as string)).toContain(id);
    expect(rulesThatFind(parts[4] as string)).not.toContain(id);
  });
});

it('four rules are mended by a command', () => {
  const mended = ids.filter((id) => pageOf(id).includes('`create-dab-project migrate '));
  expect(mended).toEqual([
    'no-argparse',
    'no-leftover-argparse',
    'notebook-in-one-job',
    'runs-jobs-only',
  ]);
});

/** Names of the rules that find something in the files of an example. */
function rulesThatFind(example: string): string[] {
  const files = filesIn(example);
  expect(files.size).toBeGreaterThan(0);
  return lintFiles(withRoot(files)).map(({ rule }) => rule);
}

function filesIn(example: string): Map<string, string> {
  const blocks = [...example.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)];
  return new Map(blocks.map(([, path, text]) => [path as string, text as string]));
}

/** Files with the notebooks that an example speaks of and does not show. */
function withNotebooks(files: Map<string, string>): Map<string, string> {
  for (const [path, text] of [...files]) {
    for (const [, named] of text.matchAll(/notebook_path: (\S+\.py)$/gm)) {
      const notebook = posix.join(posix.dirname(path), named as string);
      if (!files.has(notebook)) files.set(notebook, '# Databricks notebook source\nprint(1)\n');
    }
  }
  return files;
}
