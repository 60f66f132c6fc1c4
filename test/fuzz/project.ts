/** Small bundles that load, with names and contents that nobody would choose. */
import fc from 'fast-check';
import { flatBundle } from '../support/flat-bundle.ts';
import { type Dice, oneOf, someOf } from '../support/hostile.ts';

/** Keys of jobs: the CLI takes any text; only some can be named by a reference. */
const KEYS = [
  'a',
  'b_job',
  'Foo',
  'c-d',
  'e1',
  'é',
  'odd key',
  'x"y',
  '1',
  'on',
  'a.b',
  '-',
  'ä_ö',
];
const PLAIN_KEYS = ['a', 'b_job', 'Foo', 'c-d', 'e1', 'load_job'];

/** What add-domain hooks a domain into. */
const MASTERS = ['master_setup_orchestrator', 'master_refresh_orchestrator'];

const FILES = ['all', 'a', 'b_job', 'Foo', 'b.job', 'with blank', 'ünïcode', "it's", 'x$y', '[z]'];

const NOTEBOOKS = [
  '# Databricks notebook source\ncatalog = dbutils.widgets.get("catalog")\nprint(f"Catalog: {catalog}")\n',
  '# Databricks notebook source\nprint("plain")\n',
  '# Databricks notebook source\r\nprint("crlf")\r\n',
  'print("no notebook")\n',
  '\ufeff# Databricks notebook source\nprint("mark")\n',
  '# Databricks notebook source\nthis is not python (\n',
  '# Databricks notebook source\n# MAGIC %md\n# MAGIC # "Title" \'quoted\' """three"""\n',
  '',
  argparse('catalog', '"main"'),
  argparse('class', 'None'),
  argparse('day-1', '"2020"').replace('day-1", ', 'day-1", help="a\\n\\"b\\"", '),
  argparse('x', "'''it's'''"),
  argparse('名前', '"値"'),
];

function argparse(name: string, initial: string): string {
  const field = name.replace(/[^\p{L}\p{N}_]/gu, '_');
  return `# Databricks notebook source
import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--${name}", default=${initial})
args = parser.parse_args()
print(getattr(args, "${field}"))
`;
}

export interface Project {
  readonly files: ReadonlyMap<string, string>;
  readonly jobs: readonly string[];
  /** Those that run jobs. */
  readonly runners: readonly string[];
  readonly tasks: readonly string[];
  readonly sources: readonly string[];
}

/** A bundle of up to five jobs in some files; or one without levels, as "migrate jobs" takes it. */
export function projectOf(dice: Dice): Project {
  if (dice(6) === 0) return flatProject(dice);
  const plain = dice(3) > 0;
  const keys = someOf(dice, plain ? PLAIN_KEYS : KEYS, 4).slice(0, 5);
  const jobs = [...(keys.length > 0 ? keys : ['a']), ...(dice(3) === 0 ? MASTERS : [])];
  const runners: string[] = [];
  const files = new Map<string, string>();
  const sources: string[] = [];
  const tasks: string[] = [];
  const texts = jobs.map((key, index) => {
    const runs = jobs.slice(0, index).filter(() => dice(2) === 0);
    if ((dice(2) === 0 || MASTERS.includes(key)) && runs.length > 0) {
      runners.push(key);
      tasks.push(...runs.map(taskKey));
      return jobText(key, MASTERS.includes(key) ? 'orchestrator' : 'composite', runs.map(runTask));
    }
    const source = `src/${oneOf(dice, ['n', 'x y', 'ü', 'deep/n'])}${index}.${oneOf(dice, ['py', 'py', 'py', 'sql'])}`;
    sources.push(source);
    files.set(
      source,
      source.endsWith('.sql') ? oneOf(dice, ['SELECT :catalog;\n', '']) : oneOf(dice, NOTEBOOKS),
    );
    tasks.push(taskKey(key));
    return jobText(key, 'atomic', [codeTask(dice, key, source)]);
  });
  const names = [...new Set(jobs.map(() => oneOf(dice, FILES)))];
  for (const [index, name] of names.entries()) {
    const own = texts.filter((_text, at) => at % names.length === index);
    const comment = oneOf(dice, ['', '# über # "x"\n', '---\n', '\ufeff', '%YAML 1.1\n---\n']);
    const text = `${comment}resources:\n  jobs:\n${own.join('')}`;
    files.set(
      `resources/${oneOf(dice, ['', '', 'sub/'])}${name}.yml`,
      dice(6) === 0 ? text.replaceAll('\n', '\r\n') : text,
    );
  }
  files.set('databricks.yml', rootText(dice));
  if (dice(2) === 0) files.set('.dab-project.yml', settingsText(dice));
  if (dice(2) === 0) files.set('resources/sub/pipe.yml', PIPELINE);
  return { files, jobs, runners, tasks, sources };
}

