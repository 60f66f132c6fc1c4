/**
 * Every command on odd bundles, with hostile words in every flag and prompt: done right, or refused
 * with a reason; never a bug, and nothing outside of the project changes. `SEED=n` begins at another
 * case; a failure names the case and its command line.
 */
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lineAndColumn } from '../../src/text.ts';
import { treeOf, writeTree } from '../support/folder.ts';
import { diceOf } from '../support/hostile.ts';
import { type Result, runIn } from '../support/io.ts';
import { goJudge, pythonJudge, type YamlVerdict } from '../support/judges.ts';
import { lintFiles } from '../support/lint.ts';
import { bundleOf } from '../support/one-file.ts';
import { runs } from '../support/runs.ts';
import { skipUnless } from '../support/skip.ts';
import { plainTree } from '../support/yaml-tree.ts';
import { type Command, commandOf } from './command.ts';
import { projectOf } from './project.ts';

const FIRST = Number(process.env.SEED ?? 1);
const WANTED = 500;
const CASES = Array.from({ length: runs(WANTED).numRuns }, (_, index) => FIRST + index);

const COMMANDS = [
  'add-domain',
  'add-job',
  'check',
  'explain',
  'graph',
  'migrate',
  'remove-job',
  'rename-job',
];

interface Ran {
  readonly name: string;
  readonly command: Command;
  readonly result: Result;
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

/** What the other programs are to judge, when all is done. */
const done: Ran[] = [];

const OUTSIDE = new Map([
  ['outside/x.py', '# of somebody else\n'],
  ['ws/x.py', '# of somebody else\n'],
]);

async function ranIn(folder: string, seed: number): Promise<Ran> {
  const dice = diceOf(seed);
  const project = projectOf(dice);
  const command = commandOf(dice, project);
  const root = join(folder, 'ws/project');
  fs.rmSync(folder, { recursive: true, force: true });
  writeTree(folder, OUTSIDE);
  writeTree(root, project.files);
  const before = treeOf(root);
  const name = `case ${seed}: ${JSON.stringify(command.argv)}`;
  if (command.edits && command.ui === null) {
    const dry = await runIn(root, [...command.argv, '--dry-run']);
    expect(treeOf(root), `${name}, --dry-run`).toEqual(before);
    const wet = await runIn(root, command.argv);
    expect(wet.code, `${name}: ${dry.err}${wet.err}`).toBe(dry.code);
    return { name, command, result: wet, before, after: treeOf(root) };
  }
  const { ui } = command;
  const result = await runIn(root, command.argv, ui === null ? {} : { ui });
  return { name, command, result, before, after: treeOf(root) };
}

describe('hostile words', () => {
  const folder = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'dab-fuzz-')));

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it.each(batches(CASES, 50))('in cases %i to %i', async (first, last) => {
    for (let seed = first; seed <= last; seed++) {
      const ran = await ranIn(folder, seed);
      const { name, result, before, after } = ran;
      expect([0, 1, 2, 130], `${name}\n${result.err}`).toContain(result.code);
      if (result.code === 2) expect(result.err, name).toMatch(/^(note: .*\n)*error: ./);
      const outside = [...treeOf(folder)].filter(([path]) => !path.startsWith('ws/project/'));
      expect(new Map(outside), `${name}, outside`).toEqual(OUTSIDE);
      if (result.code > 1) expect(after, name).toEqual(before);
      else done.push(ran);
    }
  });

  it('get far', () => {
    // With a tenth of the cases, as in a quick run, chance decides.
    if (CASES.length < WANTED) return;
    const worked = new Set(done.map(({ command: { argv } }) => argv[0]));
    expect([...worked].sort()).toEqual(COMMANDS);
  });

  it('leave no new finding', () => {
    const worse = done.flatMap(({ name, command, before, after }) => {
      if (!command.edits || sameTree(before, after)) return [];
      const known = countsOf(before);
      const more = [...countsOf(after)].filter(
        ([rule, { count, first }]) =>
          count > (known.get(rule)?.count ?? 0) && !excused(rule, first, command, before),
      );
      return more.map(([rule, { first }]) => `${name}: ${rule}: ${first}`);
    });
    expect(worse).toEqual([]);
  });

  const { absent: noGo, judge } = goJudge();
  const python = pythonJudge();

  it('give YAML that go-yaml reads as we do', skipUnless(noGo === null, noGo ?? ''), () => {
    expect(unlike((texts) => judge(texts))).toEqual([]);
  });

  it(
    'give YAML that PyYAML reads as we do',
    skipUnless(python.absent === null, python.absent ?? ''),
    () => {
      expect(unlike(python.yaml)).toEqual([]);
    },
  );

  it('give Python that compiles', skipUnless(python.absent === null, python.absent ?? ''), () => {
    const programs = changedFiles(/\.py$/);
    const before = python.compile(programs.map((each) => each.before));
    const after = python.compile(programs.map((each) => each.after));
    const broken = programs.flatMap(({ name, path }, index) => {
      return before[index] === '' && after[index] !== ''
        ? [`${name}: ${path}: ${after[index]}`]
        : [];
    });
    expect(broken).toEqual([]);
  });
});

