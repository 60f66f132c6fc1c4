/** Whatever a bundle holds, check gives findings and never throws. */
import fs from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';
import { fixFiles, lintFiles } from '../support/lint.ts';

const EXAMPLE = treeOf(join(import.meta.dirname, '../../examples/default/project'));
const PATHS = [...EXAMPLE.keys()].filter((path) => /\.(ya?ml|py|sql)$/.test(path));

/** Words that rules look for, so that random trees get deep into them. */
const KEYS = [
  ...['resources', 'jobs', 'pipelines', 'targets', 'dev', 'variables', 'include', 'bundle', 'name'],
  ...['tasks', 'task_key', 'depends_on', 'run_job_task', 'job_id', 'notebook_task', 'sql_task'],
  ...[
    'notebook_path',
    'base_parameters',
    'file',
    'path',
    'for_each_task',
    'task',
    'inputs',
    'query',
  ],
  ...[
    'tags',
    'job_level',
    'layer',
    'environments',
    'environment_key',
    'spec',
    'client',
    'schedule',
  ],
  ...['quartz_cron_expression', 'timezone_id', 'pause_status', 'parameters', 'default', 'health'],
  ...[
    'rules',
    'metric',
    'email_notifications',
    'on_duration_warning_threshold_exceeded',
    'x',
    '<<',
  ],
  ...['libraries', 'glob', 'root_path', 'job_clusters', 'job_cluster_key', 'mode', 'workspace'],
  ...['presets', 'name_prefix', 'trigger_pause_status', 'lookup', 'job', 'run_as', 'user_name'],
  ...[
    'scripts',
    'content',
    'env',
    'python',
    'permissions',
    'grants',
    'schemas',
    'secrets',
    '${var.x}',
  ],
];

const leaf = fc.oneof(
  fc.constantFrom(null, true, 0, '', 'atomic', 'orchestrator', 'UNPAUSED', '../src/a.py', 'a'),
  fc.constantFrom('${resources.jobs.a.id}', '${var.x}', '${x', '{{tasks.a.values.b}}', '**/*.yml'),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 7, withCrossShrink: true },
    leaf,
    fc.dictionary(fc.constantFrom(...KEYS), tie('tree'), { maxKeys: 5 }),
    fc.array(tie('tree'), { maxLength: 4 }),
  ),
}));

/** A tree in which at least the way down to tasks is often there. */
const bundleTree = fc.oneof(
  tree,
  tree.map((job) => ({ resources: { jobs: { a: job, b: job } } })),
  fc.array(tree, { maxLength: 3 }).map((tasks) => ({ resources: { jobs: { a: { tasks } } } })),
  fc.tuple(tree, tree).map(([a, b]) => ({
    resources: { jobs: { a } },
    targets: { dev: { resources: { jobs: { a: b } } } },
  })),
);

it('takes any tree of YAML', () => {
  fc.assert(
    fc.property(bundleTree, bundleTree, (root, job) => {
      const files = new Map([
        ['databricks.yml', stringify({ include: ['*.yml'], ...Object(root) })],
        ['job.yml', stringify(job)],
        ['src/a.py', '# Databricks notebook source\n'],
      ]);
      lintFiles(files);
      fixFiles(files, 'unsafe');
    }),
    { numRuns: 400 },
  );
});

it('takes files that are cut off or damaged anywhere', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PATHS),
      fc.nat(3000),
      fc.nat(60),
      fc.string({ unit: 'binary', maxLength: 20 }),
      (path, at, length, text) => {
        const before = EXAMPLE.get(path) as string;
        const cut = new Map(EXAMPLE).set(path, before.slice(0, at));
        const damaged = new Map(EXAMPLE).set(
          path,
          before.slice(0, at) + text + before.slice(at + length),
        );
        lintFiles(cut);
        lintFiles(damaged);
      },
    ),
    { numRuns: 60 },
  );
});

