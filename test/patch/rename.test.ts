import { describe, expect, it } from 'vitest';
import { type AlsoRename, renameEdits } from '../../src/patch/rename.ts';
import { applyEdits } from '../../src/text.ts';
import { counted } from '../support/counted.ts';
import { bundleOf } from '../support/one-file.ts';

const ONLY: AlsoRename = { task: null, title: null };

/** The file b.yml after a job of a bundle is called new_job, and the files that have edits. */
function renamed(text: string, also: AlsoRename = ONLY, key = 'old_job'): [string, string[]] {
  const files = new Map([
    ['databricks.yml', 'include: [b.yml]\n# ${resources.jobs.old_job.id}\n'],
    ['b.yml', text],
  ]);
  const edits = renameEdits(bundleOf(files), key, 'new_job', also);
  return [applyEdits(text, edits.get('b.yml') ?? []), [...edits.keys()]];
}

const job = (key: string, body = 'x: 1') => `resources:\n  jobs:\n    ${key}:\n      ${body}\n`;

describe('a job gets another key', () => {
  it.each([
    [job('old_job'), job('new_job')],
    [job('"old_job"'), job('"new_job"')],
    [`\n${'${resources.jobs.old_job.id}'}: 1\n`, `\n${'${resources.jobs.new_job.id}'}: 1\n`],
    ['${resources.jobs.old_job.id}: 1\n', '${resources.jobs.new_job.id}: 1\n'],
    [job("'old_job'"), job("'new_job'")],
    [job('other_job'), job('other_job')],
    [
      job('other_job', 'y: ${resources.jobs.old_job.id}'),
      job('other_job', 'y: ${resources.jobs.new_job.id}'),
    ],
    [
      job(
        'a',
        'y: ${resources.jobs.old_job[0]} ${resources.jobs.old_job} ${resources.jobs.old_job.id}',
      ),
      job(
        'a',
        'y: ${resources.jobs.new_job[0]} ${resources.jobs.new_job} ${resources.jobs.new_job.id}',
      ),
    ],
    [job('a', 'y: ${resources.jobs.old_job_2.id}'), job('a', 'y: ${resources.jobs.old_job_2.id}')],
    [
      job('a', 'y: ${resources.pipelines.old_job.id}'),
      job('a', 'y: ${resources.pipelines.old_job.id}'),
    ],
    [
      `# \${resources.jobs.old_job.id}\n${job('a')}`,
      `# \${resources.jobs.new_job.id}\n${job('a')}`,
    ],
    [
      `# Test it: databricks bundle run -t dev old_job\n${job('old_job')}`,
      `# Test it: databricks bundle run -t dev new_job\n${job('new_job')}`,
    ],
    [
      `# Test it: databricks bundle run -t dev old_job\r\n${job('old_job')}`,
      `# Test it: databricks bundle run -t dev new_job\r\n${job('new_job')}`,
    ],
    [
      `# Test it: databricks bundle run -t dev old_job_2\n${job('old_job')}`,
      `# Test it: databricks bundle run -t dev old_job_2\n${job('new_job')}`,
    ],
    [`# old_job\n${job('a', 'old_job: old_job')}`, `# old_job\n${job('a', 'old_job: old_job')}`],
    [
      'resources:\n  pipelines:\n    old_job: {}\n  jobs:\n    old_job: {}\n',
      'resources:\n  pipelines:\n    old_job: {}\n  jobs:\n    new_job: {}\n',
    ],
    [
      'targets:\n  dev:\n    resources:\n      jobs:\n        old_job: {}\nresources:\n  jobs:\n    old_job: {}\n',
      'targets:\n  dev:\n    resources:\n      jobs:\n        new_job: {}\nresources:\n  jobs:\n    new_job: {}\n',
    ],
  ])('in %j', (text, wanted) => {
    expect(renamed(text)[0]).toBe(wanted);
  });

  it('once where an alias shows it twice', () => {
    const text =
      'x: &x\n  old_job: {}\nresources:\n  jobs: *x\ntargets:\n  dev:\n    resources:\n      jobs: *x\n';
    expect(renamed(text)[0]).toBe(text.replace('old_job', 'new_job'));
  });

  it('in the files that name it alone', () => {
    expect(renamed(job('old_job'))[1]).toEqual(['databricks.yml', 'b.yml']);
    expect(renamed(job('a'))[1]).toEqual(['databricks.yml']);
  });
});

