import fs from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { person, runIn } from '../support/io.ts';

const NOTEBOOK = `# Databricks notebook source
import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--catalog", required=True)
args = parser.parse_args()
print(args.catalog)
`;

const BUNDLE = new Map([
  ['databricks.yml', 'bundle:\n  name: x\ninclude:\n  - resources/*.yml\n'],
  [
    'resources/a_job.yml',
    'resources:\n  jobs:\n    a_job:\n      tasks:\n        - task_key: a\n          notebook_task:\n            notebook_path: ../src/a.py\n            base_parameters:\n              catalog: main\n',
  ],
  ['src/a.py', NOTEBOOK],
  ['src/b.py', NOTEBOOK],
  ['src/deep/c.py', NOTEBOOK],
  ['src/script.py', NOTEBOOK.slice(NOTEBOOK.indexOf('\n') + 1)],
]);

function project(): string {
  const cwd = emptyFolder();
  writeTree(cwd, BUNDLE);
  return cwd;
}

const isMigrated = (cwd: string, path: string) =>
  fs.readFileSync(join(cwd, path), 'utf8').includes('dbutils.widgets.get("catalog")');

it('takes the notebooks that tasks run', async () => {
  const cwd = project();
  const { code, out, err } = await runIn(cwd, ['migrate', 'notebooks']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe('edit   src/a.py\n\nMigrated 1 notebook.\n');
  expect(isMigrated(cwd, 'src/a.py')).toBe(true);
  expect(isMigrated(cwd, 'src/b.py')).toBe(false);
});

it('takes the notebooks that are named, from the present folder', async () => {
  const cwd = project();
  const { code, out } = await runIn(join(cwd, 'src'), [
    'migrate',
    'notebooks',
    'b.py',
    './deep/c.py',
  ]);
  expect(code).toBe(0);
  expect(out).toContain('edit   src/b.py\nedit   src/deep/c.py\n');
  expect(isMigrated(cwd, 'src/a.py')).toBe(false);
});

it('takes all notebooks of a folder, and tells of scripts', async () => {
  const cwd = project();
  const { out } = await runIn(cwd, ['migrate', 'notebooks', 'src']);
  expect(out).toContain('edit   src/a.py\nedit   src/b.py\nedit   src/deep/c.py\n');
  expect(out).toContain('src/script.py:1:1: warning[migrate-left]: a script keeps argparse');
});

it('needs no bundle for notebooks that are named', async () => {
  const cwd = emptyFolder();
  writeTree(cwd, new Map([['a.py', NOTEBOOK]]));
  expect(await runIn(cwd, ['migrate', 'notebooks', 'a.py'])).toMatchObject({ code: 0, err: '' });
  expect(isMigrated(cwd, 'a.py')).toBe(true);
  expect(await runIn(cwd, ['migrate', 'notebooks'])).toMatchObject({ code: 2 });
});

it('shows the changes without making them', async () => {
  const cwd = project();
  const { code, out } = await runIn(cwd, ['migrate', 'notebooks', '--dry-run', '--diff']);
  expect(code).toBe(0);
  expect(out).toContain('-import argparse\n');
  expect(out).toContain('Dry run: nothing was written.');
  expect(treeOf(cwd)).toEqual(BUNDLE);
});

it('gives plan and remarks as JSON', async () => {
  const cwd = project();
  const { code, out } = await runIn(cwd, ['migrate', 'notebooks', 'src', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    ok: true,
    written: true,
    files: [{ path: 'src/a.py', action: 'edit' }, { path: 'src/b.py' }, { path: 'src/deep/c.py' }],
    left: [{ at: 'src/script.py:1:1' }],
    notes: [],
  });
});

it('writes nothing after a "no", and asks nothing when there is nothing to do', async () => {
  const cwd = project();
  const no = person({ 'Write these changes?': false });
  expect(await runIn(cwd, ['migrate', 'notebooks'], { ui: no })).toMatchObject({ code: 130 });
  expect(treeOf(cwd)).toEqual(BUNDLE);
  const yes = person({});
  await runIn(cwd, ['migrate', 'notebooks'], { ui: yes });
  await runIn(cwd, ['migrate', 'notebooks'], { ui: yes });
  expect(yes.asked).toHaveLength(1);
});

it('leaves what is no plain UTF-8 file, and migrates the rest', async () => {
  const cwd = project();
  const bytes = Buffer.concat([Buffer.from(NOTEBOOK), Buffer.from([0x23, 0xff, 0x0a])]);
  fs.writeFileSync(join(cwd, 'src/b.py'), bytes);
  fs.symlinkSync('../b.py', join(cwd, 'src/deep/link.py'));
  const { code, out } = await runIn(cwd, ['migrate', 'notebooks', 'src']);
  expect(code).toBe(0);
  expect(out).toContain(
    'src/b.py:1:1: warning[migrate-left]: src/b.py cannot be read: it is not UTF-8 text',
  );
  expect(fs.readFileSync(join(cwd, 'src/b.py'))).toEqual(bytes);
  expect(isMigrated(cwd, 'src/deep/c.py')).toBe(true);
});

it.each([
  [['migrate'], 'missing argument'],
  [['migrate', 'note'], 'nothing is known about "migrate note"'],
  [['migrate', 'constructor'], 'nothing is known about'],
  [['migrate', 'notebooks', 'nope.py'], 'nope.py is not there'],
  [['migrate', 'notebooks', '../x.py'], 'is not in'],
  [['migrate', 'notebooks', 'databricks.yml'], 'is not a Python notebook'],
  [['migrate', 'notebooks', '--jsn'], 'unknown flag --jsn'],
])('refuses %j', async (argv, message) => {
  const cwd = project();
  const { code, err } = await runIn(cwd, argv);
  expect(code).toBe(2);
  expect(err).toContain(message);
  expect(treeOf(cwd)).toEqual(BUNDLE);
});
