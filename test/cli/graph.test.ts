/** The command graph on folders: what is drawn, answered and written. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, writeTree } from '../support/folder.ts';
import { onlyRule } from '../support/graph.ts';
import { runIn } from '../support/io.ts';

const ROOT = `bundle:
  name: shop
include:
  - resources/*/*.yml
targets:
  dev:
    default: true
  prod:
    resources:
      jobs:
        load:
          schedule:
            pause_status: PAUSED
          tasks:
            - task_key: load
              notebook_task:
                notebook_path: src/load_fast.py
        nightly:
          tasks:
            - task_key: all
              run_job_task:
                job_id: \${resources.jobs.all.id}
          tags:
            job_level: orchestrator
`;

const LOAD = `resources:
  jobs:
    load:
      schedule:
        quartz_cron_expression: "0 0 1 * * ?"
        timezone_id: UTC
      tasks:
        - task_key: load
          notebook_task:
            notebook_path: ../../src/load.py
      tags:
        job_level: atomic
`;

const SALES = `resources:
  jobs:
    all:
      tasks:
        - task_key: merge
          depends_on:
            - task_key: load
            - task_key: stream
          run_job_task:
            job_id: \${resources.jobs.merge.id}
        - task_key: load
          run_job_task:
            job_id: \${resources.jobs.load.id}
        - task_key: stream
          run_job_task:
            job_id: \${resources.jobs.stream.id}
      tags:
        job_level: orchestrator
    merge:
      tasks:
        - task_key: views
          sql_task:
            file:
              path: ../../src/views.sql
        - task_key: python
          spark_python_task:
            python_file: ../../src/python.py
      tags:
        job_level: atomic
    stream:
      tasks:
        - task_key: stream
          pipeline_task:
            pipeline_id: \${resources.pipelines.etl.id}
      tags:
        job_level: atomic
    forgotten:
      tasks:
        - task_key: one
          notebook_task:
            notebook_path: ../../src/one.py
        - task_key: two
          run_job_task:
            job_id: \${resources.jobs.stream.id}
      tags:
        job_level: composite
