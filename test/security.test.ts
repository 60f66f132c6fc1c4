/** SECURITY.md tells what the code does: what can be counted in it, is. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { LARGEST, LARGEST_YAML } from '../src/disk/read-text.ts';

const ROOT = join(import.meta.dirname, '..');
const TEXT = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8');

const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .map((path) => [path, readFileSync(join(ROOT, 'src', path), 'utf8')] as const);

it('names the limits of reading', () => {
  const [yaml, other] = [LARGEST_YAML, LARGEST].map((bytes) => `${bytes / 1_000_000} MB`);
  expect(TEXT).toContain(`of at most ${yaml} for YAML and JSON and ${other} for others`);
});

it('names all commands that ask git', () => {
  expect(importersOf('git.ts')).toEqual([
    'cli/apply-changes.ts',
    'cli/create.ts',
    'cli/graph-questions.ts',
  ]);
  expect(importersOf('run-git.ts')).toEqual(['cli/git.ts']);
  expect(importersOf('child_process')).toEqual(['cli/run-git.ts']);
});

it('says that no connection is opened', () => {
  for (const [path, text] of sources) {
    expect(text, path).not.toMatch(/node:(http|https|http2|net|tls|dgram|dns)\b|\bWebSocket\b/);
  }
});

it('says how the package is published, and what it needs', () => {
  expect(manifest.publishConfig).toEqual({ provenance: true });
  // npm refuses provenance for a package that does not say where it comes from.
  expect(manifest.repository.url).toMatch(/^git\+https:\/\/github\.com\//);
  expect(TEXT).toContain(manifest.bugs.url.replace(/\/issues$/, '/security/advisories/new'));
  expect(Object.keys(manifest)).not.toContain('dependencies');
});

function importersOf(name: string): string[] {
  const pattern = new RegExp(`(?:from|import\\() ?'[^']*[/:]${name.replace('.', '\\.')}'`);
  return sources.flatMap(([path, text]) => (pattern.test(text) ? [path] : [])).sort();
}
