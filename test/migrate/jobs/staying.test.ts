import { expect, it } from 'vitest';
import { codeItems } from '../../../src/migrate/jobs/code-item.ts';
import { stayingOf } from '../../../src/migrate/jobs/staying.ts';
import { counted } from '../../support/counted.ts';
import { bundleOf } from '../../support/one-file.ts';

it('looks once at all tasks that run one file, however many jobs stay', () => {
  const files = new Map([['databricks.yml', "include: ['*.job.yml']\n"]]);
  for (let at = 0; at < 200; at++) {
    const task = '- task_key: t\n          notebook_task: {notebook_path: src/n.py}';
    files.set(
      `j${at}.job.yml`,
      `resources:\n  jobs:\n    j${at}:\n      tasks:\n        ${task}\n`,
    );
  }
  const bundle = bundleOf(files);
  const items = [...bundle.jobs.values()].flatMap(([job]) =>
    job === undefined ? [] : codeItems(job, new Set()),
  );
  expect(items).toHaveLength(200);
  const { list, reads } = counted(items);
  const stays = stayingOf(bundle, [{ items: list, source: 'src/n.py' }], () => true);
  for (const key of bundle.jobs.keys()) stays.job(key, 'stays');
  expect(items.every((item) => stays.has(item))).toBe(true);
  // Once to know the group of each, once for the group.
  expect(reads()).toBe(400);
});