`;

const PIPELINE = `resources:
  pipelines:
    etl:
      libraries:
        - glob:
            include: ../../src/etl/**
`;

const FILES = {
  'databricks.yml': ROOT,
  'resources/load/load.yml': LOAD,
  'resources/sales/sales.yml': SALES,
  'resources/sales/etl.yml': PIPELINE,
  'src/load.py': '# Databricks notebook source\n',
  'src/one.py': '# Databricks notebook source\n',
  'src/views.sql': 'SELECT 1\n',
  'src/python.py': '',
  'src/etl/deep/a.py': '',
};

function shop(files: Readonly<Record<string, string>> = {}): string {
  const folder = emptyFolder();
  writeTree(folder, new Map(Object.entries({ ...FILES, ...files })));
  return folder;
}

async function graphIn(folder: string, ...args: string[]): Promise<string> {
  const { code, out, err } = await runIn(folder, ['graph', ...args]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
}

describe('the tree', () => {
  it('shows order, what runs side by side, types, findings, and what nobody runs', async () => {
    const folder = shop({ '.dab-project.yml': onlyRule('runs-jobs-only') });
    expect(await graphIn(folder)).toBe(`nightly                 orchestrator
└── 1 all               orchestrator
    ├── 1 ∥ load        atomic  0 0 1 * * ? UTC  notebook  src/load.py
    ├── 1 ∥ stream      atomic  pipeline  etl
    └── 2 merge         atomic
        ├── 1 ∥ views   sql  src/views.sql
        └── 1 ∥ python  spark python  src/python.py

Run by no other job:
forgotten               1 error  composite
├── 1 ∥ one             notebook  src/one.py
└── 1 ∥ stream          atomic  pipeline  etl

1 error: see create-dab-project check
`);
  });
});

describe('around a job', () => {
  const jobsOf = async (...args: string[]) => {
    const out = await graphIn(shop(), ...args, '--format', 'json');
    return JSON.parse(out).jobs.map(({ key }: { key: string }) => key);
  };

  it('draws both ways, or one', async () => {
    expect(await jobsOf('stream')).toEqual(['all', 'stream', 'forgotten', 'nightly']);
    expect(await jobsOf('--focus', 'all', '--down')).toEqual(['load', 'all', 'merge', 'stream']);
    expect(await jobsOf('all', '--up')).toEqual(['all', 'nightly']);
    expect(await graphIn(shop(), 'stream', '--up')).not.toContain('src/one.py');
  });
});

describe('a target', () => {
  it('changes what it overrides, and has no jobs of others', async () => {
    const read = async (...args: string[]) => {
      const value = JSON.parse(await graphIn(shop(), '--format', 'json', ...args));
      return Object.fromEntries(
        value.jobs.map(({ key, start, tasks }: { key: string; start: object; tasks: object[] }) => [
          key,
          { start, files: tasks.map((task) => (task as { file: string }).file) },
        ]),
      );
    };
    const load = { text: '0 0 1 * * ?', timeZone: 'UTC', paused: null };
    expect((await read()).load).toEqual({ start: load, files: ['src/load.py'] });
    expect(await read('--target', 'dev')).not.toHaveProperty('nightly');
    expect((await read('--target', 'prod')).load).toEqual({
      start: { ...load, paused: 'PAUSED' },
      files: ['src/load_fast.py'],
    });
  });
});

describe('what uses a file', () => {
  it.each([
    ['src/load.py', ['load > load'], ['all', 'nightly']],
    ['src/views.sql', ['merge > views'], ['all', 'nightly']],
    ['src/python.py', ['merge > python'], ['all', 'nightly']],
    ['src/etl/deep/a.py', ['stream > stream (pipeline etl)'], ['forgotten', 'all', 'nightly']],
  ])('%s', async (file, uses, above) => {
    const folder = shop();
    const out = await graphIn(folder, '--what-uses', file);
    const lines = [`${file} is run by:`, ...uses.map((use) => `  ${use}`)];
    const said = out.split('\n');
    expect(said.slice(0, lines.length)).toEqual(lines);
    const named = said.slice(lines.length + 1, -1).map((line) => line.trim());
    expect([...named].sort()).toEqual([...above].sort());
    expect(named.indexOf('nightly')).toBeGreaterThan(named.indexOf('all'));
    expect(await graphIn(join(folder, 'src'), '--what-uses', join(folder, file))).toBe(out);
  });

  it('says so when none does', async () => {
    expect(await graphIn(shop(), '--what-uses', 'README.md')).toBe(
      'No job is known to use README.md.\n',
    );
  });
});

describe('what a change touches', () => {
  const git = (folder: string, ...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@y.z', ...args], { cwd: folder });

  function repository(): string {
    const folder = shop();
    git(folder, 'init', '--quiet', '--initial-branch=main');
    git(folder, 'add', '.');
    git(folder, 'commit', '--quiet', '--message', 'start');
    return folder;
  }

  const commandsOf = (out: string) =>
    out.split('\n').flatMap((line) => /^ {2}databricks bundle run (.*)$/.exec(line)?.[1] ?? []);

  it('are jobs, innermost first, with their commands', async () => {
    const folder = repository();
    fs.appendFileSync(join(folder, 'src/load.py'), 'print(1)\n');
    fs.writeFileSync(join(folder, 'notes.txt'), '');
    const out = await graphIn(folder, '--changed-since', 'HEAD');
    expect(commandsOf(out)).toEqual(['-t dev load', '-t dev all', '-t dev nightly']);
    expect(out).toContain('  load  (src/load.py)\n');
    expect(out).toContain('not known to be used by a job:\n  notes.txt\n');
    const prod = await graphIn(folder, '--changed-since', 'HEAD', '--target', 'prod');
    expect(prod).toContain('No job is touched');
  });

  it('counts from where the branch began, and what is defined in a file', async () => {
    const folder = repository();
    git(folder, 'switch', '--quiet', '--create', 'mine');
    fs.appendFileSync(join(folder, 'resources/sales/etl.yml'), '# mine\n');
    git(folder, 'commit', '--quiet', '--all', '--message', 'mine');
    git(folder, 'switch', '--quiet', 'main');
    fs.appendFileSync(join(folder, 'src/load.py'), '# theirs\n');
    git(folder, 'commit', '--quiet', '--all', '--message', 'theirs');
    git(folder, 'switch', '--quiet', 'mine');
    const keys = commandsOf(await graphIn(folder, '--changed-since', 'main')).map((line) => {
      return line.replace('-t dev ', '');
    });
    expect(keys).toEqual(['stream', 'forgotten', 'all', 'nightly']);
  });

  it('is everything when the root file has changed', async () => {
    const folder = repository();
    fs.appendFileSync(join(folder, 'databricks.yml'), '# changed\n');
    const value = JSON.parse(
      await graphIn(folder, '--changed-since', 'HEAD', '--format', 'json', '--target', 'dev'),
    );
    expect(value.commands.map((line: string) => line.split(' ').at(-1))).toEqual([
      'load',
      'merge',
      'stream',
      'forgotten',
      'all',
    ]);
  });

  it('needs a revision that is there', async () => {
    const folder = repository();
    for (const [revision, fault] of [
      ['nowhere', 'there is no revision "nowhere" here'],
      ['--output=x', '"--output=x" is not a revision of git'],
    ] as const) {
      const { code, err } = await runIn(folder, ['graph', `--changed-since=${revision}`]);
      expect({ code, err }).toEqual({ code: 2, err: `error: ${fault}\n` });
    }
    const { err } = await runIn(shop(), ['graph', '--changed-since', 'main']);
    expect(err).toBe('error: there is no revision "main" without git\n');
    expect(fs.readdirSync(folder)).not.toContain('x');
  });
});

describe('--write', () => {
  const README = '# Shop\r\n\r\n<!-- graph -->\r\nold\r\n<!-- /graph -->\r\nend\r\n';

  it('refreshes the block of a Markdown file, keeps the rest, and knows when it is current', async () => {
    const folder = shop({ 'README.md': README });
    const stale = await runIn(folder, ['graph', '--write', 'README.md', '--check']);
    expect(stale).toMatchObject({ code: 1, out: expect.stringContaining('not up to date') });
    expect(fs.readFileSync(join(folder, 'README.md'), 'utf8')).toBe(README);
    expect(await graphIn(folder, '--write', 'README.md')).toBe('Wrote README.md.\n');
    const text = fs.readFileSync(join(folder, 'README.md'), 'utf8');
    expect(text).toMatch(/^# Shop\r\n\r\n<!-- graph -->\r\n```text\r\nnightly {2}/);
    expect(text).toMatch(/\r\n```\r\n<!-- \/graph -->\r\nend\r\n$/);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(await graphIn(folder, '--write', 'README.md', '--check')).toContain('is up to date');
  });

  it('draws what was drawn there, or what is asked for', async () => {
    const folder = shop({ 'README.md': README });
    await graphIn(folder, '--write', 'README.md', '--format', 'mermaid');
    const text = fs.readFileSync(join(folder, 'README.md'), 'utf8');
    expect(text).toContain('```mermaid\r\nflowchart TB\r\n');
    expect(await graphIn(folder, '--write', 'README.md')).toContain('is up to date');
  });

  it.each([
    ['x.svg', '<svg '],
    ['x.html', '<!doctype html>'],
    ['x.mmd', 'flowchart'],
    ['x.dot', 'digraph'],
    ['x.json', '{'],
    ['x.txt', 'nightly '],
  ])('writes %s as a whole', async (file, start) => {
    const folder = shop();
    await graphIn(folder, '--write', file);
    expect(fs.readFileSync(join(folder, file), 'utf8').startsWith(start)).toBe(true);
    expect(await graphIn(folder, '--write', file, '--check')).toContain('is up to date');
  });

  it('cannot be led out of its block by names in the bundle', async () => {
    const evil = LOAD.replace(
      '    load:',
      '    "<!-- /graph -->": {}\n    "```":\n      tasks: []\n    load:',
    );
    const folder = shop({ 'README.md': README, 'resources/load/load.yml': evil });
    await graphIn(folder, '--write', 'README.md');
    const text = fs.readFileSync(join(folder, 'README.md'), 'utf8');
    expect(text.match(/<!-- \/graph -->/g)).toHaveLength(1);
    expect(text).toContain('\r\n````\r\n<!-- /graph -->\r\nend\r\n');
    expect(await graphIn(folder, '--write', 'README.md')).toContain('is up to date');
  });
});

describe('a request that makes no sense', () => {
  it.each([
    [['nobody'], 'there is no job "nobody"'],
    [['loat'], 'there is no job "loat". Did you mean "load"?'],
    [['--target', 'prd'], 'there is no target "prd". Did you mean "prod"?'],
    [['--run-order', 'nobody'], 'there is no job "nobody"'],
    [['--up'], '--up and --down need a job: graph JOB'],
    [['load', '--focus', 'all'], 'give the job once: as JOB or as --focus'],
    [['--check'], '--check goes with --write only'],
    [['--editor'], '--editor goes with --format html only'],
    [['--format', 'png'], '--format: "png" is not one of text, mermaid, dot, json, svg, html.'],
    [['--run-order', 'all', '--what-uses', 'x'], '--run-order and --what-uses do not go together'],
    [['--run-order', 'all', '--format', 'svg'], '--run-order goes with --format text or json only'],
    [['--run-order', 'all', '--write', 'x.md'], '--run-order goes without --write'],
    [['--write', 'x.md'], '--write: there is no x.md'],
    [['--write', 'databricks.yml'], '--write databricks.yml: say --format, too'],
    [['--write', 'x.md', '--format', 'svg'], '--write: there is no x.md'],
  ])('%j', async (args, fault) => {
    const { code, err } = await runIn(shop(), ['graph', ...args]);
    expect(code).toBe(2);
    expect(err).toContain(`error: ${fault}`);
  });

  it('says which lines a Markdown file lacks', async () => {
    const { err } = await runIn(shop({ 'x.md': 'no block\n' }), ['graph', '--write', 'x.md']);
    expect(err).toContain('add the lines "<!-- graph -->" and "<!-- /graph -->"');
  });
});

it('says which files are not seen, and draws the rest', async () => {
  const { code, out, err } = await runIn(shop({ 'resources/load/bad.yml': 'a: [' }), ['graph']);
  expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('bad.yml:1:') });
  expect(out).toContain('1 ∥ load');
});
