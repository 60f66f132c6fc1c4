/** A run that is killed, played within one process: from some call on, its disk does nothing more. */
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Disk } from '../../src/disk/disk.ts';
import { recover } from '../../src/disk/recover.ts';
import { writeChanges } from '../../src/disk/write-changes.ts';
import { type Change, changesBetween } from '../../src/files.ts';
import { UserError } from '../../src/problem.ts';
import { bury, stateOf } from '../support/crash.ts';
import { deadFrom, failingAt, watchedDisk } from '../support/disk.ts';
import { emptyFolder, writeTree } from '../support/folder.ts';
import { runs, someOf } from '../support/runs.ts';

const signal = new AbortController().signal;

const WANTED = new Map<string, string | null>([
  ['a.txt', 'new a'],
  ['b/one.txt', 'new one'],
  ['b/deep/two.txt', 'two'],
  ['c/three.txt', 'three'],
  ['gone/deep/x.txt', null],
  ['gone/y.txt', null],
  ['kept/z.txt', null],
  ['kept/new.txt', 'instead'],
]);

const STARTS: Record<string, Map<string, string> | null> = {
  'a folder that does not exist': null,
  'an empty folder': new Map(),
  'a folder with files to replace and to delete': new Map([
    ['a.txt', 'old a'],
    ['b/one.txt', 'old one'],
    ['b/mine.txt', 'mine'],
    ['gone/deep/x.txt', 'x'],
    ['gone/y.txt', 'y'],
    ['kept/z.txt', 'z'],
  ]),
};

interface Scene {
  readonly home: string;
  readonly root: string;
  readonly changes: readonly Change[];
}

function sceneOf(start: ReadonlyMap<string, string> | null, wanted = WANTED): Scene {
  const home = emptyFolder();
  const root = join(home, 'outer');
  if (start !== null) {
    fs.mkdirSync(root);
    writeTree(root, start);
    for (const path of start.keys()) {
      // Permissions that neither a new file nor a new folder would have.
      fs.chmodSync(join(root, path), 0o751);
      if (dirname(path) !== '.') fs.chmodSync(join(root, dirname(path)), 0o711);
    }
  }
  return { home, root, changes: changesBetween(start ?? new Map(), wanted) };
}

const addition = async (scratch: string, tree: string): Promise<string> => {
  expect(fs.readFileSync(join(tree, 'c/three.txt'), 'utf8')).toBe('three');
  fs.mkdirSync(join(scratch, 'made/inside'), { recursive: true });
  return 'made';
};

async function write(scene: Scene, disk?: Disk, options = {}): Promise<boolean> {
  return writeChanges(scene.root, scene.changes, {
    signal,
    ...(disk && { disk }),
    ...options,
  }).then(
    () => true,
    () => false,
  );
}

/** The state before and after, and how many calls it takes to get from one to the other. */
async function ends(make: () => Scene, options = {}) {
  const scene = make();
  const before = stateOf(scene.home);
  let calls = 0;
  const counting = watchedDisk(() => calls++);
  expect(await write(scene, counting, options)).toBe(true);
  expect(fs.readdirSync(scene.home)).toEqual(['outer']);
  return { before, after: stateOf(scene.home), calls };
}

/** What the next run of the tool does first. A folder that is not there has no journal: it is made anew. */
async function nextRun(scene: Scene, disk?: Disk) {
  bury(scene.root);
  bury(scene.home);
  const options = { signal, ...(disk && { disk }) };
  await recover(scene.home, options);
  return recover(scene.root, options);
}

describe.each(Object.entries(STARTS))('into %s', (_name, start) => {
  describe.each([
    ['files only', {}],
    ['an addition', { addition }],
  ])('with %s', (_what, options) => {
    const make = () => sceneOf(start);

    it('leaves the old state when any call fails', async () => {
      const { before, after, calls } = await ends(make, options);
      for (const number of someOf(calls, 20)) {
        const scene = make();
        const done = await write(scene, failingAt(number), options);
        // Who succeeds may leave what the next run removes.
        if (done) await nextRun(scene);
        expect(stateOf(scene.home), `call ${number}`).toEqual(done ? after : before);
      }
    });

    it('is undone by the next run when two calls fail', async () => {
      const { before, after, calls } = await ends(make, options);
      for (const number of someOf(calls, 10)) {
        for (const gap of [1, 2, 4, 9]) {
          const scene = make();
          const done = await write(scene, failingAt(number, number + gap), options);
          await recover(scene.root, { signal }); // no owner is left, though this process lives
          await nextRun(scene);
          const state = stateOf(scene.home);
          expect(state, `calls ${number} and ${number + gap}`).toEqual(done ? after : before);
        }
      }
    });

    it.each([false, true])(
      'is old or new after being killed at any call (torn: %s)',
      async (torn) => {
        const { before, after, calls } = await ends(make, options);
        const seen = { old: 0, new: 0 };
        for (const number of someOf(calls, 24)) {
          const scene = make();
          await write(scene, deadFrom(number, torn), options);
          await nextRun(scene);
          const state = stateOf(scene.home);
          const isNew = JSON.stringify(state) === JSON.stringify(after);
          if (!isNew) expect(state, `call ${number}`).toEqual(before);
          seen[isNew ? 'new' : 'old']++;
          expect(await recover(scene.root, { signal })).toBe('none');
        }
        expect(seen.old).toBeGreaterThan(WANTED.size / 2);
        if (start !== null) expect(seen.new).toBeGreaterThan(0);
      },
    );
  });
});

