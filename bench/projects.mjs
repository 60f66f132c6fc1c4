// Projects of a size, and what is done with them.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BIN, home, run, script } from './measure.mjs';

/**
 * Arguments that create a project with this many jobs, all in domains of one's own. A domain has
 * four jobs: a composite and an atomic one for setup, and for refresh.
 * @param {number} jobs
 */
export function create(jobs) {
  const domains = Array.from({ length: jobs / 4 }, (_, index) => `d${index}`);
  const answers = join(home, `answers-${jobs}.json`);
  writeFileSync(answers, JSON.stringify({ name: 'x', layers: [], domains }));
  return [BIN, 'x', '--yes', '--answers', answers];
}

/**
 * A script that only writes the same bytes as `create(jobs)`.
 * @param {number} jobs
 */
export function writeOnly(jobs) {
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
export function addJob(jobs) {
  const project = projectOf(jobs);
  const flags = ['--domain', 'd0', '--parent', 'd0_layer_setup_job', '--dry-run'];
  return [BIN, 'add-job', 'new_job', '--project', project, ...flags];
}

/**
 * Draws a project.
 * @param {number} jobs
 * @param {string} format
 */
export function graph(jobs, format) {
  return [BIN, 'graph', '--project', projectOf(jobs), '--format', format];
}

/**
 * A script that only reads the same job files and parses them with `yaml`.
 * @param {number} jobs
 */
export function parseOnly(jobs) {
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
export function projectOf(jobs) {
  const project = join(home, `project-${jobs}`);
  if (!existsSync(project)) {
    const [bin, , ...rest] = create(jobs);
    run([/** @type {string} */ (bin), project, ...rest], home);
  }
  return project;
}
