// Runs command lines in turn and takes medians.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const BIN = join(import.meta.dirname, '../bin/create-dab-project.js');

/** A folder for everything that is made on the way. */
export const home = mkdtempSync(join(tmpdir(), 'dab-bench-'));

/**
 * @param {string} name
 * @param {string} text
 */
export function script(name, text) {
  writeFileSync(join(home, name), text);
  return join(home, name);
}

/**
 * Medians of both command lines in milliseconds, run in turn so that both see the same machine.
 * @param {number} times
 * @param {string[]} tool
 * @param {string[]} other
 * @returns {[number, number]}
 */
export function medians(times, tool, other) {
  const ours = [];
  const theirs = [];
  for (let index = 0; index <= times; index++) {
    const pair = [timed(tool), timed(other)];
    if (index === 0) continue; // the first run warms the caches of the system
    ours.push(/** @type {number} */ (pair[0]));
    theirs.push(/** @type {number} */ (pair[1]));
  }
  return [median(ours), median(theirs)];
}

/** @param {string[]} args */
function timed(args) {
  const folder = mkdtempSync(join(home, 'run-'));
  const start = process.hrtime.bigint();
  run(args, folder);
  const end = process.hrtime.bigint();
  rmSync(folder, { recursive: true });
  return Number(end - start) / 1e6;
}

/**
 * @param {string[]} args
 * @param {string} cwd
 */
export function run(args, cwd) {
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
}

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return /** @type {number} */ (sorted[Math.floor(sorted.length / 2)]);
}
