/** The laws of the three levels hold where a bundle chose these, and are counted elsewhere. */
import { expect, it } from 'vitest';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';

const ROOT = 'bundle:\n  name: shop\ninclude:\n  - resources/*.yml\n';

function job(key: string, more = ''): string {
  return [
    `    ${key}:`,
    '      name: "[${bundle.target}] Load"',
    '      tasks:',
    '        - task_key: load',
    '          notebook_task:',
    '            notebook_path: ../src/load.py',
    more,
  ]
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('');
}

function folderOf(jobs: readonly string[], files: Readonly<Record<string, string>> = {}): string {
  const folder = emptyFolder();
  const all = {
    'databricks.yml': ROOT,
    'resources/shop.yml': `resources:\n  jobs:\n${jobs.join('')}`,
    'src/load.py': '# Databricks notebook source\nprint(1)\n',
    ...files,
  };
  writeTree(folder, new Map(Object.entries(all)));
  return folder;
}

const TWO = [job('load'), job('again')];
const LINE =
  'Three levels: 2 jobs or tasks have no environment, 2 jobs have no level, ' +
  '1 notebook or file runs in several jobs. Not counted, since the bundle has no levels: ' +
  'check --architecture shows them, migrate jobs makes levels, and ' +
  'dab-check: {architecture: false} in .dab-project.yml ends this line.\n';

it('counts what breaks them in one line where nobody chose them', async () => {
  const found = await runIn(folderOf(TWO), ['check']);
  expect(found).toEqual({ code: 0, out: `${LINE}No findings in 2 jobs\n`, err: '' });
});

it('counts them below --summary and in JSON, and nowhere else', async () => {
  const folder = folderOf(TWO);
  expect((await runIn(folder, ['check', '--summary'])).out).toBe(`${LINE}No findings in 2 jobs\n`);
  const { out } = await runIn(folder, ['check', '--format', 'json']);
  expect(JSON.parse(out)).toMatchObject({
    summary: { errors: 0, warnings: 0, notes: 0, unchosen: 5 },
    findings: [],
  });
  expect((await runIn(folder, ['check', '--quiet'])).out).toBe('');
  expect((await runIn(folder, ['check', '--format', 'github'])).out).toBe('');
});

it('shows them with --architecture, or when their rule is asked for', async () => {
  const folder = folderOf(TWO);
  const all = await runIn(folder, ['check', '--architecture']);
  expect(all.code).toBe(1);
  expect(all.out).toContain('5 errors in 2 jobs');
  expect(all.out).not.toContain('Three levels');
  const one = await runIn(folder, ['check', '--rule', 'has-level-tag']);
  expect(one.code).toBe(1);
  expect(one.out).toContain('2 errors in 2 jobs');
});

it.each([
  ['a job with a tag', TWO.with(1, job('again', '      tags: {job_level: atomic}')), {}],
  ['answers', TWO, { '.dab-project.yml': 'tool_version: 1.0.0\nname: shop\n' }],
  ['the setting', TWO, { '.dab-project.yml': 'dab-check:\n  architecture: true\n' }],
])('takes %s for a choice', async (_what, jobs, files) => {
  const found = await runIn(folderOf(jobs, files), ['check']);
  expect(found.code).toBe(1);
  expect(found.out).toContain('[notebook-in-one-job]');
});

it('does not take settings without answers for a choice, and a severity for one of its rule', async () => {
  const settings = 'dab-check:\n  severity:\n    has-level-tag: warning\n';
  const found = await runIn(folderOf(TWO, { '.dab-project.yml': settings }), ['check']);
  expect(found.code).toBe(0);
  expect(found.out).toContain('2 warnings in 2 jobs');
  expect(found.out).toContain('Three levels: 2 jobs or tasks have no environment, 1 notebook');
});

it('is silent with architecture: false, though jobs have levels', async () => {
  const jobs = [job('load', '      tags: {job_level: atomic}'), job('again')];
  const files = { '.dab-project.yml': 'dab-check:\n  architecture: false\n' };
  const found = await runIn(folderOf(jobs, files), ['check']);
  expect(found.code).toBe(0);
});

it('refuses another word', async () => {
  const files = { '.dab-project.yml': 'dab-check:\n  architecture: sometimes\n' };
  const found = await runIn(folderOf(TWO, files), ['check']);
  expect(found.code).toBe(2);
  expect(found.err).toContain('architecture must be true or false');
});

it('takes the level that presets give to all jobs', async () => {
  const root = `${ROOT}presets:\n  tags:\n    job_level: atomic\n`;
  const found = await runIn(folderOf(TWO, { 'databricks.yml': root }), ['check']);
  expect(found.out).not.toContain('has-level-tag');
  expect(found.out).toContain('[notebook-in-one-job]');
});

it('fixes nothing of them unless asked', async () => {
  const folder = folderOf(TWO);
  const before = treeOf(folder);
  expect((await runIn(folder, ['check', '--fix=unsafe'])).out).toBe(
    `${LINE}No findings in 2 jobs\n`,
  );
  expect(treeOf(folder)).toEqual(before);
});

it('does not change on what an untagged job runs without --fix=unsafe', async () => {
  const folder = folderOf([job('load')]);
  const rule = ['--rule', 'atomic-has-environment'];
  const before = treeOf(folder);
  await runIn(folder, ['check', ...rule, '--fix']);
  expect(treeOf(folder)).toEqual(before);
  await runIn(folder, ['check', ...rule, '--fix=unsafe']);
  expect(treeOf(folder).get('resources/shop.yml')).toContain('environment_key: default');
});

it('shows real faults first, and three equal findings with one excerpt', async () => {
  const loads = ['a', 'b'].map((key) => job(key, '      tags: {job_level: wrong}'));
  const retries = (count: number) =>
    Array.from({ length: count }, (_, index) => job(`r${index}`, '      max_retries: 1'));
  const three = (await runIn(folderOf([...loads, ...retries(3)]), ['check'])).out;
  expect(three.indexOf('retries-on-tasks')).toBeLessThan(three.indexOf('has-level-tag'));
  expect(three.match(/warning\[retries-on-tasks\]/g)).toHaveLength(3);
  expect(three.match(/max_retries: 1$/gm)).toHaveLength(1);
  const two = (await runIn(folderOf([...loads, ...retries(2)]), ['check'])).out;
  expect(two.match(/max_retries: 1$/gm)).toHaveLength(2);
});
