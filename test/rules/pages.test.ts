/** Every rule has a page whose examples do what it says. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/rules/index.ts';
import { pageOf } from '../../src/rules/pages.ts';
import { lintFiles, withRoot } from '../support/lint.ts';

const ids = RULES.map(({ id }) => id);

it('every page belongs to a rule', () => {
  const folder = join(import.meta.dirname, '../../src/rules/pages');
  expect(readdirSync(folder).sort()).toEqual(ids.map((id) => `${id}.md`).sort());
});

describe.each(ids)('%s', (id) => {
  const parts = pageOf(id).split(/^### (.*)\n/m);

  it('has the parts that all pages have', () => {
    expect(parts[0]?.trim()).not.toBe('');
    expect(parts.filter((_, index) => index % 2 === 1)).toEqual([
      'Wrong',
      'Right',
      'Fix',
      'Ignore',
    ]);
  });

  it('finds the wrong example wrong, and the right one right', () => {
    expect(rulesThatFind(parts[2] as string)).toContain(id);
    expect(rulesThatFind(parts[4] as string)).not.toContain(id);
  });
});

/** Names of the rules that find something in the files of an example. */
function rulesThatFind(example: string): string[] {
  const blocks = [...example.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)];
  expect(blocks.length).toBeGreaterThan(0);
  const files = new Map(blocks.map(([, path, text]) => [path as string, text as string]));
  return lintFiles(withRoot(files)).map(({ rule }) => rule);
}
