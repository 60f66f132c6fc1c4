// Runs every command that reads a repository in repositories made to take time or memory, and holds
// each of them to bounds. All that is not refused is done within them; nothing ends with a fault of
// the tool, or is killed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { INPUTS } from './hostile-inputs.mjs';
import { BIN, home, script } from './measure.mjs';

const MOST_SECONDS = 20;
const MOST_MB = 1000;

const DRY = '--dry-run';

/** Every command that reads a bundle, in each of its forms. */
const COMMANDS = [
  ['check'],
  ['check', '--format', 'sarif'],
  ['check', '--fix=unsafe', '--diff'],
  ...['text', 'mermaid', 'dot', 'json', 'svg', 'html'].map((form) => ['graph', '--format', form]),
  ['graph', '--focus', 'a'],
  ['graph', '--run-order', 'a'],
  ['graph', '--what-uses', 'src/n.py'],
  ['add-job', 'new_job', '--domain', 'd', '--parent', 'a', '--yes', DRY],
  ['add-domain', 'new_domain', '--yes', DRY],
  ['rename-job', 'a', 'b', '--tasks', '--title', '--yes', DRY],
  ['remove-job', 'a', '--cascade', '--delete-sources', '--yes', DRY],
  ['migrate', 'notebooks', '--yes', DRY],
  ['migrate', 'jobs', '--yes', DRY],
];

/**
 * Measures all inputs whose names hold `wanted`; prints a row for each command that breaks a bound, and
 * for each input the slowest and the largest. Returns whether all bounds held.
 * @param {string} wanted
 * @param {string} command
 */
export function hostile(wanted, command) {
  let held = true;
  console.log('| Input | Command | Seconds | MB | Exit |\n| --- | --- | --- | --- | --- |');
  for (const input of INPUTS.filter(({ name }) => name.includes(wanted))) {
    const folder = join(home, 'hostile');
    for (const [path, text] of input.files()) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const commands = [...COMMANDS, ...(input.more ?? [])];
    const runs = commands
      .filter((args) => args.join(' ').startsWith(command))
      .map((args) => measured(folder, args));
    const isBad = (/** @type {Run} */ run) =>
      run.seconds > MOST_SECONDS || run.mb > MOST_MB || ![0, 1, 2].includes(Number(run.exit));
    const slowest = runs.toSorted((a, b) => b.seconds - a.seconds)[0];
    const largest = runs.toSorted((a, b) => b.mb - a.mb)[0];
    const shown = new Set(runs.filter(isBad));
    if (slowest !== undefined) shown.add(slowest);
    if (largest !== undefined) shown.add(largest);
    for (const run of shown) {
      const mark = isBad(run) ? '**' : '';
      if (mark !== '') held = false;
      console.log(
        `| ${input.name} | ${mark}${run.args.join(' ')}${mark} | ${run.seconds.toFixed(1)} | ${run.mb.toFixed(0)} | ${run.exit} |`,
      );
    }
    rmSync(folder, { recursive: true });
  }
  return held;
}

/** @typedef {{ args: string[], seconds: number, mb: number, exit: string }} Run */

/**
 * One command in a process of its own: how long it took, the most memory that it had, how it ended.
 * @param {string} folder
 * @param {string[]} args
 * @returns {Run}
 */
function measured(folder, args) {
  const meter = script(
    'meter.mjs',
    `import { writeSync } from 'node:fs';
     import { isMainThread } from 'node:worker_threads';
     process.on('exit', () => {
       if (!isMainThread) return;
       const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
       writeSync(3, JSON.stringify([maxRSS / 1024, (userCPUTime + systemCPUTime) / 1e6]));
     });`,
  );
  const start = performance.now();
  const ended = spawnSync(process.execPath, ['--import', pathToFileURL(meter).href, BIN, ...args], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // Long enough to see by how much it is over.
    timeout: 10 * MOST_SECONDS * 1000,
    killSignal: 'SIGKILL',
  });
  const passed = (performance.now() - start) / 1000;
  const said = ended.output[3]?.toString() || JSON.stringify([null, passed]);
  const [mb, cpu] = JSON.parse(said);
  // Whatever else the machine does at the time: a process alone on it would not take longer.
  const seconds = Math.min(passed, cpu);
  return {
    args,
    seconds,
    mb: mb ?? Number.POSITIVE_INFINITY,
    exit: String(ended.status ?? ended.signal),
  };
}
