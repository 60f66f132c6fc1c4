/** The package as users get it: packed, installed elsewhere, run. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { expect, it } from 'vitest';
import { OPTIONS } from '../../build/options.mjs';
import { emptyFolder, treeOf } from '../support/folder.ts';

const ROOT = join(import.meta.dirname, '../..');
const BIN = join(ROOT, 'bin/create-dab-project.js');
const EXAMPLE = join(ROOT, 'examples/own-domains');
const EXAMPLE_PROJECT = join(EXAMPLE, 'project');

/** The Node to test with; npm run test:nodes sets others. */
const NODE = process.env.NODE_UNDER_TEST ?? process.execPath;

it('prints the command that gives the same again, wherever the program is', () => {
  const folder = emptyFolder();
  const { npm_command: _npx, ...env } = process.env;
  const odd = `-it's "my" $HOME\n folder`;
  fs.symlinkSync(ROOT, join(folder, odd));
  const run = (command: string, args: string[], cwd: string) =>
    execFileSync(command, args, { cwd, env, encoding: 'utf8' });
  const tool = `./${odd}/bin/create-dab-project.js`;
  const out = run(NODE, [tool, './- a b', '--name', "it's", '--description=- x', '--yes'], folder);
  const repeat = /without questions:\n {2}(.*)\n$/.exec(out)?.[1] ?? '';
  const first = treeOf(join(folder, '- a b'));
  expect(first.size).toBeGreaterThan(50);
  fs.rmSync(join(folder, '- a b'), { recursive: true });
  run('bash', ['-c', repeat.replace(/^node /, `'${NODE}' `)], folder);
  expect(treeOf(join(folder, '- a b'))).toEqual(first);
});

it('packs, installs in an empty folder, and creates the example', () => {
  const folder = emptyFolder();
  const npm = (args: string[], cwd: string) =>
    execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const [packed] = JSON.parse(
    npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], ROOT),
  );
  npm(['install', '--offline', '--no-audit', '--no-fund', join(folder, packed.filename)], folder);

  const tool = join(folder, 'node_modules/create-dab-project/bin/create-dab-project.js');
  const args = ['project', '--answers', join(EXAMPLE, 'answers.yml')];
  execFileSync(NODE, [tool, ...args], { cwd: folder });
  expect(treeOf(join(folder, 'project'))).toEqual(treeOf(join(EXAMPLE, 'project')));

  const installed = treeOf(join(folder, 'node_modules'));
  const bytes = [...installed.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  expect(bytes).toBeLessThanOrEqual(2_000_000);
  expect([...installed.keys()].filter((path) => !path.startsWith('create-dab-project/'))).toEqual([
    '.bin/create-dab-project',
    '.package-lock.json',
  ]);
});

it('loads only what a command needs', async () => {
  const { metafile } = await build({ ...OPTIONS, write: false });
  const withDirective = emptyFolder();
  const text = '%YAML 1.2\n---\nbundle:\n  name: x\n';
  fs.writeFileSync(join(withDirective, 'databricks.yml'), text);
  for (const [args, loaded, spared] of [
    [
      ['--version'],
      ['cli/main'],
      ['yargs', 'inquirer', '/yaml/', 'handlebars', 'virtual:templates'],
    ],
    [['--help'], ['yargs'], ['inquirer', '/yaml/', 'handlebars', 'virtual:templates']],
    [
      ['x', '--yes', '--dry-run'],
      ['handlebars', 'virtual:templates'],
      ['inquirer', '/yaml/', 'dagre', 'virtual:page'],
    ],
    [
      ['graph', '--project', EXAMPLE_PROJECT],
      ['yaml/event-tree', 'report/hierarchy'],
      ['inquirer', 'handlebars', 'dagre', 'virtual:page', '/yaml/dist/'],
    ],
    [
      ['graph', '--project', EXAMPLE_PROJECT, '--format', 'svg'],
      ['dagre'],
      ['inquirer', 'handlebars', 'virtual:page'],
    ],
    [
      ['graph', '--project', withDirective],
      ['yaml/event-tree', 'yaml/document-tree', '/yaml/dist/'],
      ['inquirer', 'handlebars', 'dagre', 'virtual:page'],
    ],
  ] as const) {
    const sources = sourcesLoaded(args, metafile).join('\n');
    for (const name of loaded) expect(sources, `${args}`).toContain(name);
    for (const name of spared) expect(sources, `${args}`).not.toContain(name);
  }
});

it('dies quietly when nobody reads on', () => {
  const line = `"${NODE}" "${BIN}" --help | head -n 1; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', line], { encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: 'create-dab-project [directory]\n0\n', stderr: '' });
});

it('writes the whole project though nobody reads what it says', () => {
  const cwd = emptyFolder();
  for (const [name, reader] of [
    ['a', 'true'],
    ['b', 'cat > /dev/full'],
  ] as const) {
    const line = `"${NODE}" "${BIN}" ${name} --yes --name=x | ${reader}`;
    spawnSync('bash', ['-c', line], { cwd, encoding: 'utf8' });
  }
  expect(fs.readdirSync(cwd).sort()).toEqual(['a', 'b']);
  expect(treeOf(join(cwd, 'a'))).toEqual(treeOf(join(cwd, 'b')));
  const { status, stderr } = spawnSync('bash', ['-c', `"${NODE}" "${BIN}" --help > /dev/full`], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'error: the output cannot be written: ENOSPC; the command itself is done\n',
  });
});

it('says so when the present folder is gone', () => {
  const cwd = emptyFolder();
  const line = `mkdir gone; cd gone; rmdir ../gone; "${NODE}" "${BIN}" x --yes`;
  const { status, stderr } = spawnSync('bash', ['-c', line], { cwd, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'error: the present folder cannot be used: there is no such file\n',
  });
});

it.each([
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s while it writes leaves nothing behind', async (signal, code) => {
  const cwd = emptyFolder();
  const domains = [...Array(2000).keys()].map((index) => `d${index}`).join(',');
  const args = [BIN, 'x', '--yes', '--domains', domains];
  const child = spawn(NODE, args, { cwd, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  // The folder in which the files are made is the first thing to appear.
  const watcher = fs.watch(cwd, (_event, name) => {
    if (!child.killed && name?.startsWith('.create-dab-project-')) child.kill(signal);
  });
  expect(await ended).toBe(code);
  watcher.close();
  expect(fs.readdirSync(cwd)).toEqual([]);
});

/** Paths of all sources whose code a run of the built tool loads. */
function sourcesLoaded(args: readonly string[], metafile: Metafile): string[] {
  const coverage = emptyFolder();
  const env = { ...process.env, NODE_V8_COVERAGE: coverage };
  execFileSync(NODE, [BIN, ...args], { cwd: emptyFolder(), env, stdio: 'ignore' });
  const report = join(coverage, fs.readdirSync(coverage)[0] as string);
  const { result } = JSON.parse(fs.readFileSync(report, 'utf8')) as { result: { url: string }[] };
  return result.flatMap(({ url }) => {
    const chunk = metafile.outputs[`dist/${url.split('/').at(-1)}`];
    return Object.keys(chunk?.inputs ?? {});
  });
}