/** Findings about what was there before, which the command could not know to be meant otherwise. */
const LEFT_BY_ADDITION = ['job-is-run', 'pipeline-in-one-job', 'dependency-has-version'];

const LEFT_BY_REMOVAL = [
  ...['used-variable', 'known-value-reference'],
  ...['notebook-has-job', 'job-is-run'],
];

function excused(
  rule: string,
  place: string,
  { argv }: Command,
  before: ReadonlyMap<string, string>,
): boolean {
  // The last use of a variable may go with a job, and the only one that passes a parameter; what it ran is
  // left over.
  if (argv[0] === 'remove-job') return LEFT_BY_REMOVAL.includes(rule);
  // Nothing says where it is to be run; a pipeline may have a job, and a package no version.
  if (LEFT_BY_ADDITION.includes(rule)) return argv[0] === 'add-job';
  // What a notebook reads is not judged while it has a command line.
  if (argv[0] === 'migrate') return rule === 'parameter-is-read';
  // Somebody's file may read other parameters than it gets, and be wrong in itself.
  const path = argv.find((word) => word.startsWith('--path='))?.slice('--path='.length) ?? '';
  return before.has(path) && (place.startsWith(`${path}:`) || /^parameters?-/.test(rule));
}

function batches(cases: readonly number[], size: number): [number, number][] {
  const firsts = cases.filter((_each, index) => index % size === 0);
  const last = cases.at(-1) as number;
  return firsts.map((first) => [first, Math.min(first + size - 1, last)]);
}

function sameTree(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([path, text]) => b.get(path) === text);
}

/** How often each rule finds something, and the first of it. */
function countsOf(
  files: ReadonlyMap<string, string>,
): Map<string, { count: number; first: string }> {
  const counts = new Map<string, { count: number; first: string }>();
  for (const { rule, at, message } of lintFiles(new Map(files))) {
    const place = `${at.path}:${lineAndColumn(files.get(at.path) ?? '', at.start)}`;
    const known = counts.get(rule) ?? { count: 0, first: `${place}: ${message}` };
    counts.set(rule, { ...known, count: known.count + 1 });
  }
  return counts;
}

/** Files of commands that succeeded which are not as they were; '' for what was not there. */
function changedFiles(ending: RegExp) {
  return done.flatMap(({ name, before, after }) => {
    return [...after].flatMap(([path, text]) => {
      const old = before.get(path) ?? '';
      return ending.test(path) && text !== old ? [{ name, path, before: old, after: text }] : [];
    });
  });
}

/** Changed YAML that a judge refuses or reads in another way; what it refused before is not ours. */
function unlike(judge: (texts: readonly string[]) => readonly YamlVerdict[]): string[] {
  const files = changedFiles(/\.ya?ml$/);
  const before = judge(files.map((each) => each.before));
  const after = judge(files.map((each) => each.after));
  return files.flatMap(({ name, path, after: text }, index) => {
    if (before[index]?.refused !== '') return [];
    const { refused, tree } = after[index] as YamlVerdict;
    if (refused !== '') return [`${name}: ${path}: ${refused}`];
    const file = bundleOf(new Map([['databricks.yml', text]])).rootFile;
    const isSame = JSON.stringify(plainTree(file)) === JSON.stringify(tree);
    return isSame ? [] : [`${name}: ${path} is read in another way`];
  });
}
