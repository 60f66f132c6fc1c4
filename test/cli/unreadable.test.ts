/** Folders that may not be looked into: what is in them is missing, and that is said. */
import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyFolder, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';
import { asNobody } from '../support/nobody.ts';

const JOB = `resources:
  jobs:
    KEY:
      name: "[\${bundle.target}] Load"
      tasks:
        - task_key: load
          run_job_task:
            job_id: 1
      tags:
        job_level: composite
`;

/** A bundle in which one folder is closed to everybody. */
function bundleWith(include: string, closed: string): string {
  const folder = emptyFolder();
  writeTree(
    folder,
    new Map([
      ['databricks.yml', `bundle:\n  name: shop\ninclude:\n  - ${include}\n`],
      ['resources/load.yml', JOB.replace('KEY', 'load')],
      ['resources/more/deep.yml', JOB.replace('KEY', 'deep')],
      ['data/x.yml', ''],
      ['src/more/a.py', '# Databricks notebook source\nprint(1)\n'],
    ]),
  );
  fs.chmodSync(join(folder, closed), 0);
  onTestFinished(() => fs.chmodSync(join(folder, closed), 0o755));
  return folder;
}

const SEEN_BY = process.platform === 'win32' ? it.skip : it;

describe('a folder that an include looks into', () => {
  SEEN_BY('is a finding', async () => {
    const folder = bundleWith('resources/*/*.yml', 'resources/more');
    const argv = ['check', '--format', 'json', '--rule', 'yaml-syntax'];
    const { code, out, err } = await asNobody(folder, () => runIn(folder, argv));
    expect([code, err]).toEqual([1, '']);
    expect(JSON.parse(out).findings).toMatchObject([
      { path: 'resources/more', message: 'the folder cannot be read: permission denied' },
    ]);
  });

  SEEN_BY('is a finding where the include names a file in it', async () => {
    const folder = bundleWith('resources/more/deep.yml', 'resources/more');
    const { out } = await asNobody(folder, () => runIn(folder, ['check']));
    expect(out).toContain('the folder cannot be read: permission denied');
  });

  SEEN_BY('is a note of the commands that go on without it', async () => {
    const folder = bundleWith('resources/*/*.yml', 'resources/more');
    const argv = ['graph'];
    const { code, err } = await asNobody(folder, () => runIn(folder, argv));
    expect([code, err]).toEqual([
      0,
      'note: resources/more:1:1: the folder cannot be read: permission denied. What it defines is not seen.\n',
    ]);
  });
});

describe('any other folder', () => {
  SEEN_BY('is a note of check', async () => {
    const folder = bundleWith('resources/*.yml', 'data');
    const argv = ['check', '--rule', 'yaml-syntax'];
    const { code, err } = await asNobody(folder, () => runIn(folder, argv));
    expect([code, err]).toEqual([0, 'note: what is in data is not seen: permission denied\n']);
  });

  SEEN_BY('is a note where bundles are looked for', async () => {
    const folder = bundleWith('resources/*.yml', 'data');
    fs.mkdirSync(join(folder, 'inner'));
    fs.renameSync(join(folder, 'databricks.yml'), join(folder, 'inner/databricks.yml'));
    const { err } = await asNobody(folder, () => runIn(folder, ['check']));
    expect(err).toContain(
      `note: what is in ${join(folder, 'data')} is not seen: permission denied`,
    );
  });

  SEEN_BY('is a note where notebooks are looked for', async () => {
    const folder = bundleWith('resources/*.yml', 'src/more');
    const argv = ['migrate', 'notebooks', 'src', '--dry-run'];
    const { code, err } = await asNobody(folder, () => runIn(folder, argv));
    expect([code, err]).toEqual([0, 'note: what is in src/more is not seen: permission denied\n']);
  });

  SEEN_BY('is a note where an include is to be added', async () => {
    const folder = bundleWith('resources/*.yml', 'resources/more');
    const argv = ['add-domain', 'finance', '--dry-run'];
    const { err } = await asNobody(folder, () => runIn(folder, argv));
    expect(err).toContain('note: what is in resources/more is not seen: permission denied\n');
  });
});
