import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import type { FileTree } from '../../../src/files.ts';
import { migrateAndCut } from '../../../src/migrate/jobs/migrate-and-cut.ts';
import { migrateJobs } from '../../../src/migrate/jobs/migrate-jobs.ts';
import { UserError } from '../../../src/problem.ts';
import { flatBundle } from '../../support/flat-bundle.ts';
import { lintFiles } from '../../support/lint.ts';
import { bundleOf } from '../../support/one-file.ts';
import { jobsOf, replay } from '../../support/replay.ts';
import { runs } from '../../support/runs.ts';
import { applied, requestOf } from './plan-of.ts';

it('each job comes to the same code, order, parameters and compute as before', () => {
  let moved = 0;
  let left = 0;
  fc.assert(
    fc.property(flatBundle, fc.boolean(), fc.boolean(), (files, all, split) => {
      expectYaml(files);
      const keys = [...jobsOf(files).keys()];
      const jobs = all ? keys : null;
      const plan = migrateJobs(bundleOf(files), requestOf(files, jobs, split));
      moved += plan.moved.length;
      left += plan.left.length;
      const after = applied(files, plan);
      expectYaml(after);
      for (const key of keys) expect(replay(after, key), key).toEqual(replay(files, key));
      const broken = brokenLaws(files);
      expect([...brokenLaws(after)].filter((each) => !broken.has(each))).toEqual([]);
      for (const { message } of plan.left) expect(message).not.toContain('is unusual');
      const again = migrateJobs(bundleOf(after), requestOf(after, jobs, split));
      expect(again.changes).toEqual([]);
    }),
    runs(120),
  );
  // Otherwise this would say nothing.
  expect(moved).toBeGreaterThan(90);
  expect(left).toBeGreaterThan(45);
});

it('a job that is cut does the same, each thing behind all that it was behind', () => {
  let cut = 0;
  const picks = fc.array(fc.nat(2), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(flatBundle, fc.nat(3), picks, fc.boolean(), (files, pick, sides, byFolder) => {
      const keys = [...jobsOf(files).keys()];
      const key = keys[pick % keys.length] as string;
      const tasks =
        jobsOf(files)
          .get(key)
          ?.job.tasks.map((task) => task.task_key) ?? [];
      const group = (side: number) => tasks.filter((_, index) => sides[index] === side);
      const groups = [
        { name: 'first', tasks: group(1) },
        { name: 'second', tasks: group(2) },
      ].filter((each) => each.tasks.length > 1);
      fc.pre(groups.length > 0);
      const how = byFolder ? 'by-folder' : groups;
      const plan = planOrNull(() =>
        migrateAndCut(bundleOf(files), key, how, requestOf(files, null)),
      );
      fc.pre(plan !== null && plan.groups.length > 0);
      cut++;
      const after = applied(files, plan);
      expectYaml(after);
      for (const other of keys.filter((each) => each !== key)) {
        expect(replay(after, other), other).toEqual(replay(files, other));
      }
      const names = plan.groups.map((each) => each.group);
      const [was, is] = [files, after].map((each) =>
        replay(each, key).map((ran) => namedBare(ran, names)),
      ) as [Bare[], Bare[]];
      expect(is.map(({ rest }) => rest).sort()).toEqual(was.map(({ rest }) => rest).sort());
      const [earlier, later] = [closure(was), closure(is)];
      for (const [name, waits] of earlier) {
        expect([...(later.get(name) ?? [])]).toEqual(expect.arrayContaining([...waits]));
      }
    }),
    runs(60),
  );
  expect(cut).toBe(60);
});

const LAWS = [
  ...['atomic-runs-no-jobs', 'known-environment', 'known-job-cluster', 'known-resource'],
  ...['levels-go-down', 'nesting-at-most-three', 'no-job-cycle', 'notebook-in-one-job'],
  ...['runs-jobs-only', 'task-has-compute', 'unique-resource-key', 'yaml-syntax'],
];

/** The laws of the hierarchy that jobs break, each with the job. */
function brokenLaws(files: FileTree): Set<string> {
  const found = lintFiles(files).filter(({ rule }) => LAWS.includes(rule));
  return new Set(found.map(({ rule, subject }) => `${rule} ${subject?.replace(/\.tasks.*/, '')}`));
}

function expectYaml(files: FileTree): void {
  for (const [path, text] of files) {
    if (path.endsWith('.yml')) expect(parseDocument(text).errors, path).toEqual([]);
  }
}

function planOrNull<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

interface Bare {
  readonly name: string;
  readonly after: readonly string[];
  readonly rest: string;
}

/** What ran, without the groups in its names. */
function namedBare(ran: string, groups: readonly string[]): Bare {
  const bare = groups.reduce((text, group) => text.replaceAll(`/${group}/`, '/'), ran);
  const { name, after, ...rest } = JSON.parse(bare);
  return { name, after, rest: JSON.stringify({ ...rest, name }) };
}

function closure(ran: readonly Bare[]): Map<string, Set<string>> {
  const direct = new Map(ran.map(({ name, after }) => [name, after]));
  const all = new Map<string, Set<string>>();
  const visit = (name: string): Set<string> => {
    const known = all.get(name);
    if (known !== undefined) return known;
    const waits = new Set<string>();
    all.set(name, waits);
    for (const each of direct.get(name) ?? []) {
      waits.add(each);
      for (const deeper of visit(each)) waits.add(deeper);
    }
    return waits;
  };
  for (const { name } of ran) visit(name);
  return all;
}
