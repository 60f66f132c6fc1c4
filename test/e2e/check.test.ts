/** The built check reads notebooks in a thread of its own: it must find what the plain one finds. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyFolder, treeOf } from '../support/folder.ts';
import { runIn } from '../support/io.ts';

const BIN = join(import.meta.dirname, '../../bin/create-dab-project.js');

it('finds in many notebooks, beside other work, what it finds one by one', async () => {
  const folder = emptyFolder();
  const domains = Array.from({ length: 60 }, (_, index) => `d${index}`).join(',');
  await runIn(folder, ['x', '--yes', '--layers', 'none', '--domains', domains]);
  const project = join(folder, 'x');
  const notebooks = [...treeOf(project).keys()].filter((path) => /^src\/d.*\.py$/.test(path));
  for (const path of notebooks.slice(0, 20)) {
    const file = join(project, path);
    fs.writeFileSync(
      file,
      `${fs.readFileSync(file, 'utf8')}\nimport argparse, sys\nprint(sys.argv)\n`,
    );
  }
  fs.writeFileSync(join(project, notebooks[30] as string), '\ufeff# Databricks notebook source\n');
  fs.rmSync(join(project, notebooks[40] as string));
  const plain = await runIn(project, ['check', '--format', 'json']);
  const built = spawnSync(process.execPath, [BIN, 'check', '--format', 'json'], {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  expect(JSON.parse(plain.out).findings.length).toBeGreaterThan(20);
  expect({ code: built.status, out: built.stdout, err: built.stderr }).toEqual(plain);
});
