import type { Bundle } from '../../src/bundle/bundle.ts';
import { loadBundle } from '../../src/bundle/load.ts';
import { judge } from '../../src/check/judge.ts';
import { codeSource } from '../../src/cli/code-source.ts';
import { folderSource } from '../../src/cli/read-bundle.ts';
import { readSettings } from '../../src/cli/read-settings.ts';
import { overlay } from '../../src/edit/overlay.ts';
import { removeJob } from '../../src/edit/remove-job.ts';
import { renameJob } from '../../src/edit/rename-job.ts';
import { readGraph } from '../../src/graph/read-graph.ts';
import { migrateJobs } from '../../src/migrate/jobs/migrate-jobs.ts';
import { UserError } from '../../src/problem.ts';
import { RULES } from '../../src/rules/index.ts';
import { type Counts, kindOf } from './counts.ts';
import { countFixes } from './fixes.ts';

/** Runs check, graph, edits and the migration of jobs in one bundle, and counts what happens. */
export function countBundle(root: string, rootPath: string, counts: Counts, notes: string[]): void {
  counts.add('bundles', 'files');
  const guarded = (what: string, work: () => void) => {
    try {
      work();
    } catch (error) {
      counts.add('bundles', `${what} CRASHED`);
      notes.push(`${root}: ${what}: ${(error as Error).stack}`);
    }
  };
  guarded('check', () => countFindings(root, rootPath, counts));
  guarded('fixes', () => countFixes(root, rootPath, counts, notes));
  const { bundle } = loadBundle(rootPath, folderSource(root));
  if (bundle === null) return;
  counts.add('bundles', 'read');
  counts.add('bundles', 'jobs', bundle.jobs.size);
  guarded('graph', () => counts.add('bundles', 'jobs drawn', readGraph(bundle, null).jobs.size));
  guarded('edits', () => countEdits(root, bundle, counts, notes));
  guarded('migrate jobs', () => countJobs(root, bundle, counts, notes));
}

function countFindings(root: string, rootPath: string, counts: Counts): void {
  const source = codeSource(root);
  const { findings } = judge({
    ...{ rootPath, source, rules: RULES, allRules: RULES.map(({ id }) => id) },
    settings: readSettings(source, root, root),
    baseline: new Map(),
  });
  if (findings.every(({ severity }) => severity !== 'error'))
    counts.add('bundles', 'without error');
  for (const { rule, severity } of findings) counts.add(`findings: ${severity}`, rule);
}

/** Jobs of one bundle that are edited: more would only say the same. */
const MOST_JOBS = 20;

function countEdits(root: string, bundle: Bundle, counts: Counts, notes: string[]): void {
  const disk = folderSource(root);
  for (const key of [...bundle.jobs.keys()].slice(0, MOST_JOBS)) {
    attempt('rename-job', counts, notes, root, () => {
      const to = 'renamed_by_the_yardstick';
      const request = { tasks: false, title: false, projectFile: null, exists: () => false };
      const there = renameJob(bundle, { ...request, key, to });
      const source = overlay(disk, there);
      const after = loadBundle(bundle.rootFile.path, source).bundle;
      if (after === null) return 'BROKEN';
      const back = renameJob(after, { ...request, key: to, to: key });
      const restored = overlay(source, back);
      const same = [...bundle.files.values()].every(
        (each) => restored.read(each.path) === each.text,
      );
      return same ? 'byte-exact there and back' : 'not the same there and back';
    });
    attempt('remove-job', counts, notes, root, () => {
      const request = { key, cascade: true, deleteSources: false, read: disk.read };
      const changes = removeJob(bundle, request);
      const after = loadBundle(bundle.rootFile.path, overlay(disk, changes)).bundle;
      return after === null || after.jobs.has(key) ? 'BROKEN' : 'removed';
    });
  }
}

function attempt(
  what: string,
  counts: Counts,
  notes: string[],
  root: string,
  work: () => string,
): void {
  try {
    const outcome = work();
    counts.add(what, outcome);
    if (outcome !== 'removed' && !outcome.startsWith('byte'))
      notes.push(`${root}: ${what}: ${outcome}`);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const [problem] = error.problems;
    counts.add(what, `refused: ${kindOf(problem?.allowed ?? error.message)}`);
    notes.push(`${root}: ${what}: ${error.message} ${problem?.allowed ?? ''}`);
  }
}

function countJobs(root: string, bundle: Bundle, counts: Counts, notes: string[]): void {
  const source = folderSource(root);
  const plan = migrateJobs(bundle, {
    ...{ jobs: null, allowed: new Set<string>(), splitClusters: false, read: source.read },
    ...{ source, project: 'wild', reachable: [] },
  });
  counts.add('migrate jobs', 'tasks moved', plan.moved.length);
  for (const { message } of plan.left) {
    counts.add('migrate jobs', `left: ${kindOf(message)}`);
    notes.push(`${root}: migrate jobs: ${message}`);
  }
}
