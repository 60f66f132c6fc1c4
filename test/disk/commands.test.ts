/** Every command that writes, when it is killed, stopped, or its disk fails: all of it, or nothing. */
import { type ChildProcess, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Disk, realDisk } from '../../src/disk/disk.ts';
import { recover } from '../../src/disk/recover.ts';
import { bury } from '../support/crash.ts';
import { failingAt, realLog, watchedDisk } from '../support/disk.ts';
import { emptyFolder, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';
import { someOf } from '../support/runs.ts';
import { tools } from '../support/tools.ts';
import { sceneFor, stateBesidesGit, VARIABLES, WRITERS, type Writer } from '../support/writers.ts';

const runTool = tools();
const { signal } = new AbortController();

/** Runs a command in this process on a disk of one's own. */
async function runOn(disk: Disk, cwd: string, { argv }: Writer, stop?: AbortSignal) {
  const usual = { ...realDisk };
  Object.assign(realDisk, disk);
  try {
    return await runIn(cwd, argv, stop && { signal: stop });
  } finally {
    Object.assign(realDisk, usual);
  }
}

/** The state before and after a command, and how many calls to the disk it makes. */
async function ends(writer: Writer) {
  const { home, cwd } = sceneFor(writer);
  const before = stateBesidesGit(home);
  const { disk, log } = realLog();
  const { code, err } = await runOn(disk, cwd, writer);
  expect(writer.codes, err).toContain(code);
  const after = stateBesidesGit(home);
  expect(after).not.toEqual(before);
  return { before, after, calls: log.length };
}

/** Whether all is as the command leaves it; else it must be as it was before. */
function isDone(home: string, { before, after }: Awaited<ReturnType<typeof ends>>): boolean {
  const state = stateBesidesGit(home);
  if (JSON.stringify(state) === JSON.stringify(after)) return true;
  expect(state).toEqual(before);
  return false;
}

describe.each(Object.entries(WRITERS))('%s', (_name, writer) => {
  it('is done or undone after being killed, and reading changes nothing meanwhile', async () => {
    const both = await ends(writer);
    const seen = { done: 0, undone: 0 };
    for (const at of someOf(both.calls, 5)) {
      const { home, cwd } = sceneFor(writer);
      const { signal: killer } = await runTool(cwd, writer.argv, {
        death: { at, torn: at % 2 === 1 },
      });
      // The last calls may be missing: the first run also made the folder for tokens.
      if (killer === null) expect(isDone(home, both)).toBe(true);
      const left = stateBesidesGit(home);
      for (const argv of [['graph'], ['check'], [...writer.argv, '--dry-run']]) {
        await runIn(cwd, argv);
        expect(stateBesidesGit(home), argv.join(' ')).toEqual(left);
      }
      await recover(cwd, { signal });
      if (isDone(home, both)) {
        seen.done++;
        continue;
      }
      seen.undone++;
      expect(writer.codes).toContain((await runIn(cwd, writer.argv)).code);
      expect(isDone(home, both)).toBe(true);
    }
    expect(seen.undone).toBeGreaterThan(1);
  });

  it('is done or undone when the disk fails', async () => {
    const both = await ends(writer);
    let refused = 0;
    for (const at of someOf(both.calls, 8)) {
      const { home, cwd } = sceneFor(writer);
      const { code, err } = await runOn(failingAt(at), cwd, writer);
      // What only tidies up may have failed, and this process lives on.
      bury(cwd);
      await recover(cwd, { signal });
      const done = isDone(home, both);
      expect(done ? writer.codes : [2], `call ${at}: ${err}`).toContain(code);
      if (done) continue;
      refused++;
      expect(err).toContain('the disk is full');
    }
    expect(refused).toBeGreaterThan(2);
  });

  it('is done or undone when it is stopped', async () => {
    const both = await ends(writer);
    let stopped = 0;
    for (const at of someOf(both.calls, 8)) {
      const { home, cwd } = sceneFor(writer);
      const stop = new AbortController();
      const disk = watchedDisk((number) => {
        if (number === at) stop.abort(143);
      });
      const { code, err } = await runOn(disk, cwd, writer, stop.signal);
      const done = isDone(home, both);
      expect(done ? writer.codes : [143], `call ${at}: ${err}`).toContain(code);
      if (done) continue;
      stopped++;
      expect(err).toMatch(/Stopped\. Nothing was written\.\n$/);
    }
    expect(stopped).toBeGreaterThan(1);
  });

  it('hears a real signal once, however often npm passes it on', async () => {
    const both = await ends(writer);
    const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
    for (const [index, at] of someOf(both.calls, 3).entries()) {
      const name = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const)[index % 3] as keyof typeof codes;
      const { home, cwd } = sceneFor(writer);
      const end = await runTool(cwd, writer.argv, { signals: { at, names: [name, name] } });
      const done = isDone(home, both);
      // In the last moment, when all is done, it has its usual effect.
      const code = end.signal === name && done ? codes[name] : end.code;
      expect(
        done ? [...writer.codes, codes[name]] : [codes[name]],
        `call ${at}: ${end.err}`,
      ).toContain(code);
      if (!done) expect(end.err).toMatch(/Stopped\. Nothing was written\.\n$/);
    }
  });
});

