import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { refuseWayOut } from '../../src/disk/way-out.ts';
import { UserError } from '../../src/problem.ts';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';

/** A folder with links, beside another one. */
function folderWithLinks(): string {
  const folder = join(emptyFolder(), 'here');
  writeTree(
    folder,
    new Map([
      ['plain/x', ''],
      ['../there/x', ''],
    ]),
  );
  for (const [name, target] of [
    ['out', '../there'],
    ['nowhere', '../made'],
    ['cycle', 'cycle'],
    ['in', 'plain'],
    ['plain/up', '..'],
  ] as const) {
    fs.symlinkSync(target, join(folder, name));
  }
  return folder;
}

it.each(['out', 'out/new', 'out/new/deep', 'nowhere', 'nowhere/new', 'cycle', 'plain/up/out/x'])(
  'refuses %s',
  (path) => {
    const folder = folderWithLinks();
    expect(() => refuseWayOut(folder, join(folder, path))).toThrow(UserError);
  },
);

it.each([
  '',
  'plain',
  'plain/new',
  'new/deep',
  'in',
  'in/new',
  'plain/up/new',
  '..',
  '../there',
  '..x',
])('lets "%s" be', (path) => {
  const folder = folderWithLinks();
  expect(() => refuseWayOut(folder, join(folder, path))).not.toThrow();
});

it('a folder that is itself reached by a link holds what is in it', () => {
  const folder = folderWithLinks();
  expect(() => refuseWayOut(join(folder, 'out'), join(folder, 'out', 'new'))).not.toThrow();
});

it.each([
  ['out/new', '--yes'],
  ['out', '--yes', '--dry-run'],
  ['graph', '--write', 'out/x.svg'],
  ['check', 'out', '--fix'],
  ['check', '--baseline', 'out/known.json', '--write-baseline'],
  ['rename-job', 'a', 'b', '--project', 'out', '--yes'],
])('%j writes nothing outside', async (...argv) => {
  const folder = folderWithLinks();
  const bundle = new Map([
    ['databricks.yml', 'bundle:\n  name: x\ninclude: ["*.yml"]\n'],
    [
      'a.yml',
      'resources:\n  jobs:\n    a:\n      tasks: []\n      trigger: {periodic: {interval: 1, unit: DAYS}}\n',
    ],
  ]);
  writeTree(folder, bundle);
  writeTree(join(dirname(folder), 'there'), bundle);
  const before = treeOf(dirname(folder));
  const { code, err } = await runIn(folder, argv);
  expect(err).toContain(' leads out of ');
  expect(code).toBe(2);
  expect(treeOf(dirname(folder))).toEqual(before);
});
