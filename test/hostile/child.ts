/**
 * Runs every command in all hostile repositories of a kind: a process of its own, so that it has a
 * home, a bound of memory, and can be killed. It tells before each command that it runs it, and
 * afterwards what was wrong.
 */
import fs from 'node:fs';
import { join } from 'node:path';
import { runIn } from '../support/io.ts';
import { HOSTILE } from './catalogue/index.ts';
import { FEW_LOOKING, FEW_WRITING, LOOKING, WRITING } from './commands.ts';
import type { Hostile, Said } from './hostile.ts';
import { differences, makeWorld, stateOf, type World } from './world.ts';

const [, , kind = '', parent = '', only] = process.argv;

// At once, as the next command may never end.
const say = (said: Said) => fs.writeSync(1, `${JSON.stringify(said)}\n`);

/** Each world is in the same place, as the environment names its home. */
const PLACE = join(parent, 'world');
/** The tool keeps notes of its own there. */
const STATE = join('home', '.local', 'state');

for (const hostile of HOSTILE[kind] ?? []) {
  if (only !== undefined && hostile.name !== only) continue;
  say({ begins: hostile.name });
  await lookAt(hostile);
  await writeTo(hostile);
  say({ ends: hostile.name });
}

async function lookAt(hostile: Hostile): Promise<void> {
  const world = makeNew(hostile);
  let before = stateOf(PLACE, [STATE]);
  const lines = hostile.only ?? (hostile.slow ? FEW_LOOKING : LOOKING);
  for (const line of [...lines, ...(hostile.also ?? [])]) {
    await watch(world, line);
    const after = stateOf(PLACE, [STATE]);
    tell(line, differences(before, after));
    before = after;
  }
}

async function writeTo(hostile: Hostile): Promise<void> {
  let world = makeNew(hostile);
  let around = stateOf(PLACE, [STATE, 'repo']);
  let inside = stateOf(world.root, []);
  const lines = hostile.only ?? (hostile.slow ? FEW_WRITING : WRITING);
  for (const line of [...lines, ...(hostile.writes ?? [])]) {
    await watch(world, line);
    tell(line, differences(around, stateOf(PLACE, [STATE, 'repo'])));
    if (differences(inside, stateOf(world.root, [])).length === 0) continue;
    if (!hostile.slow) world = makeNew(hostile);
    around = stateOf(PLACE, [STATE, 'repo']);
    inside = stateOf(world.root, []);
  }
}

function makeNew(hostile: Hostile): World {
  process.chdir(parent);
  fs.rmSync(PLACE, { recursive: true, force: true });
  fs.mkdirSync(join(PLACE, 'tmp'), { recursive: true });
  const world = makeWorld(PLACE);
  hostile.make(world);
  process.chdir(world.root);
  return world;
}

function tell(line: readonly string[], wrong: readonly string[]): void {
  if (wrong.length > 0) say({ wrong: `${line.join(' ')}: ${wrong.slice(0, 5).join('; ')}` });
}

async function watch(world: World, line: readonly string[]): Promise<void> {
  say({ runs: line.join(' ') });
  const { code, out, err } = await runIn(world.root, line);
  if (![0, 1, 2].includes(code)) tell(line, [`exit code ${code}`, err.slice(0, 1500)]);
  tell(line, obeyed(out + err, line));
}

/** What a terminal or a workflow would obey. */
function obeyed(text: string, line: readonly string[]): string[] {
  // A page holds a program, and what it draws is tried in browsers.
  if (line.includes('html')) return [];
  const control = /[\p{Cc}\p{Cf}]/u.exec(text.replaceAll(/[\n\t]/g, ''));
  const command = line.includes('github') ? null : /^(::|##\[).*/m.exec(text);
  return [
    ...(control === null
      ? []
      : [`prints ${JSON.stringify(text.slice(text.indexOf(control[0]) - 40).slice(0, 80))}`]),
    ...(command === null ? [] : [`prints ${JSON.stringify(command[0].slice(0, 80))}`]),
  ];
}