describe.each(['create --git', 'create --git in a folder'])('%s, while git works', (name) => {
  const writer = WRITERS[name] as Writer;

  /** A git that does something to its parent before it commits. */
  function meddlingGit(script: string): NodeJS.ProcessEnv {
    const folder = emptyFolder();
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const text = `#!/bin/sh\ncase "$*" in *commit*) ${script};; esac\nexec "${real}" "$@"\n`;
    writeTree(folder, new Map([['git', text]]));
    fs.chmodSync(join(folder, 'git'), 0o755);
    return { PATH: `${folder}:${process.env.PATH}` };
  }

  it('is undone after being killed', async () => {
    const both = await ends(writer);
    const { home, cwd } = sceneFor(writer);
    const end = await runTool(
      cwd,
      writer.argv,
      {},
      {
        env: meddlingGit('kill -KILL $PPID; exit 1'),
      },
    );
    expect(end.signal).toBe('SIGKILL');
    await recover(cwd, { signal });
    expect(isDone(home, both)).toBe(false);
    expect((await runIn(cwd, writer.argv)).code).toBe(0);
    expect(isDone(home, both)).toBe(true);
  });

  it('is undone when it is stopped, or git fails', async () => {
    const both = await ends(writer);
    for (const [script, code] of [
      ['kill -INT $PPID; exec sleep 60', 130],
      ['kill -TERM $PPID; kill -TERM $PPID; exec sleep 60', 143],
      ['exit 1', 2],
    ] as const) {
      const { home, cwd } = sceneFor(writer);
      const end = await runTool(cwd, writer.argv, {}, { env: meddlingGit(script) });
      expect({ code: end.code, done: isDone(home, both) }).toEqual({ code, done: false });
    }
  });
});

describe('check --watch', () => {
  it.each([
    ['SIGINT', { code: 130, signal: null }],
    ['SIGTERM', { code: 143, signal: null }],
    ['SIGHUP', { code: 129, signal: null }],
    ['SIGKILL', { code: null, signal: 'SIGKILL' }],
  ] as const)('ends by %s, and leaves nothing behind', async (name, end) => {
    const { home, cwd } = sceneFor(WRITERS['check --fix'] as Writer);
    const before = stateBesidesGit(home);
    const heard = (text: string, child: ChildProcess) => {
      // Twice, as npm passes it on.
      if (/Watching/.test(text)) for (const each of [name, name]) child.kill(each);
    };
    expect(await runTool(cwd, ['check', '--watch'], {}, { heard })).toMatchObject(end);
    expect(stateBesidesGit(home)).toEqual(before);
  });
});

/** Two command lines at once on the same project. */
const PAIRS: Readonly<Record<string, readonly [Writer, readonly string[]]>> = Object.fromEntries([
  ...Object.entries(WRITERS).map(([name, writer]) => [`${name}, twice`, [writer, writer.argv]]),
  ...[
    ['add-job', ['add-job', 'two', '--domain=x', '--parent=master_setup_orchestrator']],
    ['add-domain', ['add-domain', 'stock', '--after=load', ...VARIABLES]],
    ['remove-job', ['remove-job', 'sum', '--cascade']],
    ['rename-job', ['rename-job', 'sum', 'total']],
    ['rename-job', ['remove-job', 'load', '--cascade']],
    ['migrate notebooks', ['migrate', 'jobs']],
    ['check --fix', ['rename-job', 'sum', 'total']],
    ['check --fix', ['migrate', 'notebooks']],
    ['check --write-baseline', ['check', '--fix=unsafe']],
    ['graph --write', ['add-job', 'two', '--domain=x']],
  ].map(([name, argv]) => [
    `${name} and ${(argv as string[]).join(' ')}`,
    [WRITERS[name as string], argv],
  ]),
]);

describe('two at once', () => {
  it.each(Object.entries(PAIRS))('%s', async (_name, [writer, other]) => {
    const { home, cwd } = sceneFor(writer);
    const meeting = { folder: emptyFolder(), all: 2 };
    const said = await Promise.all([
      runTool(cwd, writer.argv, { meeting }),
      runTool(cwd, other, { meeting }),
    ]);
    // As if one had run after the other, in one of both orders.
    const orders = [];
    for (const order of [
      [writer.argv, other],
      [other, writer.argv],
    ]) {
      const scene = sceneFor(writer);
      const codes = [];
      for (const argv of order) codes.push((await runIn(scene.cwd, argv)).code);
      orders.push({ state: stateBesidesGit(scene.home), codes: codes.sort() });
    }
    const state = stateBesidesGit(home);
    const same = orders.find((each) => JSON.stringify(each.state) === JSON.stringify(state));
    if (same === undefined) expect(state).toEqual(orders[0]?.state);
    const codes = said.map(({ code }) => code).sort();
    expect(
      orders.map((each) => each.codes),
      JSON.stringify(said),
    ).toContainEqual(codes);
  });
});
