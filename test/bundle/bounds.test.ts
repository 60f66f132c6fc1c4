import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadBundle, placeOfFault } from '../../src/bundle/load.ts';
import { expandedSize } from '../../src/yaml/expanded-size.ts';
import { parseTree } from '../../src/yaml/parse.ts';
import type { YamlNode } from '../../src/yaml/tree.ts';
import { viewOf } from '../../src/yaml/view.ts';
import { emptyFolder, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';
import { sourceOf } from '../support/one-file.ts';
import { runs } from '../support/runs.ts';

const ROOT = "bundle: {name: x}\ninclude: ['*.job.yml']\n";

/** What is said about the files of a bundle, by place. */
function faultsOf(files: Record<string, string>): string[] {
  const source = sourceOf(new Map([['databricks.yml', ROOT], ...Object.entries(files)]));
  return loadBundle('databricks.yml', source).faults.map((fault) => {
    return `${placeOfFault(fault)} ${fault.message}`;
  });
}

function list(length: number, item: (at: number) => string): string {
  return Array.from({ length }, (_, at) => item(at)).join('\n');
}

function jobOf(tasks: number): string {
  return `resources:\n  jobs:\n    a:\n      tasks:\n${list(tasks, (at) => `        - task_key: t${at}`)}\n`;
}

describe('what a bundle may hold', () => {
  it('a job has as many tasks as Databricks allows', () => {
    expect(faultsOf({ 'a.job.yml': jobOf(1000) })).toEqual([]);
    const allowed = 'the job a has 1001 tasks, and Databricks allows 1,000';
    expect(faultsOf({ 'a.job.yml': jobOf(1001) })).toEqual([`a.job.yml:4:7 ${allowed}`]);
    const inTarget = `targets:\n  dev:\n${jobOf(1001).replace(/^/gm, '    ')}`;
    expect(faultsOf({ 'a.job.yml': inTarget })).toEqual([`a.job.yml:6:11 ${allowed}`]);
  });

  it('has 1,000 targets, in whatever files', () => {
    const first = `targets:\n${list(1000, (at) => `  t${at}: {}`)}\n`;
    expect(faultsOf({ 'a.job.yml': first, 'b.job.yml': 'targets:\n  t7: {}\n' })).toEqual([]);
    expect(
      faultsOf({ 'a.job.yml': first, 'b.job.yml': 'targets:\n  t7: {}\n  new: {}\n' }),
    ).toEqual(['b.job.yml:3:3 the bundle has more than 1,000 targets']);
  });

  it('has 600,000 values, aliases followed, in whatever files; behind them nothing is read', () => {
    const wide = `x: &x [${'a,'.repeat(497)}]\ny: [${'*x,'.repeat(1000)}]\n`;
    const size = sizeInAll(wide);
    const rest = 600_000 - sizeInAll(ROOT) - size;
    const many = (count: number) => `x: [${'a,'.repeat(count - 3)}]\n`;
    expect(sizeInAll(many(10))).toBe(10);
    expect(faultsOf({ 'a.job.yml': wide, 'b.job.yml': many(rest) })).toEqual([]);
    expect(
      faultsOf({ 'a.job.yml': wide, 'b.job.yml': many(rest + 1), 'c.job.yml': 'x: 1\n' }),
    ).toEqual([
      'b.job.yml:1:1 the files of the bundle hold more than 600,000 values together',
      'c.job.yml:1:1 the file cannot be read: the bundle has too many values before it',
    ]);
  });

  it('refuses aliases that multiply, and reads on', () => {
    const bomb = list(
      60,
      (at) => `x${at}: &x${at} [${at === 0 ? 'a' : `*x${at - 1}, *x${at - 1}`}]`,
    );
    const tower = list(
      20_000,
      (at) => `x${at}: &x${at} {${at === 0 ? '' : `<<: *x${at - 1},`} a${at}: 1}`,
    );
    const refused =
      'the file holds more than 600,000 values, where aliases stand for what they mean';
    expect(faultsOf({ 'a.job.yml': bomb, 'b.job.yml': tower, 'c.job.yml': jobOf(1000) })).toEqual([
      `a.job.yml:1:1 ${refused}`,
      `b.job.yml:1:1 ${refused}`,
    ]);
  });

  it('stops reading when most was read in vain', () => {
    const wrong = `a: b: c\n${'# much\n'.repeat(40_000)}`;
    const files = Object.fromEntries(
      Array.from({ length: 22 }, (_, at) => [`f${String(at).padStart(2, '0')}.job.yml`, wrong]),
    );
    const reasons = faultsOf(files).map((fault) => fault.replace(/^\S+ /, ''));
    expect(new Set(reasons.slice(0, 18)).size).toBe(1);
    expect(reasons.slice(18)).toEqual(
      Array(4).fill('the file cannot be read: too many files before it could not be read'),
    );
  });
});

it('commands refuse a job that is too large, and check reports it', async () => {
  const folder = emptyFolder();
  writeTree(
    folder,
    new Map([
      ['databricks.yml', ROOT],
      ['a.job.yml', jobOf(1001)],
    ]),
  );
  const checked = await runIn(folder, ['check']);
  expect(checked.code).toBe(1);
  expect(checked.out).toContain('error[yaml-syntax]: the job a has 1001 tasks');
  for (const argv of [
    ['rename-job', 'a', 'b'],
    ['remove-job', 'a'],
  ]) {
    expect(await runIn(folder, [...argv, '--yes', '--dry-run'])).toMatchObject({ code: 2 });
  }
});

describe('the size of a tree', () => {
  /** With each alias in place of what it means. */
  function expanded(
    node: YamlNode | null,
    follow: (node: YamlNode | null) => YamlNode | null,
  ): number {
    if (node === null) return 0;
    switch (node.kind) {
      case 'scalar':
        return 1;
      case 'alias':
        return 1 + expanded(follow(node), follow);
      case 'seq':
        return node.items.reduce((sum, item) => sum + expanded(item.node, follow), 1);
      case 'map':
        return node.pairs.reduce(
          (sum, { key, value }) => sum + expanded(key, follow) + expanded(value, follow),
          1,
        );
    }
  }

  it('counts each node as often as aliases show it', () => {
    const value = fc.constantFrom(
      'a',
      '[a, b]',
      '&x [a]',
      '*x',
      '[*x, *y]',
      '&y {a: *x}',
      '&x [*x0, c]',
    );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 8 }), (values) => {
        const text = ['&x0 []', ...values].map((each, at) => `k${at}: ${each}`).join('\n');
        const { root } = parseTree(text);
        const view = viewOf(root);
        expect(expandedSize(root, view)).toBe(expanded(root, view.follow));
      }),
      runs(500),
    );
  });

  it('takes an alias within its own anchor', () => {
    expect(sizeInAll('a: &a [*a, b]\n')).toBe(5);
  });
});

function sizeInAll(text: string): number {
  const { root } = parseTree(text);
  return expandedSize(root, viewOf(root));
}
