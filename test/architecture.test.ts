/** The module map. A new import needs a new line here, and a reason. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '..', 'src');

/**
 * What each room may import of ours, ground floor first. A room is a folder of src/, one of the two
 * of src/migrate/, or a file directly in src/. docs/architecture.md says what each is for.
 */
const MAP: Record<string, readonly string[]> = {
  'counted.ts': [],
  'files.ts': [],
  'count-below.ts': [],
  'grouped.ts': [],
  'json-value.ts': [],
  'layer.ts': [],
  'level.ts': [],
  'printed.ts': [],
  'problem.ts': ['text.ts'],
  'exit-code.ts': [],
  'stopped.ts': ['exit-code.ts'],
  'once.ts': [],
  'shell-word.ts': [],
  'suggest.ts': [],
  'text.ts': [],
  'walks.ts': [],
  'yaml-word.ts': [],
  'finding.ts': ['text.ts'],
  task: [],
  disk: ['files.ts', 'problem.ts', 'stopped.ts'],
  spec: ['layer.ts', 'level.ts', 'problem.ts', 'suggest.ts', 'task', 'yaml-word.ts'],
  yaml: ['problem.ts', 'text.ts'],
  'project-file.ts': ['text.ts', 'yaml'],
  notebook: ['text.ts', 'yaml'],
  bundle: ['level.ts', 'task', 'text.ts', 'walks.ts', 'yaml'],
  patch: ['bundle', 'task', 'text.ts', 'yaml', 'yaml-word.ts'],
  graph: ['bundle', 'finding.ts', 'level.ts', 'task', 'text.ts', 'walks.ts', 'yaml'],
  subject: [
    'bundle',
    'finding.ts',
    'level.ts',
    'notebook',
    'project-file.ts',
    'suggest.ts',
    'task',
    'text.ts',
    'yaml',
    'walks.ts',
  ],
  rules: [
    'bundle',
    'finding.ts',
    'layer.ts',
    'level.ts',
    'notebook',
    'patch',
    'spec',
    'subject',
    'suggest.ts',
    'task',
    'text.ts',
    'yaml',
    'walks.ts',
  ],
  check: [
    'bundle',
    'files.ts',
    'finding.ts',
    'notebook',
    'rules',
    'subject',
    'suggest.ts',
    'task',
    'text.ts',
    'yaml',
  ],
  drawing: ['graph'],
  page: ['drawing', 'graph', 'walks.ts'],
  report: [
    'printed.ts',
    'drawing',
    'files.ts',
    'finding.ts',
    'graph',
    'level.ts',
    'page',
    'spec',
    'subject',
    'text.ts',
    'problem.ts',
    'walks.ts',
  ],
  scaffold: ['files.ts', 'layer.ts', 'level.ts', 'spec', 'task', 'yaml-word.ts'],
  create: ['files.ts', 'graph', 'report', 'scaffold', 'spec', 'walks.ts'],
  edit: [
    'bundle',
    'files.ts',
    'layer.ts',
    'level.ts',
    // Whether a file that is there is what a task runs.
    'notebook',
    'patch',
    'problem.ts',
    'project-file.ts',
    'scaffold',
    'spec',
    'suggest.ts',
    'task',
    'text.ts',
    'yaml-word.ts',
    'walks.ts',
  ],
  'migrate/findings.ts': ['finding.ts', 'text.ts'],
  'migrate/notebooks': [
    'bundle',
    'files.ts',
    'finding.ts',
    'migrate/findings.ts',
    'notebook',
    'patch',
    'task',
    'text.ts',
    'yaml',
    'yaml-word.ts',
  ],
  'migrate/jobs': [
    'bundle',
    'edit',
    'files.ts',
    'finding.ts',
    'level.ts',
    'migrate/findings.ts',
    'migrate/notebooks',
    'patch',
    'problem.ts',
    'scaffold',
    // The name of a group passes the gate of a job's key.
    'spec',
    'suggest.ts',
    'task',
    'text.ts',
    'yaml',
    'walks.ts',
  ],
  cli: [
    'bundle',
    'check',
    'create',
    'disk',
    'edit',
    'files.ts',
    'finding.ts',
    'graph',
    'level.ts',
    'migrate/jobs',
    'migrate/notebooks',
    'printed.ts',
    'problem.ts',
    'project-file.ts',
    'report',
    'rules',
    'scaffold',
    'spec',
    'stopped.ts',
    'subject',
    'suggest.ts',
    'task',
    'text.ts',
    'yaml',
    'exit-code.ts',
  ],
};

/** Pure pieces that know nothing of bundles: every room may use them. */
const ANYWHERE = [
  'count-below.ts',
  'counted.ts',
  'grouped.ts',
  'json-value.ts',
  'once.ts',
  'shell-word.ts',
];

/** The modules that may reach the outside: the disk, and beside it the terminal and git. */
const OUTSIDE = ['cli', 'disk'];