describe('takes what would blow up', () => {
  const bomb = Array.from({ length: 40 }, (_, at) =>
    at === 0 ? 'a0: &a0 [x, x]' : `a${at}: &a${at} [*a${at - 1}, *a${at - 1}]`,
  ).join('\n');
  const merged = Array.from({ length: 40 }, (_, at) =>
    at === 0 ? 'm0: &m0 {task_key: a}' : `m${at}: &m${at} {<<: [*m${at - 1}, *m${at - 1}]}`,
  ).join('\n');

  it.each([
    ['aliases that multiply', `${bomb}\nresources: {jobs: {a: {tasks: *a39}}}\n`],
    ['merge keys that multiply', `${merged}\nresources: {jobs: {a: *m39, b: {tasks: [*m39]}}}\n`],
    ['an alias of itself', 'resources: &r {jobs: {a: &j {tasks: [*j, *r]}}}\n'],
    ['deep nesting', `resources: ${'['.repeat(50_000)}\n`],
    ['deep maps', `resources: ${'{a: '.repeat(2_000)}${'}'.repeat(2_000)}\n`],
    ['a long line', `resources: {jobs: {a: {name: "${'${'.repeat(100_000)}"}}}\n`],
    ['many dollars', `resources: {jobs: {a: {name: "${'${a.'.repeat(50_000)}"}}}\n`],
  ])('%s', (_name, text) => {
    const files = new Map([
      ['databricks.yml', 'bundle: {name: x}\ninclude: [a.yml]\n'],
      ['a.yml', text],
    ]);
    lintFiles(files);
  });

  it.each([
    ['deep Python', `x = ${'('.repeat(50_000)}\n`],
    ['a long chain', `x = ${'a.'.repeat(50_000)}b\n`],
    ['many widgets', 'x = dbutils.widgets.get("a")\n'.repeat(5_000)],
    ['deep blocks', Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}if x:\n`).join('')],
  ])('%s', (_name, code) => {
    const job =
      'resources: {jobs: {a: {tasks: [{task_key: t, notebook_task: {notebook_path: a.py}}]}}}\n';
    const files = new Map([
      ['databricks.yml', 'bundle: {name: x}\ninclude: [a.yml]\n'],
      ['a.yml', job],
      ['a.py', `# Databricks notebook source\n${code}`],
    ]);
    lintFiles(files);
  });
});

describe('on disk', () => {
  const ROOT = 'bundle:\n  name: x\ninclude:\n  - resources/*.yml\n  - resources/*/*.yml\n';

  it('walks no loop of links, and says what it cannot read', async () => {
    const folder = emptyFolder();
    writeTree(
      folder,
      new Map([
        ['databricks.yml', ROOT],
        ['resources/a.yml', 'resources: {}\n'],
      ]),
    );
    fs.symlinkSync('..', join(folder, 'resources/loop'));
    fs.symlinkSync('self', join(folder, 'resources/self.yml'));
    fs.mkdirSync(join(folder, 'resources/folder.yml'));
    fs.writeFileSync(join(folder, 'resources/bytes.yml'), Buffer.from([0xff, 0xfe, 0x00]));
    const { code, out, err } = await runIn(folder, ['check', '--format', 'json']);
    expect([code, err]).toEqual([1, '']);
    const findings = JSON.parse(out).findings as { path: string; rule: string }[];
    expect(findings.map(({ path, rule }) => `${path} ${rule}`)).toEqual([
      'resources/bytes.yml yaml-syntax',
      'resources/folder.yml yaml-syntax',
      // The CLI, too, follows the link and finds an include that is not in the root file.
      'resources/loop/databricks.yml include-matches',
      'resources/self.yml yaml-syntax',
    ]);
  });

  it('gives findings for a root file that cannot be parsed', async () => {
    const folder = emptyFolder();
    writeTree(folder, new Map([['databricks.yml', 'bundle: [\n']]));
    const { code, out } = await runIn(folder, ['check']);
    expect(code).toBe(1);
    expect(out).toMatch(/^databricks\.yml:\d+:\d+: error\[yaml-syntax\]: /);
  });
});
