// Measures the built tool in one run and prints ratios, which depend little on the machine.
// Every number is a median over interleaved runs, each in a process and a folder of its own.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const BIN = join(import.meta.dirname, '../bin/create-dab-project.js');
const home = mkdtempSync(join(tmpdir(), 'dab-bench-'));
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
rmSync(home, { recursive: true });
console.log(table.join('\n'));
if (process.argv.includes('--write')) {
  const readme = join(import.meta.dirname, '../README.md');
  const block = /(<!-- bench[^\n]*-->\n)[\s\S]*?(<!-- \/bench -->)/;
  const text = readFileSync(readme, 'utf8');
  writeFileSync(
    readme,
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

/**
 * Arguments that create a project with this many jobs, all in domains of one's own. A domain has
 * four jobs: a composite and an atomic one for setup, and for refresh.
 * @param {number} jobs
 */
function create(jobs) {
  const domains = Array.from({ length: jobs / 4 }, (_, index) => `d${index}`);
  const answers = join(home, `answers-${jobs}.json`);
  writeFileSync(answers, JSON.stringify({ name: 'x', layers: [], domains }));
  return [BIN, 'x', '--yes', '--answers', answers];
}

/**
 * A script that only writes the same bytes as `create(jobs)`.
 * @param {number} jobs
 */
function writeOnly(jobs) {
  const made = join(home, `made-${jobs}`);
  const [bin, , ...rest] = create(jobs);
  run([/** @type {string} */ (bin), made, ...rest], home);
  const files = readdirSync(made, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(made, path)).isFile())
    .map((path) => [path, readFileSync(join(made, path), 'utf8')]);
  writeFileSync(join(home, `files-${jobs}.json`), JSON.stringify(files));
  return [
    script(
      `write-${jobs}.mjs`,
      `import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
       import { dirname, join } from 'node:path';
       const files = JSON.parse(readFileSync(${JSON.stringify(join(home, `files-${jobs}.json`))}, 'utf8'));
       const made = new Set();
       for (const [path, text] of files) {
         const file = join('x', path);
         const folder = dirname(file);
         if (!made.has(folder)) mkdirSync(folder, { recursive: true });
         made.add(folder);
         writeFileSync(file, text);
       }`,
    ),
  ];
}

/**
 * A dry run of add-job with a parent: it reads, plans and shows, so it can be repeated.
 * @param {number} jobs
 */
function addJob(jobs) {
  const project = projectOf(jobs);
  const flags = ['--domain', 'd0', '--parent', 'd0_layer_setup_job', '--dry-run'];
  return [BIN, 'add-job', 'new_job', '--project', project, ...flags];
}

/**
 * Draws a project.
 * @param {number} jobs
 * @param {string} format
 */
function graph(jobs, format) {
  return [BIN, 'graph', '--project', projectOf(jobs), '--format', format];
}

/**
 * A script that only reads the same job files and parses them with `yaml`.
 * @param {number} jobs
 */
function parseOnly(jobs) {
  const project = projectOf(jobs);
  const yaml = pathToFileURL(join(import.meta.dirname, '../node_modules/yaml/dist/index.js'));
  return [
    script(
      `parse-${jobs}.mjs`,
      `import { readdirSync, readFileSync } from 'node:fs';
       import { join } from 'node:path';
       import YAML from ${JSON.stringify(yaml.href)};
       const folder = ${JSON.stringify(join(project, 'resources'))};
       for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
         if (path.endsWith('.yml')) YAML.parseDocument(readFileSync(join(folder, path), 'utf8')).toJS();
       }`,
    ),
  ];
}

/**
 * A folder with a project of this many jobs.
 * @param {number} jobs
 */
function projectOf(jobs) {
  const project = join(home, `project-${jobs}`);
  if (!existsSync(project)) {
    const [bin, , ...rest] = create(jobs);
    run([/** @type {string} */ (bin), project, ...rest], home);
  }
  return project;
}

/**
 * @param {string} name
 * @param {string} text
 */
function script(name, text) {
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
function medians(times, tool, other) {
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
function run(args, cwd) {
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
}

/** @param {number[]} numbers */
function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return /** @type {number} */ (sorted[Math.floor(sorted.length / 2)]);
}