function flatProject(dice: Dice): Project {
  const [flat] = fc.sample(flatBundle, { seed: dice(2 ** 31), numRuns: 1 });
  const files = new Map(flat);
  const sources = ['src/gold/n0_0.py', 'src/bronze/load.py', 'src/a b/odd.py', 'nb.py'];
  for (const source of sources) if (dice(2) === 0) files.set(source, oneOf(dice, NOTEBOOKS));
  const jobs = ['alpha', 'beta_job', 'gamma', 'delta'];
  return { files, jobs, runners: jobs, tasks: ['t0', 't1', 't2'], sources };
}

const PIPELINE = 'resources:\n  pipelines:\n    pipe:\n      name: pipe\n';

function rootText(dice: Dice): string {
  const name = oneOf(dice, ['shop', '"a: # b"', "'it''s'", 'über', '"🎉"', '"x\\"y"', 'on']);
  const includes = ['resources/*.yml', 'resources/*/*.yml'];
  const list =
    dice(4) === 0
      ? ` [${includes.map((each) => `"${each}"`).join(', ')}]`
      : `\n${includes.map((each) => `  - ${each}`).join('\n')}`;
  const variables =
    dice(3) === 0
      ? ''
      : '\nvariables:\n  catalog:\n    default: main\n  gold_schema:\n    default: gold\n  warehouse_id:\n    default: w\n  schedule_status:\n    default: PAUSED';
  const targets =
    dice(2) === 0 ? '\ntargets:\n  dev:\n    mode: development\n    default: true' : '';
  return `bundle:\n  name: ${name}\ninclude:${list}${variables}${targets}\n`;
}

function settingsText(dice: Dice): string {
  return oneOf(dice, [
    'answers:\n  name: "odd \\"name\\": # é"\n',
    'answers:\n  name: "${x}"\n',
    'answers:\n  name: "\\u2028\\u001b[31m"\n',
    'answers:\n  name: "\\ud800"\n',
    'answers:\n  name: ""\n',
    'answers:\n  name: 5\n',
    'dab-check:\n  severity:\n    job-name-has-target: off\n',
    'dab-check:\n  ignore: ["legacy/**"]\n',
    '',
  ]);
}

function jobText(key: string, level: string, tasks: readonly string[]): string {
  return `    ${yamlKey(key)}:\n      name: "[\${bundle.target}] ${key.replaceAll('"', '')}"\n      tags:\n        job_level: ${level}\n${level === 'atomic' ? ENVIRONMENTS : ''}      tasks:\n${tasks.join('')}`;
}

const ENVIRONMENTS =
  '      environments:\n        - environment_key: default\n          spec:\n            environment_version: "4"\n';

function runTask(job: string): string {
  return `        - task_key: ${taskKey(job)}\n          run_job_task:\n            job_id: \${resources.jobs.${job.replace(/["]/g, '')}.id}\n`;
}

function codeTask(dice: Dice, key: string, source: string): string {
  const head = `        - task_key: ${taskKey(key)}\n`;
  const path = `"../${source}"`;
  if (source.endsWith('.sql')) {
    return `${head}          sql_task:\n            warehouse_id: w\n            file:\n              path: ${path}\n            parameters:\n              catalog: main\n`;
  }
  if (dice(5) === 0) {
    return `${head}          environment_key: default\n          spark_python_task:\n            python_file: ${path}\n            parameters: ["--catalog", "x y"]\n`;
  }
  return `${head}          environment_key: default\n          notebook_task:\n            notebook_path: ${path}\n            base_parameters:\n              catalog: ${oneOf(dice, ['main', '${var.catalog}', '"a: # b"', '"{{job.run_id}}"'])}\n`;
}

function taskKey(job: string): string {
  return `t_${job.replace(/[^A-Za-z0-9]/g, '')}`;
}

function yamlKey(key: string): string {
  return /^[A-Za-z][A-Za-z0-9_-]*$/.test(key) && key !== 'on' ? key : JSON.stringify(key);
}
