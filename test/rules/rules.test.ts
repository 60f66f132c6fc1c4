/**
 * A case is a file in test/rules/<rule>/: `bad*.txt` and `good*.txt` hold files after `-- path --`
 * lines. A bad case has its exact output in `<case>.out`; where there are fixes, what they change
 * stands in `<case>.diff`. UPDATE=1 writes both: read what it wrote.
 */
import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileTree } from '../../src/files.ts';
import { diffText } from '../../src/report/diff.ts';
import { RULES } from '../../src/rules/index.ts';
import { unpack } from '../support/archive.ts';
import { faultsOf, fixFiles, lintFiles, shown, withRoot } from '../support/lint.ts';

const FOLDER = import.meta.dirname;
const update = process.env.UPDATE === '1';
const ids = RULES.map(({ id }) => id);

it('every rule has a folder, and every folder a rule', () => {
  const folders = fs
    .readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(folders.sort()).toEqual([...ids].sort());
});

it('rules are listed by name', () => {
  expect(ids).toEqual([...new Set(ids)].sort());
});

/** Cases with values of odd shapes on purpose: no rule may stumble over them. */
const ODD = new Set([
  'file-exists/good.txt',
  'include-matches/good.txt',
  'known-value/good.txt',
  'legal-setting/good.txt',
  'legal-tags/good.txt',
  'no-client-field/good.txt',
  'notebook-exists/good.txt',
  'paused-in-development/good.txt',
  'resource-is-complete/good.txt',
  'resource-is-defined/good.txt',
  'target-fits-its-mode/good_no_jobs.txt',
  'unique-resource-key/good.txt',
  'valid-cron/good.txt',
  'yaml-syntax/bad.txt',
  'yaml-syntax/bad_laws.txt',
]);

/** Whether a finding belongs to what a case is about. */
function isSaid(id: string, name: string): (finding: { readonly rule: string }) => boolean {
  const isOdd = ODD.has(`${id}/${name}`);
  return ({ rule }) => rule === id || !isOdd || rule !== 'value-has-shape';
}

describe.each(ids)('%s', (id) => {
  const names = fs.readdirSync(join(FOLDER, id)).sort();
  const bad = names.filter((name) => /^bad.*\.txt$/.test(name));
  const good = names.filter((name) => /^good.*\.txt$/.test(name));

  it('has good and bad cases, and no file without use', () => {
    expect(bad.length).toBeGreaterThan(0);
    expect(good.length).toBeGreaterThan(0);
    const known = bad.flatMap((name) => {
      const stem = name.replace(/\.txt$/, '');
      return [name, `${stem}.out`, `${stem}.diff`];
    });
    expect(names.filter((name) => !known.includes(name) && !good.includes(name))).toEqual([]);
  });

  it.each(good)('%s has no finding at all', (name) => {
    const files = read(id, name);
    expect(shown(lintFiles(files).filter(isSaid(id, name)), files)).toBe('');
  });

  it.each(bad)('%s has the findings that it should, and no others', (name) => {
    const files = read(id, name);
    const findings = lintFiles(files).filter(isSaid(id, name));
    expect([...new Set(findings.map(({ rule }) => rule))]).toEqual([id]);
    compare(id, name, 'out', shown(findings, files));
  });

  it.each(bad)('%s is fixed by its fixes', (name) => {
    const files = read(id, name);
    const hasFix = lintFiles(files).some(({ fix }) => fix !== undefined);
    const fixed = fixFiles(files, 'unsafe');
    const changed = new Map([...fixed].filter(([path, text]) => files.get(path) !== text));
    const changes = [...changed].map(([path, after]) => {
      return { path, before: files.get(path) as string, after };
    });
    compare(id, name, 'diff', hasFix ? diffText(changes, false) : null);
    if (!hasFix) return;
    expect(changed.size).toBeGreaterThan(0);
    expect(fixFiles(fixed, 'unsafe')).toEqual(fixed);
    expect(faultsOf(fixed)).toEqual(faultsOf(files));
    const left = lintFiles(fixed);
    expect(left.filter(({ fix }) => fix !== undefined)).toEqual([]);
    for (const [path, text] of changed) {
      expect(commentsOf(text)).toEqual(commentsOf(files.get(path) as string));
    }
  });
});

function read(id: string, name: string): FileTree {
  return withRoot(unpack(fs.readFileSync(join(FOLDER, id, name), 'utf8')));
}

/** Compares with a golden file; null is no file. */
function compare(id: string, name: string, suffix: string, text: string | null): void {
  const path = join(FOLDER, id, name.replace(/\.txt$/, `.${suffix}`));
  if (update) {
    if (text === null) fs.rmSync(path, { force: true });
    else fs.writeFileSync(path, text);
  }
  expect(fs.existsSync(path) ? fs.readFileSync(path, 'utf8') : null).toBe(text);
}

/** The comments of a file, line by line, but for the first line that makes a file a notebook. */
function commentsOf(text: string): string[] {
  const comments = text.split('\n').flatMap((line) => /(?:^|\s)#.*$/.exec(line)?.[0].trim() ?? []);
  return comments.filter((comment) => !/databricks\s+notebook\s+source/i.test(comment));
}