describe('tasks that run it', () => {
  const also: AlsoRename = { task: { from: 'old', to: 'new' }, title: null };
  const run = (key: string, name: string) =>
    `        - task_key: ${key}\n          run_job_task:\n            job_id: \${resources.jobs.${name}.id}\n`;
  const waits = (key: string) =>
    `        - task_key: end\n          depends_on:\n            - task_key: ${key}\n            - task_key: other\n`;
  const tasks = (text: string) => `resources:\n  jobs:\n    a:\n      tasks:\n${text}`;

  it.each([
    [run('old', 'old_job') + waits('old'), run('new', 'new_job') + waits('new')],
    [run('"old"', 'old_job') + waits("'old'"), run('"new"', 'new_job') + waits("'new'")],
    [run('old', 'b_job') + waits('old'), run('old', 'b_job') + waits('old')],
    [run('mine', 'old_job') + waits('old'), run('mine', 'new_job') + waits('old')],
    [
      run('old', 'old_job') + run('older', 'old_job') + waits('older'),
      run('new', 'new_job') + run('older', 'new_job') + waits('older'),
    ],
  ])('and what waits for them, in %j', (text, wanted) => {
    expect(renamed(tasks(text), also)[0]).toBe(tasks(wanted));
  });

  it('keep their keys unless asked', () => {
    const text = tasks(run('old', 'old_job') + waits('old'));
    expect(renamed(text)[0]).toBe(tasks(run('old', 'new_job') + waits('old')));
  });
});

describe('its title', () => {
  const also: AlsoRename = { task: null, title: { from: 'Old', to: 'New' } };

  it.each([
    ['name: "[x] Old and Old"', 'name: "[x] New and Old"'],
    ['name: Old', 'name: New'],
    ['name: Else', 'name: Else'],
    ['description: Old', 'description: Old'],
    ['name: [Old]', 'name: [Old]'],
  ])('in %j', (body, wanted) => {
    expect(renamed(job('old_job', body), also)[0]).toBe(job('new_job', wanted));
  });

  it('is that of this job alone', () => {
    const text = `${job('old_job', 'name: Old')}    b_job:\n      name: Old\n`;
    expect(renamed(text, also)[0]).toBe(
      `${job('new_job', 'name: New')}    b_job:\n      name: Old\n`,
    );
  });

  it('stays in another file, and unless asked', () => {
    const files = new Map([
      ['databricks.yml', 'include: [a.yml, b.yml]\n'],
      ['a.yml', job('old_job', 'name: Old')],
      ['b.yml', `targets: {dev: {resources: {jobs: {old_job: {name: More Old}}}}}\n`],
    ]);
    const edits = renameEdits(bundleOf(files), 'old_job', 'n', also);
    const after = [...edits].map(([path, all]) => applyEdits(files.get(path) as string, all));
    expect(after).toEqual([
      job('n', 'name: New'),
      `targets: {dev: {resources: {jobs: {n: {name: More New}}}}}\n`,
    ]);
    expect(renamed(job('old_job', 'name: Old'))[0]).toBe(job('new_job', 'name: Old'));
  });
});

it('looks at each resource once, however many files there are', () => {
  const files = new Map([['databricks.yml', "include: ['*.job.yml']\n"]]);
  for (let at = 0; at < 300; at++) files.set(`j${at}.job.yml`, job(`j${at}`));
  const bundle = bundleOf(files);
  const { list, reads } = counted(bundle.resources);
  const edits = renameEdits({ ...bundle, resources: list }, 'j7', 'new_job', {
    task: { from: 'j7', to: 'new' },
    title: { from: 'J7', to: 'New' },
  });
  expect([...edits.keys()]).toEqual(['j7.job.yml']);
  expect(reads()).toBe(300);
});
