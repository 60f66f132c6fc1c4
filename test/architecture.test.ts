/** The module map. A new import needs a new line here, and a reason. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '..', 'src');

/** What each module may import of ours. A module is a folder of src/, or a file directly in it. */
const MAP: Record<string, readonly string[]> = {
  'files.ts': [],
  'layer.ts': [],
  'level.ts': [],
  'problem.ts': [],
  'suggest.ts': [],
  spec: ['layer.ts', 'level.ts', 'problem.ts', 'suggest.ts'],
  'text.ts': [],
  'yaml-word.ts': [],
  'stopped.ts': [],
  yaml: ['problem.ts'],
  notebook: ['text.ts', 'yaml'],
  bundle: ['level.ts', 'text.ts', 'yaml', 'yaml-word.ts'],
  graph: ['bundle', 'level.ts', 'rules', 'text.ts', 'yaml'],
  page: ['graph'],
  scaffold: ['files.ts', 'graph', 'layer.ts', 'level.ts', 'report', 'spec', 'yaml-word.ts'],
  edit: [
    'bundle',
    'files.ts',
    'layer.ts',
    'level.ts',
    'problem.ts',
    'scaffold',
    'spec',
    'suggest.ts',
    'text.ts',
    'yaml-word.ts',
  ],
  migrate: [
    'bundle',
    'edit',
    'files.ts',
    'level.ts',
    'notebook',
    'problem.ts',
    'scaffold',
    'suggest.ts',
    'text.ts',
    'yaml',
    'yaml-word.ts',
  ],
  rules: [
    'bundle',
    'files.ts',
    'level.ts',
    'layer.ts',
    'notebook',
    'spec',
    'suggest.ts',
    'text.ts',
    'yaml',
  ],
  report: ['files.ts', 'graph', 'level.ts', 'page', 'rules', 'spec', 'text.ts'],
  disk: ['files.ts', 'problem.ts', 'stopped.ts'],
  cli: [
    'bundle',
    'disk',
    'edit',
    'files.ts',
    'graph',
    'migrate',
    'problem.ts',
    'rules',
    'suggest.ts',
    'spec',
    'stopped.ts',
    'text.ts',
    'yaml',
    'scaffold',
    'report',
  ],
};

/** The modules that may reach the outside: the disk, and beside it the terminal and git. */
const OUTSIDE = ['cli', 'disk'];

/** Each package is known to one file, or to few of one module. */
const OWNERS: Record<string, string | readonly string[]> = {
  leven: 'suggest.ts',
  yaml: ['yaml/read.ts', 'yaml/tree.ts'],
  'handlebars/runtime.js': 'scaffold/render.ts',
  'virtual:templates': 'scaffold/render.ts',
  'virtual:pages': 'rules/pages.ts',
  diff: 'report/diff.ts',
  sarif: 'report/findings-sarif.ts',
  'fast-string-width': [
    'report/findings-text.ts',
    'report/graph-svg.ts',
    'report/hierarchy-lines.ts',
  ],
  '@dagrejs/dagre': 'page/layout.ts',
  'virtual:page': 'report/graph-page.ts',
  '@lezer/python': 'notebook/python.ts',
  '@lezer/common': 'notebook/python.ts',
  'fs-extra/esm': 'disk/disk.ts',
  inquirer: 'cli/prompt.ts',
};

/** Parts of Node that reach no outside world, so that pure modules may use them. */
const PURE_NODE = ['node:crypto', 'node:path'];

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .sort();

const texts = new Map(files.map((path) => [path, readFileSync(join(SOURCE, path), 'utf8')]));

it('files import only what the map allows', () => {
  for (const [path, text] of texts) {
    const names = [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(
      (match) => match[1] as string,
    );
    expect(
      names.filter((name) => !isAllowed(path, name)),
      path,
    ).toEqual([]);
  }
});

function isAllowed(path: string, name: string): boolean {
  const module = moduleOf(path);
  if (name.startsWith('.')) {
    const target = posix.join(posix.dirname(path), name);
    const other = moduleOf(target);
    if (target === '../package.json') return module === 'cli';
    return other === module || (MAP[module]?.includes(other) ?? false);
  }
  if (name.startsWith('node:')) return OUTSIDE.includes(module) || PURE_NODE.includes(name);
  if (name === 'yargs') return module === 'cli';
  return [OWNERS[name]].flat().includes(path);
}

it('only src/cli and src/disk reach the outside', () => {
  for (const [path, text] of texts) {
    if (OUTSIDE.includes(moduleOf(path))) continue;
    const code = text.replace(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(code, path).not.toMatch(/\bprocess\.|\bconsole\.|\bfetch\(/);
  }
});

it('files are of a size that can be read', () => {
  for (const [path, text] of texts) expect(text.split('\n').length, path).toBeLessThanOrEqual(250);
});

it('every module of the map exists', () => {
  expect(Object.keys(MAP).sort()).toEqual([...new Set(files.map(moduleOf))].sort());
});

function moduleOf(path: string): string {
  return path.split('/')[0] as string;
}
