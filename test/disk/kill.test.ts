/** Processes that are really killed, and that really run at once. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readExisting } from '../../src/disk/read-existing.ts';
import { writeChanges } from '../../src/disk/write-changes.ts';
import { changesBetween } from '../../src/files.ts';
import type { Death, Task } from '../support/child.ts';
import { stateOf } from '../support/crash.ts';
import { realLog } from '../support/disk.ts';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { someOf } from '../support/runs.ts';

let home: string;
let script: string;

beforeAll(() => {
  home = fs.mkdtempSync(join(tmpdir(), 'dab-test-'));
  script = join(home, 'child.mjs');
  buildSync({
    entryPoints: [join(import.meta.dirname, '../support/child.ts')],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: "import{createRequire}from'node:module';const require=createRequire('/');" },
  });
});
afterAll(() => fs.rmSync(home, { recursive: true }));

const argumentsOf = (task: Task, death?: Death) => [script, JSON.stringify({ task, death })];

/** Runs a child; false when it was killed. */
function run(task: Task, death?: Death): boolean {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, argumentsOf(task, death), {
    encoding: 'utf8',
  });
  if (signal === 'SIGKILL') return false;
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/done$/);
  return true;
}

const OLD = new Map([
  ['a.txt', 'old a'],
  ['gone/y.txt', 'y'],
]);
const WANTED = new Map<string, string | null>([
  ['a.txt', 'new a'],
  ['b/deep/two.txt', 'two'],
  ['gone/y.txt', null],
]);

it.each([
  ['a folder that does not exist', null],
  ['an empty folder', new Map<string, string>()],
  ['a folder with files', OLD],
])('killed at any call in %s: old or new', async (_name, start) => {
  const changes = changesBetween(start ?? new Map(), WANTED);
  const outcome = { old: 0, new: 0 };
  const prepared = () => {
    const folder = emptyFolder();
    const root = join(folder, 'root');
    if (start !== null) fs.mkdirSync(root);
    if (start !== null) writeTree(root, start);
    return { folder, root };
  };
  const { disk, log } = realLog();
  await writeChanges(prepared().root, changes, { signal: new AbortController().signal, disk });
  for (const at of someOf(log.length + 1, 8)) {
    const { folder, root } = prepared();
    const before = stateOf(folder);
    const task: Task = { kind: 'write', root, changes };
    const torn = at % 2 === 1;
    run(task, { at, torn });
    // The next run is killed as well, each time a little later.
    run({ kind: 'recover', root: folder }, { at: at % 4, torn: !torn });
    run({ kind: 'recover', root }, { at: at % 23, torn: !torn });
    run({ kind: 'recover', root: folder });
    run({ kind: 'recover', root });
    const isNew = fs.existsSync(join(root, 'b/deep/two.txt'));
    outcome[isNew ? 'new' : 'old']++;
    if (!isNew) {
      expect(stateOf(folder), `call ${at}`).toEqual(before);
      run(task);
    }
    expect(treeOf(folder), `call ${at}`).toEqual(
      new Map([
        ['root/a.txt', 'new a'],
        ['root/b/deep/two.txt', 'two'],
      ]),
    );
  }
  expect(outcome.old).toBeGreaterThan(3);
  expect(outcome.new).toBeGreaterThan(0);
});

function counter(): string {
  const root = emptyFolder();
  writeTree(
    root,
    new Map([
      ['a', '0'],
      ['b/b', '0'],
      ['b/c/c', '0'],
    ]),
  );
  return root;
}

/** What one child said until it ended; if given, it is killed some milliseconds after so many words. */
function start(task: Task, kill?: { words: number; later: number }): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, argumentsOf(task));
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part) => {
        said += part;
        if (kill && said.length >= kill.words) setTimeout(() => child.kill('SIGKILL'), kill.later);
      });
    }
    child.on('close', (_code, signal) => resolve(said + (signal ?? '')));
  });
}

function expectCount(root: string, check: (count: number) => void): void {
  const tree = treeOf(root);
  const count = Number(tree.get('a'));
  const all = ['a', 'b/b', 'b/c/c', ...(count % 2 === 1 ? ['odd/odd'] : [])];
  expect(tree).toEqual(new Map(all.map((path) => [path, String(count)])));
  check(count);
}

it('four at once lose nothing and mix nothing', async () => {
  const root = counter();
  const said = await Promise.all(
    Array.from({ length: 4 }, () => start({ kind: 'count', root, times: 25 })),
  );
  expect(said).toEqual(Array(4).fill(`${'+'.repeat(25)}done`));
  expectCount(root, (count) => expect(count).toBe(100));
});

it('a file that comes and goes can be read, as there or not', async () => {
  const root = emptyFolder();
  const file = JSON.stringify(join(root, 'x'));
  const loop = `const fs = require('fs'); for (;;) { fs.writeFileSync(${file}, ''); fs.unlinkSync(${file}); }`;
  const child = spawn(process.execPath, ['-e', loop]);
  const seen = { there: 0, not: 0 };
  const end = Date.now() + 60_000;
  while ((seen.there < 2000 || seen.not < 2000) && Date.now() < end) {
    seen[readExisting(root, ['x']).has('x') ? 'there' : 'not']++;
  }
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(Math.min(seen.there, seen.not)).toBeGreaterThanOrEqual(2000);
});

it('many at once that are killed at any time lose nothing and mix nothing', async () => {
  const root = counter();
  let finished = 0;
  let killed = 0;
  for (let round = 0; round < 5; round++) {
    const said = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        start(
          { kind: 'count', root, times: 1000 },
          { words: 1 + (index % 3), later: index + round },
        ),
      ),
    );
    for (const text of said) {
      expect(text).toMatch(/^\+*SIGKILL$/);
      finished += text.match(/\+/g)?.length ?? 0;
      killed++;
    }
  }
  run({ kind: 'count', root, times: 1 });
  // Who was killed between his last rename and saying so has counted as well.
  expectCount(root, (count) => {
    expect(count).toBeGreaterThanOrEqual(finished + 1);
    expect(count).toBeLessThanOrEqual(finished + 1 + killed);
  });
  expect(killed).toBe(40);
  expect(finished).toBeGreaterThanOrEqual(40);
});
