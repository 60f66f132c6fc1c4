/** Who judges a bundle again and again, as a watch does, finds what a first check would find. */
import fs from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NO_BASELINE } from '../../src/check/baseline.ts';
import { judge } from '../../src/check/judge.ts';
import { RULES } from '../../src/rules/index.ts';
import { type Memory, newMemory } from '../../src/subject/memory.ts';
import { NO_SETTINGS, type Settings } from '../../src/subject/settings.ts';
import { unpack } from '../support/archive.ts';
import { codeSourceOf, withRoot } from '../support/lint.ts';
import { runs } from '../support/runs.ts';

const CASES = join(import.meta.dirname, '../rules');

/** The bundles of all cases of rules, with their mistakes. */
const bundles = fs
  .readdirSync(CASES, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\bbad[\w-]*\.txt$/.test(path))
  .sort()
  .map((path) => withRoot(unpack(fs.readFileSync(join(CASES, path), 'utf8'))));

/** Lines and files of all of them, to be put elsewhere. */
const files = bundles.flatMap((bundle) => [...bundle]);
const names = [...new Set(files.map(([path]) => path))];

type Edit = (tree: Map<string, string>) => void;

const anyFile = fc.nat();

function pick<T>(all: readonly T[], at: number): T | undefined {
  return all[at % Math.max(1, all.length)];
}

/** Changes the lines of some file that is there. */
function inLines(change: (lines: string[], at: number) => void): fc.Arbitrary<Edit> {
  return fc.tuple(anyFile, fc.nat()).map(([file, at]) => (tree) => {
    const path = pick([...tree.keys()], file);
    if (path === undefined) return;
    const lines = (tree.get(path) as string).split('\n');
    change(lines, at % lines.length);
    tree.set(path, lines.join('\n'));
  });
}

const edit: fc.Arbitrary<Edit> = fc.oneof(
  inLines((lines, at) => lines.splice(at, 1)),
  inLines((lines, at) => lines.splice(at, 0, lines[at] as string)),
  inLines((lines, at) => lines.splice(at, 1, (lines[at] as string).replace(/\w/, 'x'))),
  inLines((lines, at) => lines.splice(at, 0, '# another line')),
  // The text of another file under a name that is there or not.
  fc.tuple(anyFile, anyFile).map(([from, to]): Edit => {
    return (tree) =>
      tree.set(pick(names, to) as string, (pick(files, from) as [string, string])[1]);
  }),
  // Two files change their names, one goes away, one gets another name.
  fc.tuple(anyFile, anyFile).map(
    ([one, other]): Edit =>
      (tree) => {
        const [a, b] = [
          pick([...tree.keys()], one) as string,
          pick([...tree.keys()], other) as string,
        ];
        const [first, second] = [tree.get(a) as string, tree.get(b) as string];
        tree.set(a, second).set(b, first);
      },
  ),
  anyFile.map(
    (at): Edit =>
      (tree) => {
        const path = pick([...tree.keys()], at) as string;
        if (path !== 'databricks.yml') tree.delete(path);
      },
  ),
);

const anySettings: fc.Arbitrary<Settings> = fc
  .subarray(['agent_task', 'x_task', 'dashboard_task'])
  .map((types) => ({ ...NO_SETTINGS, taskTypes: new Set(types) }));

function judged(tree: ReadonlyMap<string, string>, settings: Settings, memory: Memory) {
  const {
    bundle: _,
    texts,
    ...verdict
  } = judge({
    ...{ rootPath: 'databricks.yml', source: codeSourceOf(tree), settings, memory, rules: RULES },
    ...{ allRules: RULES.map(({ id }) => id), baseline: NO_BASELINE },
  });
  return { ...verdict, texts: [...texts].sort() };
}

it('finds after any edits what a first look would find', () => {
  const rounds = fc.array(fc.tuple(fc.array(edit, { maxLength: 3 }), anySettings), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(fc.nat(), fc.nat(), rounds, (one, other, all) => {
      const memory = newMemory();
      const tree = new Map([...(pick(bundles, one) ?? []), ...(pick(bundles, other) ?? [])]);
      judged(tree, NO_SETTINGS, memory);
      for (const [edits, settings] of all) {
        for (const each of edits) each(tree);
        expect(judged(tree, settings, memory)).toEqual(judged(tree, settings, newMemory()));
      }
    }),
    runs(200),
  );
});

it('judges a job anew when the settings name the type of its task', () => {
  const tree = withRoot(
    new Map([
      ['resources/j.yml', 'resources: {jobs: {a: {tasks: [{task_key: t, x_task: {}}]}}}\n'],
    ]),
  );
  const memory = newMemory();
  const found = (types: readonly string[]) =>
    judged(tree, { ...NO_SETTINGS, taskTypes: new Set(types) }, memory).findings.map(
      ({ rule }) => rule,
    );
  expect(found([])).toContain('known-task-type');
  expect(found(['x_task'])).not.toContain('known-task-type');
  expect(found([])).toContain('known-task-type');
});
