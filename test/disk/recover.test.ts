import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { takeOver } from '../../src/disk/lock.ts';
import { type Owner, thisProcess } from '../../src/disk/owner.ts';
import { recover } from '../../src/disk/recover.ts';
import { isSafe } from '../../src/disk/safe-path.ts';
import { writeChanges } from '../../src/disk/write-changes.ts';
import { UserError } from '../../src/problem.ts';
import { bury, DEAD } from '../support/crash.ts';
import { deadFrom, realLog } from '../support/disk.ts';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';

const { signal } = new AbortController();
const CHANGES = [{ path: 'a', before: 'old', after: 'new' }];

/** A project whose journal belongs to such an owner, and tells of nothing. */
function ownedBy(owner: Partial<Owner> | string): { root: string; file: string } {
  const root = emptyFolder();
  const file = join(root, '.dab-project-journal/owner.json');
  const text = typeof owner === 'string' ? owner : JSON.stringify({ ...thisProcess(), ...owner });
  writeTree(root, new Map([['a', 'old']]));
  writeTree(root, new Map([['.dab-project-journal/owner.json', text]]));
  return { root, file };
}

/** Waits three times; at the third, does what is given. */
function patient(last = () => {}) {
  const waited = { times: 0 };
  const pause = async () => {
    if (++waited.times === 3) last();
  };
  return { waited, patience: { looks: 3, pause } };
}

async function faultOf(action: Promise<unknown>): Promise<UserError> {
  const error = await action.catch((fault: unknown) => fault);
  if (error instanceof UserError) return error;
  throw new Error(`not an error of the request: ${error}`);
}

describe('whose journal is left alone', () => {
  it.each([
    ['a live owner', {}, 3, /^create-dab-project .*\(process \d+\) is at work on .* since 2/],
    ['another host', { host: 'far.away' }, 0, /on far\.away, which cannot be seen from here,/],
    ['another container', { world: 'linux pid:[1]' }, 0, /which cannot be seen from here/],
    ['something unknown', '{"pid":', 0, /^another process is at work/],
    ['an id that is a path', { id: '../../x' }, 0, /^another process is at work/],
  ])('%s', async (_name, owner, times, message) => {
    const { root, file } = ownedBy(owner);
    const before = treeOf(root);
    for (const act of [
      (patience: object) => recover(root, { signal, ...patience }),
      (patience: object) => writeChanges(root, CHANGES, { signal, ...patience }),
    ]) {
      const { waited, patience } = patient();
      const error = await faultOf(act({ patience }));
      expect(error.message).toMatch(message);
      expect(error.message).toContain('nothing was changed');
      expect(error.message).toContain(`delete ${file}`);
      expect(waited.times).toBe(times);
      expect(treeOf(root)).toEqual(before);
    }
    fs.rmSync(file);
    expect(await recover(root, { signal })).toBe('none');
    expect(treeOf(root)).toEqual(new Map([['a', 'old']]));
  });
});

it('waits for a live owner who gets done', async () => {
  const { root } = ownedBy({});
  const { waited, patience } = patient(() => fs.rmSync(join(root, '.dab-project-journal'), ALL));
  await writeChanges(root, CHANGES, { signal, patience });
  expect(waited.times).toBe(3);
  expect(treeOf(root)).toEqual(new Map([['a', 'new']]));
});

it('stops waiting at Ctrl-C', async () => {
  const { root } = ownedBy({});
  const stop = new AbortController();
  const { patience } = patient(() => stop.abort(130));
  const action = recover(root, { signal: stop.signal, patience: { ...patience, looks: 100 } });
  await expect(action).rejects.toMatchObject({ exitCode: 130 });
});

it.each([
  ['ended', { pid: DEAD }],
  ['had the number of another process that runs now', { began: 'before the power cut' }],
])('takes over from an owner that %s', async (_name, owner) => {
  const { root, file } = ownedBy(owner);
  if ('began' in owner && process.platform !== 'linux') return;
  const next = join(file, `../owner-after-${JSON.parse(fs.readFileSync(file, 'utf8')).id}.json`);
  const { disk } = realLog();
  expect(takeOver(join(file, '..'), next, disk)).toBe(true);
  expect(takeOver(join(file, '..'), next, disk)).toBe(false); // a second one is too late
  const { patience } = patient();
  expect((await faultOf(recover(root, { signal, patience }))).message).toContain(`delete ${next}`);
  fs.rmSync(next);
  expect(await recover(root, { signal })).toBe('none');
  expect(treeOf(root)).toEqual(new Map([['a', 'old']]));
});

it('is not fooled by a new journal when it comes late to take over the old one', () => {
  const { file } = ownedBy({});
  const { disk } = realLog();
  const stale = join(file, '../owner-after-somebody-else.json');
  expect(takeOver(join(file, '..'), stale, disk)).toBe(false);
});

