import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import type { FileTree } from '../../../src/files.ts';
import { type JobsPlan, migrateJobs } from '../../../src/migrate/migrate-jobs.ts';
import { flatBundle } from '../../support/flat-bundle.ts';
import { bundleOf, sourceOf } from '../../support/one-file.ts';
import { jobsOf, replay } from '../../support/replay.ts';

function planOf(files: FileTree, jobs: readonly string[] | null, splitClusters = false): JobsPlan {
  return migrateJobs(bundleOf(files), {
    jobs,
    allowed: new Set(),
    splitClusters,
    read: (path) => files.get(path) ?? null,
    source: sourceOf(files),
    project: 'shop',
    reachable: [...files.keys()],
  });
}

function applied(files: FileTree, { changes }: JobsPlan): Map<string, string> {
  const after = new Map(files);
  for (const { path, before, after: text } of changes) {
    expect(files.get(path) ?? null, path).toBe(before);
    after.set(path, text as string);
  }
  return after;
}

it('each job comes to the same code, order, parameters and compute as before', () => {
  let moved = 0;
  let left = 0;
  fc.assert(
    fc.property(flatBundle, fc.boolean(), fc.boolean(), (files, all, split) => {
      for (const text of files.values()) expect(parseDocument(text).errors).toEqual([]);
      const keys = [...jobsOf(files).keys()];
      const plan = planOf(files, all ? keys : null, split);
      moved += plan.moved.length;
      left += plan.left.length;
      const after = applied(files, plan);
      for (const text of after.values()) expect(parseDocument(text).errors).toEqual([]);
      for (const key of keys) expect(replay(after, key), key).toEqual(replay(files, key));
      for (const { message } of plan.left) expect(message).not.toContain('is unusual');
      const again = planOf(after, all ? keys : null, split);
      expect(again.changes).toEqual([]);
      expect(again.left.length).toBeLessThanOrEqual(plan.left.length);
    }),
    { numRuns: 300 },
  );
  // Otherwise this would say nothing.
  expect(moved).toBeGreaterThan(200);
  expect(left).toBeGreaterThan(100);
});
