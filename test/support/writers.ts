/** Every command that writes, with a project for it to work on. */
import fs from 'node:fs';
import { join } from 'node:path';
import { stateOf } from './crash.ts';
import { emptyFolder, writeTree } from './folder.ts';

const task = (key: string, code: string) => `        - task_key: ${key}\n          ${code}\n`;
const runs = (key: string) =>
  task(key, `run_job_task:\n            job_id: \${resources.jobs.${key}.id}`);
const notebook = (key: string) =>
  task(key, `notebook_task:\n            notebook_path: ../src/${key}.py`);
const job = (key: string, level: string, tasks: readonly string[]) => `resources:
  jobs:
    ${key}:
      name: "[\${bundle.target}] ${key}"
      tags:
        job_level: ${level}
      tasks:
${tasks.join('')}`;

const ARGPARSE = `# Databricks notebook source
import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--day")
args = parser.parse_args()
print(args.day)
`;

const BUNDLE = new Map([
  ['databricks.yml', 'bundle:\n  name: shop\ninclude:\n  - resources/*.yml\n'],
  [
    'resources/all.yml',
    job('master_setup_orchestrator', 'orchestrator', [runs('load'), runs('sum')]),
  ],
  ['resources/refresh.yml', job('master_refresh_orchestrator', 'orchestrator', [runs('load')])],
  ['resources/loose.yml', job('loose', 'orchestrator', [notebook('x')])],
  ['resources/load.yml', job('load', 'atomic', [notebook('load')])],
  ['resources/sum.yml', job('sum', 'atomik', [notebook('sum')]).replace('atomik', 'Atomic')],
  ['src/load.py', ARGPARSE],
  ['src/sum.py', ARGPARSE],
  ['src/x.py', '# Databricks notebook source\nprint(1)\n'],
]);

/** A command line, and what it works on: a bundle, nothing, or a folder with these files. */
export interface Writer {
  readonly argv: readonly string[];
  readonly start: ReadonlyMap<string, string> | null;
  /** Exit codes that tell of success. */
  readonly codes: readonly number[];
}

/** What the files of a new domain need. */
export const VARIABLES = ['--variable=catalog=main', '--variable=gold_schema=gold'];

const ANSWERS = ['--yes', '--layers=bronze', '--domains=none'];

export const WRITERS: Readonly<Record<string, Writer>> = {
  create: { argv: ['x', ...ANSWERS], start: null, codes: [0] },
  'create --overwrite': {
    argv: ['.', ...ANSWERS, '--overwrite'],
    start: new Map([
      ['README.md', 'old'],
      ['databricks.yml', 'old'],
    ]),
    codes: [0],
  },
  'create --git': { argv: ['x', ...ANSWERS, '--git'], start: null, codes: [0] },
  'create --git in a folder': {
    argv: ['.', ...ANSWERS, '--git'],
    start: new Map([['mine', '']]),
    codes: [0],
  },
  'add-job': {
    argv: ['add-job', 'new', '--domain=x', '--parent=master_setup_orchestrator'],
    start: BUNDLE,
    codes: [0],
  },
  'add-domain': {
    argv: ['add-domain', 'sales', '--after=load', ...VARIABLES],
    start: BUNDLE,
    codes: [0],
  },
  'remove-job': {
    argv: ['remove-job', 'load', '--cascade', '--delete-sources'],
    start: BUNDLE,
    codes: [0],
  },
  'rename-job': { argv: ['rename-job', 'load', 'other'], start: BUNDLE, codes: [0] },
  'migrate notebooks': { argv: ['migrate', 'notebooks'], start: BUNDLE, codes: [0] },
  'migrate jobs': { argv: ['migrate', 'jobs'], start: BUNDLE, codes: [0] },
  'check --fix': { argv: ['check', '--fix=unsafe'], start: BUNDLE, codes: [0, 1] },
  'check --write-baseline': {
    argv: ['check', '--baseline=known.json', '--write-baseline'],
    start: new Map([...BUNDLE, ['known.json', '{"format":1,"findings":[]}\n']]),
    codes: [0],
  },
  'graph --write': {
    argv: ['graph', '--write=README.md'],
    start: new Map([...BUNDLE, ['README.md', '# x\n\n<!-- graph -->\n<!-- /graph -->\n']]),
    codes: [0],
  },
};

/** A folder, in a home that is watched as well, on which the command of a writer is to be run. */
export function sceneFor({ start }: Writer): { readonly home: string; readonly cwd: string } {
  const home = emptyFolder();
  const cwd = join(home, 'project');
  fs.mkdirSync(cwd);
  if (start !== null) writeTree(cwd, start);
  return { home, cwd };
}

/** All that is there, but for what differs in each repository of git: only whether there is one. */
export function stateBesidesGit(home: string): Record<string, string> {
  const state = Object.entries(stateOf(home)).filter(([path]) => !/\/\.git\//.test(path));
  return Object.fromEntries(state);
}
