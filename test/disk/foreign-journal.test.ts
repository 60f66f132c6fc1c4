/** Journals, locks and staged folders that came with somebody's project, or that somebody altered. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hashOf } from '../../src/disk/hash.ts';
import { thisProcess } from '../../src/disk/owner.ts';
import { recover } from '../../src/disk/recover.ts';
import { writeChanges } from '../../src/disk/write-changes.ts';
import { UserError } from '../../src/problem.ts';
import { bury, DEAD, stateOf } from '../support/crash.ts';
import { watchedDisk } from '../support/disk.ts';
import { emptyFolder, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';

const { signal } = new AbortController();
const JOURNAL = '.dab-project-journal';
const BUNDLE = `bundle:
  name: shop
include:
  - resources/*.yml
`;
const JOB = `resources:
  jobs:
    load:
      name: "[\${bundle.target}] Load"
      tags:
        job_level: atomic
      tasks:
        - task_key: load
          notebook_task:
            notebook_path: ../src/load.py
`;

/** A home with a key in it, and a clone beside it whose journal wants at that key. */
function hostileClone(journal: object, more: ReadonlyMap<string, string> = new Map()) {
  const home = emptyFolder();
  const root = join(home, 'clone');
  fs.mkdirSync(join(home, '.ssh'), { mode: 0o700 });
  fs.writeFileSync(join(home, '.ssh/id'), 'key', { mode: 0o600 });
  writeTree(
    root,
    new Map([
      ['databricks.yml', BUNDLE],
      ['resources/load.yml', JOB],
      ['src/load.py', '# Databricks notebook source\nprint(1)\n'],
      [`${JOURNAL}/journal.json`, JSON.stringify(journal)],
      ...more,
    ]),
  );
  fs.symlinkSync('../.ssh', join(root, 'link'));
  fs.symlinkSync('../.ssh/id', join(root, 'file-link'));
  return { home, root };
}

const ID = '00000000-0000-4000-8000-000000000000';
const HOSTILE: Record<string, object> = {
  'permissions of what a link leads to': { emptied: [['link', 0o777]] },
  'a set-uid key': { emptied: [['file-link', 0o4777]] },
  'folders behind a link': { made: ['link/new'], emptied: [['link/other', 0o777]] },
  'files behind a link': { entries: [{ path: 'link/id', before: null, after: hashOf('key') }] },
  'files outside': { entries: [{ path: '../.ssh/id', before: null, after: hashOf('key') }] },
  'files of git': { entries: [{ path: '.git/config', before: null, after: null }] },
  'files of the project': {
    entries: [{ path: 'databricks.yml', before: null, after: hashOf(BUNDLE) }],
  },
  'no change': {},
  'no journal at all': [],
};

const READING: readonly string[][] = [
  ['graph'],
  ['graph', '--write', 'x.html', '--check'],
  ['check'],
  ['check', '--fix', '--diff'],
  ['add-job', 'new', '--domain=x', '--dry-run'],
  ['remove-job', 'load', '--dry-run'],
  ['rename-job', 'load', 'other', '--dry-run'],
  ['add-domain', 'sales', '--dry-run'],
  ['migrate', 'notebooks', '--dry-run'],
  ['migrate', 'jobs', '--dry-run'],
  ['.', '--yes', '--dry-run'],
];
const WRITING: readonly string[][] = [
  ['add-job', 'new', '--domain=x'],
  ['remove-job', 'load'],
  ['rename-job', 'load', 'other'],
  ['migrate', 'notebooks'],
  ['migrate', 'jobs'],
  ['check', '--fix'],
  ['check', '--baseline=known.json', '--write-baseline'],
  ['graph', '--write', 'x.html'],
  ['.', '--yes'],
];

describe.each(Object.entries(HOSTILE))('a journal that asks for %s', (_name, wish) => {
  const journal = { format: 2, id: ID, entries: [], made: [], emptied: [], ...wish };

  it('is left alone and named by commands that read', async () => {
    const { home, root } = hostileClone(journal);
    const before = stateOf(home);
    for (const argv of READING) {
      const { code, err } = await runIn(root, argv);
      expect([0, 1, 2], argv.join(' ')).toContain(code);
      expect(err, argv.join(' ')).toContain('it may have come with the project');
      expect(stateOf(home), argv.join(' ')).toEqual(before);
    }
  });

  it('makes commands that write refuse, and say what to do', async () => {
    const { home, root } = hostileClone(journal);
    const before = stateOf(home);
    for (const argv of WRITING) {
      const { code, err } = await runIn(root, argv);
      expect(code, argv.join(' ')).toBe(2);
      expect(err).toContain(`error: ${join(root, JOURNAL)} tells of a change`);
      expect(err).toContain('Delete the folder to keep all as it is');
      expect(stateOf(home), argv.join(' ')).toEqual(before);
    }
    fs.rmSync(join(root, JOURNAL), { recursive: true });
    expect((await runIn(root, ['add-job', 'new', '--domain=x', '--path=src/new.py'])).code).toBe(0);
  });
});

