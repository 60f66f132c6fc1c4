/** Files that are none, or cannot be read: each is named with the reason, and nothing is waited for. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';

const JOB = `resources:
  jobs:
    load:
      name: "[\${bundle.target}] Load"
      tasks:
        - task_key: load
          environment_key: default
          notebook_task:
            notebook_path: ../src/a.py
      environments:
        - environment_key: default
          spec: {environment_version: "4"}
      tags:
        job_level: atomic
`;

/** A bundle without findings, but for the files that `odd` makes out of its folder. */
function bundleWith(odd: (folder: string) => void): string {
  const folder = emptyFolder();
  writeTree(
    folder,
    new Map([
      ['databricks.yml', 'bundle:\n  name: shop\ninclude:\n  - resources/*.yml\n'],
      ['resources/load.yml', JOB],
      ['src/a.py', '# Databricks notebook source\nprint(1)\n'],
    ]),
  );
  odd(folder);
  return folder;
}

/** Ways to put something at a path that is no file to read, each with what is said of it. */
const ODD: readonly (readonly [string, (path: string) => void])[] = [
  ['it is a link that leads nowhere', (path) => fs.symlinkSync('nothing', path)],
  ['it is a link that leads in a cycle', (path) => fs.symlinkSync(path, path)],
  ['it is not a regular file', (path) => fs.symlinkSync('/dev/zero', path)],
  ['it is not a regular file', (path) => execFileSync('mkfifo', [path])],
  ['it is not UTF-8 text', (path) => fs.writeFileSync(path, Buffer.from([0xff, 0xfe, 0xff]))],
  [
    'it has 20.1 MB, and no more than MOST are read: split it, or move it away',
    (path) => {
      fs.writeFileSync(path, '');
      fs.truncateSync(path, 20_000_001);
    },
  ],
  ['it is a folder', (path) => fs.mkdirSync(path)],
];

const NEVER_OPENED = ODD.slice(0, 4);

/** A reason with the bound that the kind of file has. */
function bounded(why: string, most: '2 MB' | '20 MB'): string {
  return why.replace('MOST', most);
}

async function findings(folder: string): Promise<string[]> {
  const { out, err } = await runIn(folder, ['check', '--format', 'json']);
  expect(err).toBe('');
  const found = JSON.parse(out).findings as { path: string; rule: string; message: string }[];
  return found.map(({ path, rule, message }) => `${path} ${rule}: ${message}`);
}

describe('each is named', () => {
  it.each(ODD)('in an include: %s', async (why, make) => {
    const folder = bundleWith((root) => make(join(root, 'resources/odd.yml')));
    expect(await findings(folder)).toEqual([
      `resources/odd.yml yaml-syntax: the file cannot be read: ${bounded(why, '2 MB')}`,
    ]);
  });

  it.each(ODD)('in an include that names it: %s', async (why, make) => {
    const folder = bundleWith((root) => {
      make(join(root, 'odd.yml'));
      writeTree(root, new Map([['databricks.yml', 'bundle: {name: shop}\ninclude: [odd.yml]\n']]));
      fs.rmSync(join(root, 'resources'), { recursive: true });
    });
    expect(await findings(folder)).toEqual([
      `odd.yml yaml-syntax: the file cannot be read: ${bounded(why, '2 MB')}`,
    ]);
  });

  it.each(ODD.slice(0, 6))('as a notebook: %s', async (why, make) => {
    const folder = bundleWith((root) => {
      fs.rmSync(join(root, 'src/a.py'));
      make(join(root, 'src/a.py'));
    });
    expect(await findings(folder)).toEqual([
      `resources/load.yml notebook-exists: the notebook ../src/a.py cannot be read: ${bounded(why, '20 MB')}`,
    ]);
  });

  it.each(ODD)('as the settings: %s', async (why, make) => {
    const folder = bundleWith((root) => make(join(root, '.dab-project.yml')));
    const { code, err } = await runIn(folder, ['check']);
    expect([code, err]).toEqual([
      2,
      `error: the settings of check cannot be read: .dab-project.yml: ${bounded(why, '2 MB')}\n`,
    ]);
  });

  it.each(ODD)('as the baseline: %s', async (why, make) => {
    const folder = bundleWith((root) => make(join(root, 'known.json')));
    const { code, err } = await runIn(folder, ['check', '--baseline', 'known.json']);
    expect([code, err]).toEqual([
      2,
      `error: --baseline: cannot read known.json: ${bounded(why, '20 MB')}\n`,
    ]);
  });

  it.each(NEVER_OPENED)('as the root file: %s', async (why, make) => {
    const folder = bundleWith((root) => {
      fs.rmSync(join(root, 'databricks.yml'));
      make(join(root, 'databricks.yml'));
    });
    for (const argv of [['check'], ['remove-job', 'load', '--yes']]) {
      const { code, err } = await runIn(folder, argv);
      expect([code, err]).toEqual([2, expect.stringContaining(why)]);
    }
  });
});

it('what is run as a program need be no text', async () => {
  const job = JOB.replace('notebook_task', 'spark_python_task').replace(
    'notebook_path',
    'python_file',
  );
  const folder = bundleWith((root) => {
    writeTree(root, new Map([['resources/load.yml', job]]));
    fs.writeFileSync(join(root, 'src/a.py'), Buffer.from([0xff]));
  });
  expect((await findings(folder)).filter((each) => each.includes('file-exists'))).toEqual([]);
  fs.rmSync(join(folder, 'src/a.py'));
  fs.symlinkSync('nothing', join(folder, 'src/a.py'));
  expect(await findings(folder)).toContain(
    'resources/load.yml file-exists: the file ../src/a.py cannot be read: it is a link that leads nowhere',
  );
});

it('a path through a file, or in a cycle of links, is no bug of ours', async () => {
  const folder = bundleWith((root) => fs.symlinkSync('cycle', join(root, 'cycle')));
  expect((await runIn(folder, ['check', 'src/a.py/x'])).err).toBe(
    'error: there is no file or folder src/a.py/x\n',
  );
  expect((await runIn(folder, ['check', 'cycle'])).code).toBe(0);
  writeTree(folder, new Map([['resources/load.yml', JOB.replace('src/a.py', 'cycle/a.py')]]));
  expect(await findings(folder)).toContain(
    'resources/load.yml notebook-exists: the notebook ../cycle/a.py does not exist',
  );
});
