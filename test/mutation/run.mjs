// `npm run test:mutation -- ROOM [FILE...]` plants small faults into a room, one at a time, and tells
// which of them its tests do not see. Stryker is no part of the default install: see package.json.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOMS } from './rooms.mjs';

const HERE = import.meta.dirname;
const ROOT = join(HERE, '../..');
const [room = '', ...files] = process.argv.slice(2);

if (!Object.hasOwn(ROOMS, room)) {
  process.stderr.write(`npm run test:mutation -- ROOM; rooms: ${Object.keys(ROOMS).join(', ')}\n`);
  process.exitCode = 2;
} else run(ROOMS[room]);

/** @param {(typeof ROOMS)[string] | undefined} wanted */
function run(wanted) {
  if (wanted === undefined) return;
  const stryker = join(HERE, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  if (!existsSync(stryker)) execFileSync('npm', ['ci', '--prefix', HERE], { stdio: 'inherit' });
  const mutate = files.length > 0 ? files : [wanted.mutate];
  const { status } = spawnSync(
    process.execPath,
    [stryker, 'run', join(HERE, 'stryker.json'), '--mutate', mutate.join(',')],
    {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, MUTATION_TESTS: wanted.tests.join(' ') },
    },
  );
  process.exitCode = status ?? 1;
}
