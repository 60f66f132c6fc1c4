/** Much of something: bytes, levels, aliases, patterns, files. */
import fs from 'node:fs';
import { join } from 'node:path';
import { LARGEST, LARGEST_YAML } from '../../../src/disk/read-text.ts';
import type { Hostile } from '../hostile.ts';
import { HOST, type World, write } from '../world.ts';

/** A text of exactly so many bytes, out of one piece again and again. */
function filled(start: string, piece: string, end: string, size: number): string {
  const count = Math.floor((size - start.length - end.length - 1) / piece.length);
  const text = start + piece.repeat(count) + end;
  return `${text}\n`.padEnd(size, '#');
}

/** Aliases that would stand for 10^12 values. */
const BOMB = `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from(
  { length: 12 },
  (_, at) => `a${at + 1}: &a${at + 1} [${Array(10).fill(`*a${at}`).join(', ')}]\n`,
).join('')}`;

const MERGE_BOMB = `a0: &a0 {x: 1}\n${Array.from(
  { length: 25 },
  (_, at) => `a${at + 1}: &a${at + 1} {<<: [*a${at}, *a${at}], k${at}: *a${at}}\n`,
).join('')}`;

const jobsOf = (count: number, task: (at: number) => string) =>
  `resources:\n  jobs:\n    load:\n      name: Load\n      tasks:\n${Array.from({ length: count }, (_, at) => task(at)).join('')}`;

/** Texts for a file that the bundle loads. */
const YAML: Readonly<Record<string, string>> = {
  'flow brackets': filled('a: [', '[],', ']', LARGEST_YAML / 4),
  'short flow maps, as many as a file may have': filled('a: [', '{a: b},', ']', LARGEST_YAML),
  items: filled('a:\n', '- a\n', '', LARGEST_YAML / 4),
  'dashes of one line': filled('a: x\nb:\n  ', '- ', 'x', LARGEST_YAML / 20),
  'one byte more than a file may have': filled('a: [', '[],', ']', LARGEST_YAML + 1),
  'open brackets without end': filled('a: ', '[', '', LARGEST_YAML),
  'a thousand levels of maps': Array.from(
    { length: 1000 },
    (_, at) => `${' '.repeat(at)}a:\n`,
  ).join(''),
  'aliases that multiply': `${BOMB}resources: {jobs: {load: {name: Load, tasks: *a12, tags: *a11}}}\n`,
  'merges that multiply': `${MERGE_BOMB}resources:\n  jobs:\n    load: *a25\n    b: {<<: *a24, tasks: [*a20]}\n`,
  'references in references': `resources: {jobs: {load: {name: "${'${'.repeat(20_000)}"}}}\n`,
  'one line of 1.9 MB': `resources: {jobs: {load: {name: "${'x'.repeat(1_900_000)}"}}}\n`,
  'a key of 1.9 MB': `"${'k'.repeat(1_900_000)}": x\n`,
  'documents, one after the other': '--- {a: 1}\n'.repeat(10_000),
  anchors: Array.from({ length: 30_000 }, (_, at) => `a${at}: &x${at} b\n`).join(''),
  'equal keys': 'a: 1\n'.repeat(20_000),
  excuses: 'a: 1 # dab-ignore known-key x\n'.repeat(20_000),
  'tasks that wait for all before': jobsOf(
    200,
    (at) =>
      `        - task_key: t${at}\n          notebook_task: {notebook_path: ../src/load.py}\n          depends_on: [${Array.from({ length: at }, (_, each) => `{task_key: t${each}}`).join(', ')}]\n`,
  ),
  'tasks of one name': jobsOf(
    5000,
    () => '        - task_key: t\n          run_job_task: {job_id: 1}\n',
  ),
  'a time zone and keys that take their time': `resources:\n  jobs:\n    ${'a_'.repeat(60)}!:\n      schedule: {quartz_cron_expression: "${'0,'.repeat(2000)} * * ? * *", timezone_id: "${'Aa_'.repeat(40)}/!"}\n      tasks: [{task_key: "${'a-'.repeat(60)}!"}]\n`,
};

