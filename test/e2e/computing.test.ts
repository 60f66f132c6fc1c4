/** Signals that arrive while the built tool computes, so that no handler of it could run. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';

const BIN = join(import.meta.dirname, '../../bin/create-dab-project.js');

/** Sends itself a signal when it reads the bundle, and computes for ever from then on. */
const busyFrom = (signal: string) => `
const fs = require('node:fs');
const { openSync } = fs;
fs.openSync = (path, ...rest) => {
  if (!String(path).endsWith('databricks.yml')) return openSync(path, ...rest);
  process.kill(process.pid, '${signal}');
  for (;;);
};
`;

const COMMANDS = [
  ['check'],
  ['graph'],
  ['add-job', 'new', '--domain=x'],
  ['add-domain', 'sales'],
  ['remove-job', 'load'],
  ['rename-job', 'load', 'other'],
  ['migrate', 'notebooks'],
  ['migrate', 'jobs'],
  ['check', '--fix'],
  ['check', '--watch'],
  ['check', '--baseline=known.json', '--write-baseline'],
  ['graph', '--write', 'x.html'],
];

it.each(COMMANDS.map((argv) => [argv]))('%j ends at once by any of them', (argv) => {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    const folder = emptyFolder();
    const preload = join(emptyFolder(), 'preload.cjs');
    writeTree(join(preload, '..'), new Map([['preload.cjs', busyFrom(name)]]));
    writeTree(folder, new Map([['databricks.yml', 'bundle: {name: shop}\n']]));
    const before = treeOf(folder);
    const { signal } = spawnSync(process.execPath, ['--require', preload, BIN, ...argv], {
      cwd: folder,
      timeout: 60_000,
      killSignal: 'SIGKILL',
    });
    expect(signal).toBe(name);
    expect(treeOf(folder)).toEqual(before);
  }
});
