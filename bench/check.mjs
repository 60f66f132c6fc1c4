// What check is measured by.
import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BIN, home, median, run, script } from './measure.mjs';
import { projectOf } from './projects.mjs';

/**
 * The findings are not what is measured: of 10,000 jobs, orchestrators run more than a job may.
 * @param {number} jobs
 */
export function check(jobs) {
  return [BIN, 'check', '--fail-on', 'never', projectOf(jobs)];
}

/**
 * A script that only reads the same YAML and Python, and parses them with the same parsers alone.
 * @param {number} jobs
 */
export function parseAll(jobs) {
  const project = projectOf(jobs);
  const modules = join(import.meta.dirname, '../node_modules');
  const yaml = pathToFileURL(join(modules, 'yaml/dist/index.js'));
  const python = pathToFileURL(join(modules, '@lezer/python/dist/index.js'));
  return [
    script(
      `parse-all-${jobs}.mjs`,
      `import { readdirSync, readFileSync } from 'node:fs';
       import { join } from 'node:path';
       import YAML from ${JSON.stringify(yaml.href)};
       import { parser } from ${JSON.stringify(python.href)};
       const project = ${JSON.stringify(project)};
       YAML.parseDocument(readFileSync(join(project, 'databricks.yml'), 'utf8')).toJS();
       for (const folder of ['resources', 'src']) {
         const names = readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' });
         for (const name of names) {
           const path = join(project, folder, name);
           if (name.endsWith('.yml')) YAML.parseDocument(readFileSync(path, 'utf8')).toJS();
           else if (name.endsWith('.py')) parser.parse(readFileSync(path, 'utf8'));
         }
       }`,
    ),
  ];
}

/**
 * The most memory that a command line takes, in MB.
 * @param {string[]} args
 */
export function memoryOf([bin = '', ...args]) {
  const result = join(home, 'memory.txt');
  const wrapper = script(
    'memory.mjs',
    `import { writeFileSync } from 'node:fs';
     process.on('exit', () => {
       writeFileSync(${JSON.stringify(result)}, String(process.resourceUsage().maxRSS / 1024));
     });
     process.argv = [process.argv[0], ${JSON.stringify(bin)}, ...${JSON.stringify(args)}];
     await import(${JSON.stringify(pathToFileURL(bin).href)});`,
  );
  run([wrapper], home);
  return Number(readFileSync(result, 'utf8'));
}

/**
 * How long the first check of a watch takes, and the median of those after a change of one file.
 * @param {number} jobs
 * @param {number} times
 * @returns {Promise<{ first: number, once: number }>}
 */
export async function watchTimes(jobs, times) {
  const project = projectOf(jobs);
  const start = performance.now();
  const child = spawn(process.execPath, [BIN, 'check', '--watch', project]);
  /** @type {() => void} */
  let done = () => {};
  child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    if (text.includes('Watching')) done();
  });
  const round = () => new Promise((resolve) => (done = () => resolve(performance.now())));
  const first = (await round()) - start;
  const durations = [];
  for (let index = 0; index < times; index++) {
    const next = round();
    const before = performance.now();
    appendFileSync(join(project, 'resources/d7/d7_layer_setup_job.yml'), '# changed\n');
    durations.push((await next) - before);
  }
  child.kill();
  return { first, once: median(durations) };
}