/** A change of `a` that is killed when its last file has been written. */
async function killedChange(root: string): Promise<void> {
  writeTree(root, new Map([['a', 'old']]));
  let dead = false;
  const disk = watchedDisk((_number, call, path) => {
    dead ||= call === 'renameSync' && path === join(root, JOURNAL);
    if (dead) throw new Error('killed');
  });
  const changes = [
    { path: 'a', before: 'old', after: 'new' },
    { path: 'b/c', before: null, after: 'new' },
  ];
  await expect(writeChanges(root, changes, { signal, disk })).rejects.toThrow('killed');
  bury(root);
  expect(fs.readFileSync(join(root, 'a'), 'utf8')).toBe('new');
}

async function refusal(root: string): Promise<string> {
  const error = await recover(root, { signal }).catch((fault: unknown) => fault);
  if (error instanceof UserError) return error.message;
  throw new Error(`not an error of the request: ${error}`);
}

describe('an unfinished change of one’s own', () => {
  it('is undone, once its token is there', async () => {
    const root = emptyFolder();
    await killedChange(root);
    expect(await recover(root, { signal })).toBe('undone');
    expect(stateOf(root)).toEqual({ '.': expect.any(String), a: '644 old' });
    expect(tokens()).toEqual([]);
  });

  it.each<[string, (root: string) => void]>([
    ['its journal was altered', (root) => alter(root, '"path":"b/c"', '"path":"b/d"')],
    ['it is a copy of another folder', (root) => void root],
    ['its token is gone', () => fs.rmSync(stateHome(), { recursive: true })],
    ['its token may be of others', () => fs.chmodSync(stateHome(), 0o777)],
  ])('is left alone when %s', async (name, meddle) => {
    const original = emptyFolder();
    await killedChange(original);
    const root = name.includes('copy') ? emptyFolder() : original;
    if (root !== original) fs.cpSync(original, root, { recursive: true });
    meddle(root);
    onTestFinished(() => fs.rmSync(stateHome(), { recursive: true, force: true }));
    const before = stateOf(root);
    expect(await refusal(root)).toContain('it may have come with the project');
    expect(stateOf(root)).toEqual(before);
  });

  it('is only reported by commands that read', async () => {
    const root = emptyFolder();
    writeTree(
      root,
      new Map([
        ['databricks.yml', BUNDLE],
        ['resources/load.yml', JOB],
      ]),
    );
    await killedChange(root);
    const before = stateOf(root);
    for (const argv of READING) {
      const { err } = await runIn(root, argv);
      expect(err, argv.join(' ')).toContain(`note: a change of ${root} was not finished`);
      expect(stateOf(root), argv.join(' ')).toEqual(before);
    }
    const { code, err } = await runIn(root, ['remove-job', 'load']);
    expect(err).toContain('what it did is undone');
    expect(code).toBe(0);
    expect(fs.readdirSync(root).sort()).toEqual(['a', 'databricks.yml']);
    expect(fs.readFileSync(join(root, 'a'), 'utf8')).toBe('old');
  });

  it('follows no link that took the place of a folder meanwhile', async () => {
    const root = emptyFolder();
    const outside = emptyFolder();
    await killedChange(root);
    fs.renameSync(join(root, 'b/c'), join(outside, 'c'));
    fs.rmdirSync(join(root, 'b'));
    fs.symlinkSync(outside, join(root, 'b'));
    const before = [stateOf(outside), fs.readFileSync(join(root, 'a'), 'utf8')];
    expect(await refusal(root)).toContain('b is a symbolic link, not a folder');
    expect([stateOf(outside), fs.readFileSync(join(root, 'a'), 'utf8')]).toEqual(before);
  });
});