it('survives being killed again and again while it undoes', async () => {
  const make = () => sceneOf(STARTS['a folder with files to replace and to delete'] ?? null);
  const { before, after, calls } = await ends(make, { addition });
  let undone = 0;
  for (const number of someOf(calls, 6)) {
    for (let again = 0; ; again++) {
      const scene = make();
      await write(scene, deadFrom(number), { addition });
      const first = await nextRun(scene, deadFrom(again)).catch(() => null);
      if (first !== null) break;
      await nextRun(scene, deadFrom(again, true)).catch(() => null);
      await nextRun(scene);
      const state = stateOf(scene.home);
      if (JSON.stringify(state) !== JSON.stringify(after)) {
        expect(state, `calls ${number}, ${again}`).toEqual(before);
      }
      undone++;
    }
  }
  expect(undone).toBeGreaterThan(50);
});

const path = fc
  .tuple(fc.array(fc.constantFrom('d', 'e'), { maxLength: 3 }), fc.constantFrom('f', 'g', 'h'))
  .map(([folders, file]) => [...folders, file].join('/'));
const files = fc.dictionary(path, fc.constantFrom('1', '2', ''), { maxKeys: 8 });
const wishes = fc.dictionary(path, fc.constantFrom('1', '2', '3', null), { maxKeys: 8 });

it('keeps every law for any files, changes and deaths', async () => {
  const deaths = fc.array(fc.tuple(fc.nat(25), fc.boolean()), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(
      files,
      wishes,
      fc.nat(),
      fc.boolean(),
      deaths,
      async (old, wish, at, torn, more) => {
        const start = new Map(Object.entries(old));
        const wanted = new Map(Object.entries(wish));
        const make = () => sceneOf(start, wanted);
        const { before, after, calls } = await ends(make);
        for (const [name, text] of wanted) {
          expect(after[`outer/${name}`]?.split(' ')[1] ?? null).toBe(text);
        }
        for (const name of start.keys()) {
          if (!wanted.has(name)) expect(after[`outer/${name}`]).toBe(before[`outer/${name}`]);
        }
        const scene = make();
        await write(scene, deadFrom(at % calls, torn));
        for (const [number, isTorn] of more) {
          await nextRun(scene, deadFrom(number, isTorn)).catch(() => null);
        }
        await nextRun(scene);
        const state = stateOf(scene.home);
        if (JSON.stringify(state) !== JSON.stringify(after)) expect(state).toEqual(before);
      },
    ),
    runs(300),
  );
});

it('works on a disk without links', async () => {
  const make = () => sceneOf(STARTS['a folder with files to replace and to delete'] ?? null);
  const { before, after, calls } = await ends(make);
  const none = (number: number): Disk => {
    const disk = failingAt(number);
    const linkSync = () => {
      throw Object.assign(new Error('EPERM'), { code: 'EPERM', syscall: 'link' });
    };
    return { ...disk, linkSync };
  };
  const outcome = { failed: 0, done: 0 };
  for (const number of someOf(calls + 20, 30)) {
    const scene = make();
    const done = await write(scene, none(number));
    outcome[done ? 'done' : 'failed']++;
    if (done) await nextRun(scene);
    expect(stateOf(scene.home), `call ${number}`).toMatchObject(done ? after : before);
  }
  expect(Math.min(outcome.failed, outcome.done)).toBeGreaterThan(2);
});

it('does not undo over the work of somebody', async () => {
  const scene = sceneOf(STARTS['a folder with files to replace and to delete'] ?? null);
  const before = stateOf(scene.home);
  let dead = false;
  const killed = watchedDisk((_number, call, from) => {
    dead ||= call === 'unlinkSync' && from.endsWith('y.txt');
    if (dead) throw new Error('killed');
  });
  await write(scene, killed);
  writeTree(scene.root, new Map([['b/one.txt', 'edited']]));
  const between = stateOf(scene.root);
  const error = await nextRun(scene).catch((fault) => fault);
  expect(error).toBeInstanceOf(UserError);
  expect(error.message).toContain('these files were edited since');
  expect(error.problems).toEqual([{ key: '', value: '', allowed: 'b/one.txt' }]);
  expect(withoutJournal(stateOf(scene.root))).toEqual(withoutJournal(between));
  fs.rmSync(join(scene.root, 'b/one.txt'));
  expect(await recover(scene.root, { signal })).toBe('undone');
  expect(stateOf(scene.home)).toEqual(before);
});

function withoutJournal(state: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(state).filter(([name]) => !name.startsWith('.dab-project-journal')),
  );
}