it('sweeps what dead processes left, and nothing else', async () => {
  const root = emptyFolder();
  await writeChanges(join(root, 'x'), [{ path: 'f', before: null, after: '' }], {
    signal,
    disk: deadFrom(2),
  }).catch(() => {});
  const [left] = fs.readdirSync(root) as [string];
  expect(left).toMatch(/^\.create-dab-project-/);
  await recover(root, { signal });
  expect(fs.readdirSync(root)).toEqual([left]); // its process lives
  bury(root);
  const [buried] = fs.readdirSync(root) as [string];
  const others = [buried.replace(/project-.{8}/, 'project-00000000'), '.create-dab-project-mine'];
  for (const other of others) fs.mkdirSync(join(root, other));
  expect(await recover(root, { signal })).toBe('none');
  expect(fs.readdirSync(root).sort()).toEqual(others.sort());
});

describe('a path that is written to', () => {
  it.each([
    ['../out', false],
    ['/etc/passwd', false],
    ['a//b', false],
    ['.git/hooks/pre-commit', false],
    ['x/.GIT/config', false],
    ['GIT~1/config', false],
    ['.git . ./config', false],
    ['.dab-project-journal/x', false],
    ['x/.dab-project-journal/y', false],
    ['.DAB-project-journal-x/y', false],
    ['.g\u200cit/config', false],
    ['.git:stream', false],
    ['a\0', false],
    ['.gitignore', true],
    ['src/a.py', true],
  ])('may be %s: %s', async (path, safe) => {
    expect(isSafe(path)).toBe(safe);
    if (safe) return;
    await expect(
      writeChanges(emptyFolder(), [{ path, before: null, after: '' }], { signal }),
    ).rejects.toThrow('not a path to write to');
  });
});

it('writes through no link that appeared, nor over one', async () => {
  const outside = emptyFolder();
  writeTree(outside, new Map([['a', 'old']]));
  const root = emptyFolder();
  fs.symlinkSync(outside, join(root, 'b'));
  fs.symlinkSync(join(outside, 'a'), join(root, 'a'));
  const before = treeOf(root);
  for (const path of ['b/a', 'b/new', 'a']) {
    const change = { path, before: path === 'b/new' ? null : 'old', after: 'new' };
    const error = await faultOf(writeChanges(root, [change], { signal }));
    expect(error.message).toContain('is a symbolic link');
  }
  expect([treeOf(root), treeOf(outside)]).toEqual([before, new Map([['a', 'old']])]);
});

it('has everything on the disk before the step that relies on it', async () => {
  const root = emptyFolder();
  writeTree(
    root,
    new Map([
      ['a', 'old'],
      ['b/gone', 'old'],
    ]),
  );
  const { disk, log } = realLog();
  const changes = [
    ...CHANGES,
    { path: 'c/d', before: null, after: 'd' },
    { path: 'b/gone', before: 'old', after: null },
  ];
  await writeChanges(root, changes, { signal, disk });
  const at = (...wanted: string[]) => {
    const index = log.findIndex((line) => wanted.every((part) => line.includes(part)));
    expect(index, wanted.join(' ')).toBeGreaterThan(-1);
    return index;
  };
  const journal = join(root, '.dab-project-journal');
  const decided = at('renameSync', 'journal.json.tmp');
  for (const name of ['new/0', 'new/1', 'new', 'old', 'journal.json.tmp']) {
    expect(at(`flush ${join(journal, name)}$`), name).toBeLessThan(decided);
  }
  const first = at(`mkdirSync ${join(root, 'c')}$`);
  const flushed = log.indexOf(`flush ${journal}$`, decided);
  expect(decided).toBeLessThan(flushed);
  expect(flushed).toBeLessThan(first);
  const released = at(`renameSync ${journal}$`);
  for (const folder of [root, join(root, 'c')]) {
    const done = log.lastIndexOf(`flush ${folder}$`, released);
    expect(done, folder).toBeGreaterThan(at(`unlinkSync ${join(root, 'b/gone')}$`));
  }
  const gone = log.indexOf(`flush ${root}$`, released);
  expect(gone).toBeGreaterThan(released);
  expect(gone).toBeLessThan(at('remove ', '.dab-project-journal-'));
});

it('create says what it undid, and goes on', async () => {
  const cwd = emptyFolder();
  const root = join(cwd, 'x');
  writeTree(root, new Map([['README.md', 'mine']]));
  const change = { path: 'README.md', before: 'mine', after: 'half' };
  const other = { path: 'zzz', before: null, after: 'half' };
  let count = 0;
  while (treeOf(root).get('README.md') === 'mine') {
    await writeChanges(root, [change, other], { signal, disk: deadFrom(++count) }).catch(() => {});
    bury(root);
    if (treeOf(root).get('README.md') === 'mine') await recover(root, { signal });
  }
  const { code, err } = await runIn(cwd, ['x', '--yes']);
  expect(code).toBe(2);
  expect(err).toContain(
    `note: an earlier run was ended while it changed ${root}; what it did is undone.`,
  );
  expect(err).toContain('files exist with other content');
  expect(treeOf(root)).toEqual(new Map([['README.md', 'mine']]));
});

const ALL = { recursive: true, force: true };
