/**
 * Repositories of strangers who mean harm. In each of them every command is run, by a process that
 * may use little memory and is killed when it takes long: nothing outside of the repository changes,
 * none of its programs runs, looking changes nothing at all, nothing is printed that a terminal or a
 * workflow would obey, and the exit code is 0, 1 or 2.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPTIONS, ROOT } from '../../build/options.mjs';
import { emptyFolder } from '../support/folder.ts';
import { needsUnix } from '../support/skip.ts';
import { HOSTILE } from './catalogue/index.ts';
import type { Said } from './hostile.ts';
import { environmentOf, makeWorld, worldAt } from './world.ts';

/** For the heap of a process, in MB. */
const MEMORY = 900;

/** A command that takes longer is taken for one that hangs, in milliseconds. */
const LONGEST = 120_000;

/** Processes at once. */
const LANES = 2;

const KINDS = Object.keys(HOSTILE);

describe('in every repository', needsUnix, () => {
  let home: string;
  const told = new Map<string, readonly Said[]>();

  beforeAll(async () => {
    home = fs.mkdtempSync(join(tmpdir(), 'dab-test-'));
    await build({
      ...OPTIONS,
      entryPoints: { child: join(ROOT, 'test/hostile/child.ts') },
      outdir: join(home, 'code'),
      minify: false,
      outExtension: { '.js': '.mjs' },
    });
    const left = [...KINDS];
    const lane = async () => {
      for (let kind = left.shift(); kind !== undefined; kind = left.shift()) {
        told.set(kind, await runAll(kind, home));
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }, 20 * LONGEST);
  afterAll(() => fs.rmSync(home, { recursive: true, force: true }));

  describe.each(KINDS)('%s', (kind) => {
    it.each((HOSTILE[kind] ?? []).map(({ name, tries }) => [name, tries]))('%s: %s', (name) => {
      const all = told.get(kind) ?? [];
      const start = all.findIndex((said) => 'begins' in said && said.begins === name);
      const end = all.findIndex((said) => 'ends' in said && said.ends === name);
      const during = all.slice(start, end < 0 ? undefined : end);
      const last = during.findLast((said) => 'runs' in said);
      expect({
        wrong: during.flatMap((said) => ('wrong' in said ? [said.wrong] : [])),
        begun: start >= 0,
        endedAfter: end < 0 ? 'not' : last,
      }).toEqual({ wrong: [], begun: true, endedAfter: last });
    });
  });
});

/** What a process tells that runs everything in all repositories of a kind, and is killed if it hangs. */
async function runAll(kind: string, home: string): Promise<Said[]> {
  const parent = fs.realpathSync(fs.mkdtempSync(join(home, 'world-')));
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${MEMORY}`, join(home, 'code', 'child.mjs'), kind, parent],
    {
      cwd: parent,
      env: environmentOf(worldAt(join(parent, 'world'))),
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const kill = () => child.kill('SIGKILL');
  let killer = setTimeout(kill, LONGEST);
  let text = '';
  child.stdout.on('data', (data) => {
    text += data;
    clearTimeout(killer);
    killer = setTimeout(kill, LONGEST);
  });
  await once(child, 'close');
  clearTimeout(killer);
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Said);
}

/** Here the built tool also reads ahead, in a thread of its own. */
describe('the built tool', needsUnix, () => {
  it.each([
    ['odd files', 'a pipe as all other files'],
    ['odd files', 'an endless device as the root file'],
    ['loops of links', 'knots of links'],
    ['programs', 'a repository whose configuration names commands'],
    ['sizes', 'thousands of small files'],
  ])('ends in time and memory: %s, %s', (kind, name) => {
    const world = makeWorld(emptyFolder());
    HOSTILE[kind]?.find((each) => each.name === name)?.make(world);
    for (const line of [
      ['check'],
      ['graph', '--changed-since', 'HEAD'],
      ['add-job', 'x', '--dry-run'],
    ]) {
      const bin = join(ROOT, 'bin/create-dab-project.js');
      const ran = spawnSync(process.execPath, [`--max-old-space-size=${MEMORY}`, bin, ...line], {
        cwd: world.root,
        env: environmentOf(world),
        encoding: 'utf8',
        maxBuffer: 1e8,
        timeout: LONGEST,
        killSignal: 'SIGKILL',
      });
      expect([line, ran.signal, ran.stderr.includes('This is a bug')]).toEqual([line, null, false]);
      expect([0, 1, 2]).toContain(ran.status);
      expect(fs.existsSync(`${world.canary}.ran`)).toBe(false);
    }
  });
});
