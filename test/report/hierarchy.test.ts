import { expect, it } from 'vitest';
import { hierarchyText, type TreeJob } from '../../src/report/hierarchy.ts';

function job(key: string, level: TreeJob['level'], more: Partial<TreeJob> = {}): TreeJob {
  return { key, level, start: null, tags: [], tasks: [], ...more };
}

function keysOf(jobs: readonly TreeJob[]): string[] {
  return hierarchyText(jobs, { columns: 80, color: false })
    .split('\n')
    .map((line) => line.split(/\s/)[0] as string);
}

it('the higher a job, the further up; those that set up go first; then by name', () => {
  const setup = { tags: [{ name: 'job_type', value: 'setup' }] };
  const jobs = [
    job('b_atomic', 'atomic'),
    job('a_atomic', 'atomic'),
    job('z_setup', 'atomic', setup),
    job('b_composite', 'composite'),
    job('y_setup', 'composite', setup),
    job('a_composite', 'composite'),
    job('nothing', null),
  ];
  const wanted = [
    'Run',
    'y_setup',
    'a_composite',
    'b_composite',
    'z_setup',
    'a_atomic',
    'b_atomic',
    'nothing',
  ];
  expect(keysOf(jobs)).toEqual(wanted);
  expect(keysOf(jobs.toReversed())).toEqual(wanted);
});