describe('where no token can be kept', () => {
  it.each<[string, (root: string) => string]>([
    ['no folder can be made there', () => '/proc/none'],
    ['it lies in the project', (root) => join(root, 'state')],
    ['it lies in the repository around the project', (root) => join(dirname(root), 'state')],
  ])('as %s, changes are made all the same', async (_name, place) => {
    const outer = emptyFolder();
    const root = join(outer, 'project');
    fs.mkdirSync(join(outer, '.git'));
    fs.mkdirSync(root);
    const usual = process.env.XDG_STATE_HOME;
    onTestFinished(() => {
      process.env.XDG_STATE_HOME = usual;
    });
    process.env.XDG_STATE_HOME = place(root);
    const change = { path: 'x', before: null, after: 'x' };
    await writeChanges(root, [change], { signal });
    expect(fs.readdirSync(root)).toEqual(['x']);
    const failing = async () => {
      throw new UserError('no');
    };
    const more = { path: 'd', before: null, after: 'd' };
    await expect(writeChanges(root, [more], { signal, addition: failing })).rejects.toThrow('no');
    expect(fs.readdirSync(root)).toEqual(['x']);
    await killedChange(root);
    expect(await refusal(root)).toContain('it may have come with the project');
    expect(fs.readdirSync(outer).sort()).toEqual(['.git', 'project']);
  });
});

describe('a lock that came with a clone', () => {
  it.each<[string, object]>([
    ['a dead process', { pid: DEAD }],
    ['a process of another machine', { host: 'far.away' }],
    ['a process of this machine that cannot be ours', { pid: 1, began: null }],
  ])('of %s neither stops a reader nor changes by it', async (_name, owner) => {
    const text = JSON.stringify({ ...thisProcess(), ...owner });
    const { root } = hostileClone([], new Map([[`${JOURNAL}/owner.json`, text]]));
    fs.rmSync(join(root, JOURNAL, 'journal.json'));
    const before = stateOf(root);
    for (const argv of READING) {
      await runIn(root, argv);
      expect(stateOf(root), argv.join(' ')).toEqual(before);
    }
    expect((await runIn(root, ['graph'])).code).toBe(0);
  });

  it('that is a pipe or a link is not opened', async () => {
    for (const make of [
      (path: string) => execFileSync('mkfifo', [path]),
      (path: string) => fs.symlinkSync('/dev/zero', path),
    ]) {
      for (const name of ['owner.json', 'journal.json', 'addition.json']) {
        const { root } = hostileClone([]);
        const path = join(root, JOURNAL, name);
        fs.rmSync(path, { force: true });
        make(path);
        expect((await runIn(root, ['graph'])).code).toBe(0);
        expect((await runIn(root, ['remove-job', 'load'])).code).toBe(2);
      }
    }
  });

  it('shows nothing that a terminal or a workflow obeys', async () => {
    const owner = { ...thisProcess(), host: 'far\n::stop-commands::x' };
    const { root } = hostileClone([], new Map([[`${JOURNAL}/owner.json`, JSON.stringify(owner)]]));
    const { err } = await runIn(root, ['remove-job', 'load']);
    expect(err).not.toContain('stop-commands');
    expect(err).toContain('another process is at work');
  });
});

it('folders that look like those of a dead process stay when one only reads', async () => {
  const { root } = hostileClone([]);
  fs.rmSync(join(root, JOURNAL), { recursive: true });
  const fault = watchedDisk((number) => {
    if (number > 1) throw new Error('killed');
  });
  await writeChanges(root, [{ path: 'x', before: null, after: '' }], { signal, disk: fault }).catch(
    () => {},
  );
  bury(root);
  const left = fs.readdirSync(root).filter((name) => name.startsWith(JOURNAL));
  expect(left).toHaveLength(1);
  const before = stateOf(root);
  for (const argv of READING) await runIn(root, argv);
  expect(stateOf(root)).toEqual(before);
  expect(await recover(root, { signal })).toBe('none');
  expect(fs.readdirSync(root).filter((name) => name.startsWith(JOURNAL))).toEqual([]);
});

function stateHome(): string {
  return join(process.env.XDG_STATE_HOME as string, 'create-dab-project');
}

function tokens(): string[] {
  const folder = join(stateHome(), 'unfinished');
  return fs.existsSync(folder) ? fs.readdirSync(folder).map((name) => join(folder, name)) : [];
}

function alter(root: string, from: string, to: string): void {
  const file = join(root, JOURNAL, 'journal.json');
  const text = fs.readFileSync(file, 'utf8');
  expect(text).toContain(from);
  fs.writeFileSync(file, text.replace(from, to));
}
