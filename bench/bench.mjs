// Measures the built tool in one run and prints ratios, which depend little on the machine.
// Every number is a median over interleaved runs, each in a process and a folder of its own.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, memoryOf, parseAll, watchTimes } from './check.mjs';
import { hostile } from './hostile.mjs';
import { BIN, home, medians, script } from './measure.mjs';
import { addJob, create, graph, parseOnly, writeOnly } from './projects.mjs';

const asked = process.argv.indexOf('--hostile');
if (asked >= 0) {
  const [input = '', command = ''] = process.argv.slice(asked + 1);
  const held = hostile(input, command);
  rmSync(home, { recursive: true });
  process.exit(held ? 0 : 1);
}

const empty = script('empty.mjs', '');

/** One row: what is measured, against what, and the ratio that must not be passed. */
const rows = [
  row('--version', 1.35, 41, [BIN, '--version'], [empty]),
  row('create: the default project', 2.2, 41, [BIN, 'x', '--yes'], [empty]),
  row('create: 1,000 jobs', 2, 9, create(1000), writeOnly(1000)),
  row('create: 1,000 to 10,000 jobs (10 is linear)', 12, 3, create(10_000), create(1000)),
  row('add-job in 1,000 job files', 2, 7, addJob(1000), parseOnly(1000)),
  row('add-job: 1,000 to 10,000 files (10 is linear)', 12, 3, addJob(10_000), addJob(1000)),
  row('graph: 1,000 jobs as a page', 4, 5, graph(1000, 'html'), parseOnly(1000)),
  row(
    'graph: 1,000 to 10,000 jobs as JSON (10 is linear)',
    12,
    3,
    graph(10_000, 'json'),
    graph(1000, 'json'),
  ),
  row('check: 1,000 job files, their notebooks', 0.9, 7, check(1000), parseAll(1000)),
  row('check: 1,000 to 10,000 files (10 is linear)', 12, 3, check(10_000), check(1000)),
];

let failed = false;
const table = ['| What | Time | Against | Ratio | Limit |', '| --- | --- | --- | --- | --- |'];
for (const { name, limit, times, tool, other } of rows) {
  const [ours, theirs] = medians(times, tool, other);
  const ratio = ours / theirs;
  failed ||= ratio > limit;
  table.push(
    `| ${name} | ${ours.toFixed(0)} ms | ${theirs.toFixed(0)} ms | ${ratio.toFixed(2)} | ${limit} |`,
  );
}
const again = await watchTimes(1000, 5);
failed ||= again.once / again.first > 0.05;
table.push(
  `| check --watch: one of 1,000 files changes | ${again.once.toFixed(0)} ms | ${again.first.toFixed(0)} ms | ${(again.once / again.first).toFixed(3)} | 0.05 |`,
);
const memory = memoryOf(check(10_000));
failed ||= memory > 350;
table.push(`| check: memory for 10,000 job files | ${memory.toFixed(0)} MB | | | 350 MB |`);
rmSync(home, { recursive: true });
console.log(table.join('\n'));
if (process.argv.includes('--write')) {
  const page = join(import.meta.dirname, '../docs/bench.md');
  const block = /(<!-- bench[^\n]*-->\n)[\s\S]*?(<!-- \/bench -->)/;
  const text = readFileSync(page, 'utf8');
  writeFileSync(
    page,
    text.replace(block, (_all, start, end) => `${start}${table.join('\n')}\n${end}`),
  );
}
process.exitCode = failed ? 1 : 0;

/**
 * @param {string} name
 * @param {number} limit
 * @param {number} times
 * @param {string[]} tool
 * @param {string[]} other
 */
function row(name, limit, times, tool, other) {
  return { name, limit, times, tool, other };
}
