/** What `check --fix` makes of bundles that others wrote: only what they would accept unseen. */
import { describe, expect, it } from 'vitest';
import { unpack } from '../support/archive.ts';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';

/** The files that a fix changes, and what is said. */
async function fixed(archive: string, how: 'safe' | 'unsafe', ...more: string[]) {
  const before = unpack(archive);
  const root = emptyFolder();
  writeTree(root, before);
  const { out, code } = await runIn(root, ['check', `--fix=${how}`, ...more]);
  const changed = [...treeOf(root)].filter(([path, text]) => before.get(path) !== text);
  return { out, code, changed: new Map(changed) };
}

/** A bundle up to the fields of its job `a`. */
const JOB_A = `-- databricks.yml --
bundle: {name: shop}
resources:
  jobs:
    a:
      name: "[\${bundle.target}] a"
`;

const SQL = 'sql_task: {warehouse_id: abc, query: {query_id: x}}';

describe('includes', () => {
  const BOTH = `-- databricks.yml --
bundle:
  name: shop
include:
  - resources/none.yml
-- res/a.yml --
resources:
  schemas:
    orders_landing: {name: orders, catalog_name: main}
    again: {name: "x_\${resources.schemas.review_landing.name}", catalog_name: main}
-- res/b.yml --
resources:
  schemas:
    review_landing: {name: review, catalog_name: main}
-- resources/none.yml --
resources: {}
`;

  it('are all made before a reference is judged, in the order of the files', async () => {
    const { changed, out } = await fixed(BOTH, 'unsafe');
    expect([...changed.keys()]).toEqual(['databricks.yml']);
    expect(changed.get('databricks.yml')).toContain(
      'include:\n  - resources/none.yml\n  - res/a.yml\n  - res/b.yml\n',
    );
    expect(out).toContain(
      'fixed res/a.yml:1: file-is-included: Include res/a.yml\n' +
        'fixed res/b.yml:1: file-is-included: Include res/b.yml\n',
    );
  });

  it('are as many as there are files', async () => {
    const files = Array.from({ length: 60 }, (_, at) => {
      return `-- res/f${at}.yml --\nresources:\n  schemas:\n    s${at}: {name: s${at}, catalog_name: main}\n`;
    });
    const { changed } = await fixed(BOTH + files.join(''), 'unsafe');
    expect(changed.get('databricks.yml')?.match(/ {2}- res\//g)).toHaveLength(62);
  });

  it('are not made of a file that brings an error, and of the others they are', async () => {
    const broken = BOTH.replace('review_landing: {', 'other: {');
    const { changed } = await fixed(broken, 'unsafe');
    expect(changed.get('databricks.yml')).toContain('  - resources/none.yml\n  - res/b.yml\n');
  });

  it('heed the rules that are not asked for, and say what is not fixed', async () => {
    const broken = BOTH.replace('review_landing: {', 'other: {');
    const { changed, out } = await fixed(broken, 'unsafe', '--rule', 'file-is-included');
    expect(changed.get('databricks.yml')).toContain('  - resources/none.yml\n  - res/b.yml\n');
    expect(out).toMatch(/; 1 is not fixed, since that could lead to a new error\n$/);
  });

  it('are not made of what somebody took out, and of files of other tools', async () => {
    const out = BOTH.replace('include:\n', 'include:\n  # later:\n  # - res/a.yml\n')
      .replace('  - resources/none.yml', '  - resources/none.yml\n  #- "./res/b.yml"')
      .concat('-- app.yml --\nresources:\n  jobs: {a: {}}\n  functions: {b: {}}\n');
    const { changed, out: said } = await fixed(out, 'unsafe');
    expect(changed.size).toBe(0);
    expect(said).toBe('No findings; there are no jobs in the files\n');
  });
});

it('renames a misspelt field, and adds none beside it', async () => {
  const { changed, code } = await fixed(
    `${JOB_A}      tags: {job_level: atomic}
      tasks:
        - task_key: t
          environment_key: default
          notebook_task: {notebook_path: src/n.py}
      enviroments:
        - environment_key: default
          spec: {environment_version: "4"}
-- src/n.py --
# Databricks notebook source
print(1)
`,
    'unsafe',
  );
  expect(changed.get('databricks.yml')?.match(/environments:/g)).toHaveLength(1);
  expect(code).toBe(0);
});

it('guesses no level where code stands beside a job that cannot be known', async () => {
  const mixed = (id: string) => `-- databricks.yml --
bundle: {name: shop}
resources:
  jobs:
    leaf:
      name: "[\${bundle.target}] leaf"
      tags: {job_level: atomic}
      tasks:
        - {task_key: t, ${SQL}}
    mix:
      name: "[\${bundle.target}] mix"
      tasks:
        - {task_key: code, ${SQL}}
        - task_key: run
          run_job_task: {job_id: ${id}}
`;
  const { changed } = await fixed(mixed('123'), 'unsafe');
  expect(changed.size).toBe(0);
  // The reference is written; the level that would be wrong then is not.
  const { changed: both } = await fixed(mixed('leaf'), 'safe');
  expect(both.get('databricks.yml')).toBe(
    unpack(mixed('"${resources.jobs.leaf.id}"')).get('databricks.yml'),
  );
});

it('adds no tag beyond those that a cloud takes', async () => {
  const tagged = (count: number) => `${JOB_A}      tags:
${Array.from({ length: count }, (_, at) => `        k${at}: v\n`).join('')}      tasks:
        - {task_key: t, ${SQL}}
    b:
      name: "[\${bundle.target}] b"
      tags: {job_level: atomic}
      tasks:
        - {task_key: t, ${SQL}}
`;
  expect((await fixed(tagged(25), 'unsafe')).changed.size).toBe(0);
  expect((await fixed(tagged(24), 'safe')).changed.get('databricks.yml')).toContain(
    '        k23: v\n        job_level: atomic\n',
  );
});

describe('names that are meant', () => {
  const paths = (missing: string, ...there: readonly string[]) => `${JOB_A}      tasks:
        - task_key: t
          existing_cluster_id: abc
          notebook_task: {notebook_path: src/${missing}}
        - task_key: u
          existing_cluster_id: abc
          notebook_task: {notebook_path: src/used_orders.py}
${['used_orders.py', ...there].map((name) => `-- src/${name} --\n# Databricks notebook source\nprint(1)\n`).join('')}`;

  it.each([
    ['mistyped', 'mrege_orders.py', 'merge_orders.py', 'merge_orders.py'],
    ['another number', '02-merge-orders.py', '03-merge-orders.py', null],
    ['built alike', '02-merge-customer-orders.py', '03-delete-customer-orders.py', null],
    ['what another task runs', 'use_orders.py', 'other.py', null],
  ])('%s: %s', async (_, missing, there, meant) => {
    const { changed } = await fixed(paths(missing, there), 'unsafe');
    const text = changed.get('databricks.yml') ?? null;
    expect(text).toBe(meant && (unpack(paths(meant, there)).get('databricks.yml') as string));
  });

  it('are legal ones', async () => {
    const { changed, out } = await fixed(
      `${JOB_A}      parameters: [{name: "greeting x", default: hi}]
      tasks:
        - {task_key: train model, ${SQL}}
        - task_key: s
          depends_on: [{task_key: train_model}]
          sql_task: {warehouse_id: abc, query: {query_id: x}, parameters: {g: "{{job.parameters.greeting}}"}}
`,
      'unsafe',
    );
    expect(changed.size).toBe(0);
    expect(out).not.toContain('Did you mean');
  });
});

it('offers no fix outside of the folder of the bundle', async () => {
  const { changed, code, out } = await fixed(
    `-- app/databricks.yml --
bundle: {name: shop}
include: [../common/*.yml]
-- common/j.yml --
resources:
  jobs:
    a:
      name: a
      max_concurrent_run: 2
      tasks:
        - {task_key: t, ${SQL}}
`,
    'unsafe',
    'app',
  );
  expect(changed.size).toBe(0);
  expect(out).toContain('Did you mean "max_concurrent_runs"?');
  expect(out).not.toContain('fix:');
  expect(code).toBe(0);
});

describe('a notebook with an environment of its own', () => {
  const HEAD = `# /// script
# [tool.databricks.environment]
# environment_version = "2"
# dependencies = [
#   "humanize==4.9.0",
# ]
# ///
`;
  const job = (head: string, other: string) => `${JOB_A}      tags: {job_level: atomic}
      tasks:
        - task_key: t
          notebook_task: {notebook_path: src/n.py}
        - task_key: u
          depends_on: [{task_key: t}]
          notebook_task: {notebook_path: src/m.py}
-- src/n.py --
# Databricks notebook source
${head}print(1)
-- src/m.py --
# Databricks notebook source
${other}print(1)
`;

  it('gets no other one unseen', async () => {
    expect((await fixed(job(HEAD, ''), 'safe')).changed.size).toBe(0);
    expect((await fixed(job('', ''), 'safe')).changed.size).toBe(1);
  });

  it('keeps its version and its dependencies', async () => {
    const { changed } = await fixed(job(HEAD, HEAD), 'unsafe');
    expect(changed.get('databricks.yml')).toContain(
      'spec:\n            environment_version: "2"\n            dependencies:\n              - "humanize==4.9.0"\n',
    );
  });

  it('is not put together with another one', async () => {
    const { changed } = await fixed(job(HEAD, HEAD.replace('4.9.0', '4.8.0')), 'unsafe');
    expect(changed.size).toBe(0);
  });
});

it('tells in JSON what it fixed, and in text what could be with =unsafe', async () => {
  const archive = `${JOB_A}      max_concurrent_run: 2
      tasks:
        - {task_key: t, max_retry_count: 1, ${SQL}}
        - {task_key: u, run_if: all_done, ${SQL}}
`;
  const root = emptyFolder();
  writeTree(root, unpack(archive));
  const { out: text } = await runIn(root, ['check']);
  expect(text.trimEnd().split('\n').at(-1)).toMatch(
    /; 1 can be fixed with --fix, [12] more with --fix=unsafe$/,
  );
  const { out } = await runIn(root, ['check', '--fix', '--json']);
  const { fixes, summary } = JSON.parse(out);
  expect(fixes).toEqual([
    { rule: 'known-value', path: 'databricks.yml', line: 9, title: 'Write ALL_DONE' },
  ]);
  expect(summary.fixed).toBe(1);
});
