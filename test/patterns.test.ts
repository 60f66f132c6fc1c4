/**
 * The patterns of the specification, taken literally: its right ones have no finding, its wrong ones
 * those that it names. Each is a file of test/patterns/ with just enough around it to be a bundle.
 */
import fs from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unpack } from './support/archive.ts';
import { lintFiles, shown } from './support/lint.ts';

const FOLDER = join(import.meta.dirname, 'patterns');
const names = fs.readdirSync(FOLDER);

const CODE_IN_ORCHESTRATOR = [
  'runs-jobs-only resources.jobs.setup_orchestrator_job.tasks[0]',
  'runs-jobs-only resources.jobs.setup_orchestrator_job.tasks[1]',
  'runs-jobs-only resources.jobs.setup_orchestrator_job.tasks[2]',
  'runs-jobs-only resources.jobs.setup_orchestrator_job.tasks[3]',
  'runs-jobs-only resources.jobs.setup_orchestrator_job.tasks[4]',
];

const ARGPARSE = ['no-argparse resources.jobs.my_job.tasks[0]'];

const WRONG: Readonly<Record<string, readonly string[]>> = {
  'wrong-duplicate.txt': [
    'notebook-in-one-job resources.jobs.setup_orchestrator.tasks[0]',
    'runs-jobs-only resources.jobs.setup_orchestrator.tasks[0]',
  ],
  'wrong-setup-orchestrator.txt': CODE_IN_ORCHESTRATOR,
  'wrong-refresh-orchestrator.txt': [
    'runs-jobs-only resources.jobs.refresh_orchestrator_job.tasks[0]',
    'runs-jobs-only resources.jobs.refresh_orchestrator_job.tasks[1]',
    'runs-jobs-only resources.jobs.refresh_orchestrator_job.tasks[2]',
    'runs-jobs-only resources.jobs.refresh_orchestrator_job.tasks[3]',
    'warning-has-health-rule resources.jobs.refresh_orchestrator_job',
  ],
  'wrong-argparse.txt': ARGPARSE,
  'wrong-before-migration.txt': ARGPARSE,
};

it.each(names.filter((name) => name.startsWith('right')))('%s has no finding', (name) => {
  const files = read(name);
  expect(shown(lintFiles(files), files)).toBe('');
});

it.each(names.filter((name) => name.startsWith('wrong')))(
  '%s has the findings it should',
  (name) => {
    const found = lintFiles(read(name)).map(({ rule, subject }) => `${rule} ${subject}`);
    expect(found.sort()).toEqual(WRONG[name]);
  },
);

function read(name: string) {
  return unpack(fs.readFileSync(join(FOLDER, name), 'utf8'));
}