/** Texts for the notebook that a job runs. */
const CODE: Readonly<Record<string, readonly [path: string, text: string]>> = {
  'percent signs': ['src/load.py', filled('# Databricks notebook source\n', '%', '', 200_000)],
  'open brackets': ['src/load.py', filled('# Databricks notebook source\nx = ', '(', '', 300_000)],
  'a sum of many numbers': [
    'src/load.py',
    filled('# Databricks notebook source\nx = 1', ' + 1', '', 400_000),
  ],
  'blocks in blocks': [
    'src/load.py',
    `# Databricks notebook source\n${Array.from({ length: 900 }, (_, at) => `${' '.repeat(at)}if x:\n`).join('')}`,
  ],
  magics: [
    'src/load.py',
    filled('# Databricks notebook source\n', '# MAGIC %run ./load\n', '', 300_000),
  ],
  'a notebook of brackets': ['src/load.ipynb', '['.repeat(1_000_000)],
  'a notebook of cells': [
    'src/load.ipynb',
    `{"cells": [${Array(20_000).fill('{"cell_type": "code", "source": ["import argparse"]}').join(',')}]}`,
  ],
  'one byte more than a file may have': [
    'src/load.py',
    filled('# Databricks notebook source\n', 'x\n', '', LARGEST + 1),
  ],
};

function plain(bundle: Readonly<Record<string, string>>) {
  return ({ root }: World) => write(root, bundle);
}

export const SIZES: readonly Hostile[] = [
  ...Object.entries(YAML).map(
    ([name, text]): Hostile => ({
      name: `a bundle file of ${name}`,
      tries: 'to take all time or memory',
      slow: true,
      make: plain({ [HOST]: text }),
    }),
  ),
  ...Object.entries(CODE).map(
    ([name, [path, text]]): Hostile => ({
      name: `a notebook of ${name}`,
      tries: 'to take all time or memory',
      slow: true,
      make: ({ root }) => {
        write(root, { [path]: text });
        if (path === 'src/load.py') return;
        fs.rmSync(join(root, 'src/load.py'));
        const job = fs.readFileSync(join(root, HOST), 'utf8');
        write(root, { [HOST]: job.replace('load.py', 'load.ipynb') });
      },
    }),
  ),
  {
    name: 'bombs in every file',
    tries: 'to take all time or memory',
    make: plain({
      'databricks.yml': `bundle: {name: shop}\ninclude: [resources/*.yml]\n${BOMB}variables: {v: {default: *a12}}\n`,
      '.dab-project.yml': `${BOMB}answers: *a12\ndab-check: {ignore: *a12}\n`,
      'known.json': BOMB,
      'more.yml': `${BOMB}domains: *a12\nname: *a11\n`,
    }),
    also: [['x', '--yes', '--dry-run', '--answers', 'more.yml']],
  },
  {
    name: 'a root file with thousands of includes',
    tries: 'to take all time or memory',
    slow: true,
    make: plain({
      'databricks.yml': `bundle: {name: shop}\ninclude:\n${Array.from({ length: 3000 }, (_, at) => `  - resources/*${at % 7 === 0 ? '*' : ''}.yml\n  - r${at}*/x.yml\n`).join('')}`,
    }),
  },
  {
    name: 'an include of fifty thousand stars',
    tries: 'to fill the stack',
    slow: true,
    make: plain({
      'databricks.yml': `bundle: {name: shop}\ninclude:\n  - "${'*/'.repeat(50_000)}x.yml"\n  - "${'*'.repeat(50_000)}a*b.yml"\n  - "${'[a-z]'.repeat(50_000)}.yml"\n  - "${'../'.repeat(20_000)}x.yml"\n`,
    }),
  },
  {
    name: 'thousands of small files',
    tries: 'to take all time or memory',
    slow: true,
    make: ({ root }) => {
      for (let at = 0; at < 1000; at++) {
        write(root, {
          [`resources/job_${at}.yml`]: `resources:\n  jobs:\n    job_${at}:\n      name: job ${at}\n      tasks:\n        - task_key: t\n          notebook_task:\n            notebook_path: ../src/own.py\n`,
        });
      }
    },
  },
];
