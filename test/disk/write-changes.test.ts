import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readExisting } from '../../src/disk/read-existing.ts';
import { writeChanges } from '../../src/disk/write-changes.ts';
import { type Change, changesBetween } from '../../src/files.ts';
import { UserError } from '../../src/problem.ts';
import { Stopped } from '../../src/stopped.ts';
import { failingAt, realLog } from '../support/disk.ts';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { someOf } from '../support/runs.ts';
import { needsSmallDisk, smallDisk } from '../support/small-disk.ts';

const WANTED = new Map([
  ['a.txt', 'new a'],
  ['b/one.txt', 'new one'],
  ['b/deep/two.txt', 'two'],
  ['c/three.txt', 'three'],
]);

const STARTS: Record<string, Map<string, string> | null> = {
  'a folder that does not exist': null,
  'an empty folder': new Map(),
  'a folder with files to replace': new Map([
    ['a.txt', 'old a'],
    ['b/one.txt', 'old one'],
    ['b/mine.txt', 'mine'],
  ]),
};

const never = new AbortController().signal;

describe.each(Object.entries(STARTS))('into %s', (_name, start) => {
  function prepared(): { home: string; root: string; changes: Change[] } {
    const home = emptyFolder();
    const root = join(home, 'outer/inner');
    if (start !== null) {
      fs.mkdirSync(root, { recursive: true });
      writeTree(root, start);
    }
    return { home, root, changes: changesBetween(readExisting(root, WANTED.keys()), WANTED) };
  }

  async function callsOf({ root, changes }: ReturnType<typeof prepared>): Promise<string[]> {
    const { disk, log } = realLog();
    await writeChanges(root, changes, { signal: never, disk });
    return log;
  }

  it('writes everything, and nothing else', async () => {
    const { home, root, changes } = prepared();
    await writeChanges(root, changes, { signal: never });
    expect(treeOf(root)).toEqual(new Map([...(start ?? []), ...WANTED]));
    expect(fs.readdirSync(home)).toEqual(['outer']);
    expect(fs.statSync(root).mode & 0o777).toBe(fs.statSync(join(root, 'c')).mode & 0o777);
  });

  it('leaves everything as it was when any call to the disk fails', async () => {
    const { length: calls } = await callsOf(prepared());
    let refused = 0;
    const tried = [...someOf(calls, 20)];
    for (const count of tried) {
      const { home, root, changes } = prepared();
      const before = treeOf(home);
      const disk = failingAt(count);
      const failed = await writeChanges(root, changes, { signal: never, disk }).then(
        () => false,
        (error) => {
          expect(error).toBeInstanceOf(UserError);
          expect(error.message).toContain('nothing was changed: the disk is full');
          return true;
        },
      );
      if (!failed) continue; // what only tidies up, or helps a later run
      refused++;
      expect(treeOf(home), `call ${count}`).toEqual(before);
    }
    // The fast lane tries a few of the calls only.
    expect(refused).toBeGreaterThan(tried.length < calls ? 0 : WANTED.size);
  });

  it('leaves everything as it was when it is stopped at the last moment', async () => {
    const { home, root, changes } = prepared();
    const before = treeOf(home);
    const stop = new AbortController();
    const addition = async (scratch: string): Promise<string> => {
      fs.mkdirSync(join(scratch, 'made'));
      stop.abort(130);
      return 'made';
    };
    await expect(
      writeChanges(root, changes, { signal: stop.signal, addition }),
    ).rejects.toBeInstanceOf(Stopped);
    expect(treeOf(home)).toEqual(before);
  });

  it('leaves everything as it was when it is stopped, or the addition fails', async () => {
    const { home, root, changes } = prepared();
    const before = treeOf(home);
    const stop = new AbortController();
    stop.abort(130);
    await expect(writeChanges(root, changes, { signal: stop.signal })).rejects.toBeInstanceOf(
      Stopped,
    );
    expect(treeOf(home)).toEqual(before);
    const addition = async (_scratch: string, tree: string): Promise<string> => {
      expect(treeOf(tree).get('a.txt')).toBe('new a');
      throw new UserError('no');
    };
    await expect(writeChanges(root, changes, { signal: never, addition })).rejects.toThrow('no');
    expect(treeOf(home)).toEqual(before);
  });
});

it('leaves a file alone that changed after the plan was made', async () => {
  const root = emptyFolder();
  writeTree(root, new Map([['a.txt', 'old a']]));
  const changes = changesBetween(readExisting(root, WANTED.keys()), WANTED);
  writeTree(
    root,
    new Map([
      ['a.txt', 'edited'],
      ['c/three.txt', 'appeared'],
    ]),
  );
  const before = treeOf(root);
  await expect(writeChanges(root, changes, { signal: never })).rejects.toThrow(
    'has changed meanwhile',
  );
  expect(treeOf(root)).toEqual(before);
});

it('lists everything that is in the way, and follows no link', () => {
  const outside = emptyFolder();
  const root = emptyFolder();
  fs.symlinkSync(outside, join(root, 'b'));
  fs.mkdirSync(join(root, 'a.txt'));
  fs.writeFileSync(join(root, 'c'), '');
  const error = thrown(() => readExisting(root, WANTED.keys()));
  expect(error.problems.map(({ key, allowed }) => `${key} ${allowed}`).sort()).toEqual([
    'a.txt is a folder',
    'b is a symbolic link, not a folder',
    'c is a file, not a folder',
  ]);
});

it('takes a link as the target itself, but not one that leads nowhere, nor a file', () => {
  const home = emptyFolder();
  fs.mkdirSync(join(home, 'real'));
  fs.symlinkSync(join(home, 'real'), join(home, 'link'));
  fs.symlinkSync(join(home, 'none'), join(home, 'broken'));
  fs.writeFileSync(join(home, 'file'), '');
  expect(readExisting(join(home, 'link'), ['a'])).toEqual(new Map());
  expect(thrown(() => readExisting(join(home, 'broken'), ['a'])).message).toContain(
    'leads nowhere',
  );
  expect(thrown(() => readExisting(join(home, 'file'), ['a'])).message).toContain(
    'is not a folder',
  );
});

it('puts everything back on a disk that is really full', needsSmallDisk, async () => {
  const root = smallDisk();
  const changes = [...Array(20).keys()].map((index) => ({
    path: `f${index}`,
    before: null,
    after: 'x'.repeat(8192),
  }));
  await expect(writeChanges(join(root, 'x'), changes, { signal: never })).rejects.toThrow(
    'the disk is full',
  );
  expect(treeOf(root)).toEqual(new Map());
});

function thrown(action: () => unknown): UserError {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
