import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadBundle, placeOfFault } from '../../src/bundle/load.ts';
import { newProject } from '../../src/create/new-project.ts';
import { answers, specOf } from '../support/answers.ts';
import { loadBundle as otherLoad } from '../support/bundle.ts';
import { bundleOf, sourceOf } from '../support/one-file.ts';
import { runs } from '../support/runs.ts';

it('finds the jobs of generated projects as another reader does', () => {
  fc.assert(
    fc.property(answers, (raw) => {
      const files = newProject(specOf(raw), '0.0.0');
      const bundle = bundleOf(files);
      const { jobs } = otherLoad(files);
      expect(bundle.faults).toEqual([]);
      expect([...bundle.jobs.keys()].sort()).toEqual([...jobs.keys()].sort());
      for (const [key, { job, path }] of jobs) {
        const [found] = bundle.jobs.get(key) ?? [];
        expect(found?.resource.file.path).toBe(path);
        expect(found?.level?.value).toBe(job.tags.job_level);
        expect(
          found?.tasks.map((task) => [task.key.value, task.dependsOn.map((each) => each.value)]),
        ).toEqual(
          job.tasks.map((task) => [
            task.task_key,
            task.depends_on?.map((each) => each.task_key) ?? [],
          ]),
        );
        for (const task of found?.tasks ?? []) {
          if (task.work.kind === 'source') expect(files.has(task.work.path as string)).toBe(true);
          if (task.work.kind === 'run-job')
            expect(jobs.has(task.work.job?.value as string)).toBe(true);
        }
      }
    }),
    runs(100),
  );
});

it('reads what the CLI reads: order, first document, last of equal keys, merges, targets', () => {
  const files = new Map([
    [
      'databricks.yml',
      `include:
  - b/*.yml
  - ./a.yml
  - b/one.yml
  - none/*.yml
variables:
  catalog: {}
targets:
  dev:
    resources:
      jobs:
        both: {name: in dev}
        only_dev:
          tasks: [{task_key: t, run_job_task: {job_id: "\${resources.jobs.both.id}"}}]
`,
    ],
    [
      'a.yml',
      'resources:\n  pipelines:\n    p: {}\n---\nresources:\n  jobs:\n    second_document: {}\n',
    ],
    [
      'b/one.yml',
      `base: &base
  tags: {job_level: atomic}
  tasks:
    - &t
      task_key: one
      notebook_task: {notebook_path: ../src/one.py}
    - <<: *t
      task_key: two
      depends_on: [task_key: one]
resources:
  jobs:
    both:
      <<: *base
      name: first
    both:
      <<: *base
      name: last
`,
    ],
    ['b/two.yml', 'resources: [\n'],
    ['b/three.txt', 'x'],
  ]);
  const bundle = bundleOf(files);
  expect([...bundle.files.keys()]).toEqual(['databricks.yml', 'b/one.yml', 'a.yml']);
  expect(bundle.includes.map(({ pattern, paths }) => [pattern.value, paths])).toEqual([
    ['b/*.yml', ['b/one.yml', 'b/two.yml']],
    ['a.yml', ['a.yml']],
    ['b/one.yml', []],
    ['none/*.yml', []],
  ]);
  expect(bundle.faults.map(placeOfFault)).toEqual(['b/two.yml:2:1']);
  expect(bundle.resources.map(({ type, key, target }) => `${target} ${type}.${key.value}`)).toEqual(
    ['dev jobs.both', 'dev jobs.only_dev', 'null jobs.both', 'null pipelines.p'],
  );
  const [job, inDev] = bundle.jobs.get('both') ?? [];
  expect(job?.level?.value).toBe('atomic');
  expect(job?.tasks.map((task) => [task.key.value, task.work])).toMatchObject([
    ['one', { kind: 'source', type: 'notebook_task', path: 'src/one.py' }],
    ['two', { kind: 'source', type: 'notebook_task', path: 'src/one.py' }],
  ]);
  expect(inDev?.resource.target).toBe('dev');
  expect(bundle.jobs.get('only_dev')?.[0]?.tasks[0]?.work).toMatchObject({
    job: { value: 'both' },
  });
  expect([...bundle.variables]).toEqual(['catalog']);
});

it.each([
  [''],
  ['['],
  ['include: ["["]'],
  ['a: *a'],
  ['a: &a {<<: *a}'],
  ['resources: {jobs: {a: {tasks: [1, null, [], {}]}}}'],
  [`${'['.repeat(50_000)}`],
  [
    Array.from(
      { length: 40 },
      (_, i) => `a${i}: &a${i}\n  <<: [${i ? `*a${i - 1}, *a${i - 1}` : ''}]\n  k${i}: 1`,
    ).join('\n'),
  ],
])('never throws on %.40s', (text) => {
  const { bundle, faults } = loadBundle(
    'databricks.yml',
    sourceOf(new Map([['databricks.yml', text]])),
  );
  expect(bundle !== null || faults.length > 0).toBe(true);
});

it('never throws on anything', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'a:- \n\t[]{}&*<!|>%@"\'#,?é') }), (text) => {
      const yaml = `resources:\n  jobs:\n    a:\n      tasks:\n${text}`;
      loadBundle('databricks.yml', sourceOf(new Map([['databricks.yml', yaml]])));
    }),
    runs(3000),
  );
});