/** Each package is known to one file, or to few of one module. */
const OWNERS: Record<string, string | readonly string[]> = {
  leven: 'suggest.ts',
  'smol-toml': 'subject/python-project.ts',
  ignore: ['subject/git-rules.ts', 'subject/left-behind.ts'],
  yaml: 'yaml/document-tree.ts',
  'js-yaml': [
    'yaml/event-node.ts',
    'yaml/event-scalar.ts',
    'yaml/event-tree.ts',
    'yaml/event-walk.ts',
  ],
  'handlebars/runtime.js': 'scaffold/render.ts',
  'virtual:templates': 'scaffold/render.ts',
  'virtual:pages': 'rules/pages.ts',
  diff: 'report/diff.ts',
  sarif: 'report/findings-sarif.ts',
  'fast-string-width': [
    'report/excerpt.ts',

    'report/graph-svg.ts',
    'report/hierarchy-lines.ts',
  ],
  '@dagrejs/dagre': 'drawing/layout.ts',
  'virtual:page': 'report/graph-page.ts',
  '@lezer/python': 'notebook/python.ts',
  '@lezer/common': 'notebook/python.ts',
  'fs-extra/esm': 'disk/disk.ts',
  inquirer: 'cli/prompt.ts',
};

/** The files that know the streams of the process, or what git says on its own. */
const EDGE = ['cli/real-io.ts', 'cli/entry.ts', 'cli/run-git.ts'];

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
    return other === module || ANYWHERE.includes(other) || (MAP[module]?.includes(other) ?? false);
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

it('drawing knows no page: it computes places and paths', () => {
  for (const [path, text] of texts) {
    if (moduleOf(path) === 'drawing')
      expect(text, path).not.toMatch(/\bdocument\b|HTMLElement|SVG[A-Z]/);
  }
});

/** Who reads files, and lists folders: bounded, and without waiting for pipes. */
const READERS: Record<string, RegExp> = {
  'disk/read-text.ts': /\b(openSync|readSync)\b/g,
  'disk/walk.ts': /\b(opendirSync|readSync)\b/g,
  // What is piped in is no file.
  'cli/read-resolved.ts': /\breadSync\b/g,
  // It opens a file to flush it, and reads nothing.
  'disk/disk.ts': /\bopenSync\b/g,
};

it('one module reads files, and one lists folders', () => {
  const reading =
    /\b(open|openAsBlob|read|readv|readFile|readdir|opendir|glob)(Sync)?\(|\b(createReadStream|readFileSync|readdirSync|opendirSync|openSync|readSync|cpSync|node:fs\/promises|node:readline)\b/;
  for (const [path, text] of texts) {
    if (!OUTSIDE.includes(moduleOf(path))) continue;
    const code = text.replace(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, '');
    const fs = [...code.matchAll(/\bfs\.\w+\(?|import \{[^}]*\} from 'node:fs[^']*'/g)];
    const left = fs.map(([use]) => use.replace(READERS[path] ?? /(?!)/, ''));
    expect(
      left.filter((use) => reading.test(use)),
      path,
    ).toEqual([]);
  }
});

it('only one file makes text that is printed, and only the edge prints', () => {
  for (const [path, text] of texts) {
    if (path !== 'printed.ts') expect(text, path).not.toMatch(/\bas (unknown as )?Printed\b/);
    if (!EDGE.includes(path)) expect(text, path).not.toMatch(/\bstd(out|err)\b|\bconsole\./);
  }
});

it('files are of a size that can be read', () => {
  for (const [path, text] of texts) expect(text.split('\n').length, path).toBeLessThanOrEqual(250);
});

it('every module of the map exists', () => {
  expect(Object.keys(MAP).sort()).toEqual([...new Set(files.map(moduleOf))].sort());
});

const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.includes('node_modules'))
  .filter((path) => !import.meta.filename.endsWith(path))
  .map((path) => [path, readFileSync(join(import.meta.dirname, path), 'utf8')] as const);

it.each(tests)('%s is skipped with a reason alone: see test/support/skip.ts', (_path, text) => {
  expect(text).not.toMatch(/\.(?:skip|skipIf|runIf|todo|only)\s*[(.`]/);
});

it.each(tests)('%s lets the lane say how often properties are tried', (_path, text) => {
  const properties = text.match(/fc\.assert\(/g) ?? [];
  const counts = text.match(/\bruns\(\d+\)/g) ?? [];
  expect(counts.length).toBe(properties.length);
});

function moduleOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'migrate' ? `migrate/${second}` : first;
}

it('no files import each other in a cycle, for a type or late either', () => {
  const imports = new Map(
    [...texts].map(([path, text]) => {
      const names = [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, name]) => name);
      return [path, names.map((name) => posix.join(posix.dirname(path), name as string))];
    }),
  );
  const done = new Set<string>();
  const cycleFrom = (path: string, way: readonly string[]): readonly string[] | null => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return null;
    for (const next of imports.get(path) ?? []) {
      const found = cycleFrom(next, [...way, path]);
      if (found !== null) return found;
    }
    done.add(path);
    return null;
  };
  expect([...imports.keys()].flatMap((path) => cycleFrom(path, []) ?? [])).toEqual([]);
});

it('an exported name means one thing in all of src', () => {
  const owners = new Map<string, string[]>();
  for (const [path, text] of texts) {
    const names = text.matchAll(
      /^export (?:async )?(?:function\*?|const|let|class|interface|type) (\w+)/gm,
    );
    for (const [, name = ''] of names) owners.set(name, [...(owners.get(name) ?? []), path]);
  }
  // A function may have several signatures in its one file.
  const twice = [...owners].filter(([, paths]) => new Set(paths).size > 1);
  expect(twice).toEqual([]);
});
