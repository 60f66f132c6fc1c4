/** Whatever a bundle holds, check gives findings and never throws. */
import fs from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readNotebook } from '../../src/notebook/read-notebook.ts';
import { parseTree } from '../../src/yaml/parse.ts';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';
import { fixFiles, lintFiles } from '../support/lint.ts';
import { runs } from '../support/runs.ts';

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
    runs(400),
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
    runs(60),
  );
});

describe('takes what would blow up', () => {
  /** More than a call may have arguments. */
  const many = (item: (at: number) => string) =>
    Array.from({ length: 150_000 }, (_, at) => item(at)).join(', ');
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
    ['many references', `resources: {jobs: {a: {name: "${'${var.x} '.repeat(150_000)}"}}}\n`],
    ['many resources', `targets: {dev: {resources: {jobs: {${many((at) => `j${at}: {}`)}}}}}\n`],
    ['many variables', `variables: {${many((at) => `v${at}: {}`)}}\n`],
    ['a wide field', `resources: {jobs: {a: {x: [${many(() => '&a b')}]}}}\n`],
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
    ['many words of the command line', `from sys import argv\n${'argv\n'.repeat(150_000)}`],
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

describe('nesting', () => {
  const flow = (depth: number) => `a: ${'['.repeat(depth)}${']'.repeat(depth)}\n`;
  const block = (depth: number) =>
    Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}a:\n`).join('');
  const dashes = (depth: number) => `${'- '.repeat(depth)}a\n`;

  it.each([
    ['brackets', flow, 200],
    ['maps', block, 200],
    ['lists', dashes, 200],
  ])('of %s ends at a depth of 200', (_name, make, deepest) => {
    expect(parseTree(make(deepest)).fault).toBe(null);
    for (const depth of [deepest + 1, 700, 1500, 4000]) {
      expect(parseTree(make(depth)).fault?.message, String(depth)).toBe(
        'nested more than 200 deep',
      );
    }
  });

  it.each(['(', 'a.b('])('of %s in Python has no end', (open) => {
    const depth = 100_000;
    const code = `x = ${open.repeat(depth)}dbutils.widgets.get("a")${')'.repeat(depth)}\n`;
    const facts = readNotebook('a.py', `# Databricks notebook source\n${code}`);
    expect(facts?.readsUnknown).toBe(true);
  });
});

it('shows a line that is all findings', async () => {
  const folder = emptyFolder();
  // Each of another name: equal findings are shown together.
  const names = Array.from({ length: 30_000 }, (_, index) => `\${var.x${index}}`);
  const job = `resources: {jobs: {a: {name: "${names.join(' ')}"}}}\n`;
  writeTree(folder, new Map([['databricks.yml', `bundle: {name: x}\n${job}`]]));
  const { out } = await runIn(folder, ['check', '--rule', 'known-variable']);
  expect(out.match(/^ {4}2 \| /gm)).toHaveLength(30_000);
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
