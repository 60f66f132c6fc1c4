import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { newProject } from '../../src/create/new-project.ts';
import { EXIT } from '../../src/exit-code.ts';
import { Stopped } from '../../src/stopped.ts';
import { specOf } from '../support/answers.ts';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { person, runIn } from '../support/io.ts';

const DEFAULT = new Map([...newProject(specOf({ name: 'x' }), manifest.version)].sort());
const sorted = (files: Map<string, string>) => new Map([...files].sort());

describe('create', () => {
  it('writes the project of its defaults', async () => {
    const cwd = emptyFolder();
    const { code, out, err } = await runIn(cwd, ['x', '--yes']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(sorted(treeOf(join(cwd, 'x')))).toEqual(DEFAULT);
    expect(fs.readdirSync(cwd)).toEqual(['x']);
    expect(out).toContain('Wrote 61 files to x.');
    expect(out).toContain('databricks bundle deploy -t dev');
    expect(
      Math.max(
        ...out
          .split('\n')
          .filter((line) => !line.includes(' --name='))
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(80);
  });

  it('names the folder after the project, and the project after the folder', async () => {
    const cwd = emptyFolder();
    await runIn(cwd, ['--name', 'Retail Lake', '--yes']);
    await runIn(cwd, ['deep/down/Retail Lake', '--yes']);
    expect(fs.readdirSync(cwd).sort()).toEqual(['deep', 'retail-lake']);
    const named = treeOf(join(cwd, 'retail-lake')).get('README.md');
    expect(named).toBe(treeOf(join(cwd, 'deep/down/Retail Lake')).get('README.md'));
    expect(named).toContain('# Retail Lake\n');
  });

  it('writes into the present folder, beside what is there', async () => {
    const cwd = emptyFolder();
    writeTree(
      cwd,
      new Map([
        ['notes.txt', 'mine'],
        ['src/mine.py', 'x = 1'],
      ]),
    );
    expect((await runIn(cwd, ['.', '--name', 'x', '--yes'])).code).toBe(0);
    const tree = treeOf(cwd);
    expect(tree.get('notes.txt')).toBe('mine');
    expect(tree.get('src/mine.py')).toBe('x = 1');
    expect(tree.size).toBe(DEFAULT.size + 2);
  });

  it('says how to get the same again, and does', async () => {
    const cwd = emptyFolder();
    const first = await runIn(cwd, [
      '--name',
      "O'Neil & Söhne",
      '--domains',
      'finance:setup,ml',
      '--emails',
      'a@b.co',
      '--yes',
      '--json',
    ]);
    const { repeat, directory } = JSON.parse(first.out);
    expect(repeat).toContain("--name='O'\\''Neil & Söhne'");
    const before = treeOf(directory);
    fs.rmSync(directory, { recursive: true });
    expect((await runIn(cwd, shellWords(repeat).slice(1))).code).toBe(0);
    expect(treeOf(directory)).toEqual(before);
  });

  it('takes answers from a file, and flags over them', async () => {
    const cwd = emptyFolder();
    writeTree(
      cwd,
      new Map([
        ['answers.yml', 'name: x\nlayers: [gold]\ndomains: []\nschedule: 0 0 3 * * ?\n'],
        ['answers.json', '{\n\t"name": "x",\n\t"layers": ["gold"], "domains": []\n}'],
      ]),
    );
    await runIn(cwd, [
      'a',
      '--answers',
      'answers.yml',
      '--layers',
      'bronze',
      '--schedule',
      '0 0 4 * * ?',
      '--yes',
    ]);
    await runIn(cwd, [
      'b',
      '--answers',
      'answers.json',
      '--layers',
      'bronze',
      '--schedule',
      '0 0 4 * * ?',
      '--yes',
    ]);
    const tree = treeOf(join(cwd, 'a'));
    expect(tree.get('resources/orchestrators/master_refresh_orchestrator.yml')).toContain(
      '"0 0 4 * * ?"',
    );
    expect([...tree.keys()].filter((path) => path.includes('gold'))).toEqual([]);
    expect(treeOf(join(cwd, 'b'))).toEqual(tree);
  });

  it('shows what it would write, and writes nothing', async () => {
    const cwd = emptyFolder();
    const dry = await runIn(cwd, ['x', '--yes', '--dry-run']);
    expect(dry.out).toContain('master_setup_orchestrator.yml');
    expect(dry.out).toContain('Dry run: 61 files would be written.');
    const diff = await runIn(cwd, ['x', '--yes', '--dry-run', '--diff']);
    expect(diff.out).toContain('+++ b/databricks.yml');
    expect(diff.out).toContain('+  name: "x"');
    expect(treeOf(cwd)).toEqual(new Map());
  });

  it('prints plan and result as JSON', async () => {
    const cwd = emptyFolder();
    const planned = JSON.parse((await runIn(cwd, ['x', '--json', '--dry-run'])).out);
    expect(planned).toMatchObject({
      format: 1,
      ok: true,
      written: false,
      directory: join(cwd, 'x'),
    });
    expect(planned.files).toHaveLength(61);
    const written = JSON.parse((await runIn(cwd, ['x', '--json'])).out);
    expect(written).toMatchObject({ written: true, files: planned.files });
    const kept = JSON.parse((await runIn(cwd, ['x', '--json'])).out);
    expect(new Set(kept.files.map((file: { action: string }) => file.action))).toEqual(
      new Set(['keep']),
    );
    const both = await runIn(cwd, ['x', '--json=true', '--diff']);
    expect(JSON.parse(both.out).error.message).toBe('--json and --diff do not go together');
    const failed = await runIn(cwd, ['x', '--json', '--layers', 'iron']);
    expect(failed.code).toBe(2);
    expect(JSON.parse(failed.out)).toMatchObject({
      ok: false,
      error: { problems: [{ key: 'layers' }] },
    });
  });

  it('stops before writing when files have other content; equal ones are left, --overwrite replaces', async () => {
    const cwd = emptyFolder();
    await runIn(cwd, ['x', '--yes']);
    const readme = join(cwd, 'x/README.md');
    fs.writeFileSync(readme, 'mine');
    fs.chmodSync(readme, 0o640);
    fs.writeFileSync(join(cwd, 'x/AGENTS.md'), 'mine too');
    fs.rmSync(join(cwd, 'x/pyproject.toml'));
    const before = treeOf(cwd);

    const refused = await runIn(cwd, ['x', '--yes']);
    expect(refused.code).toBe(2);
    expect(refused.err).toBe(
      'error: in x, files exist with other content. Move them away, or give --overwrite to replace them:\n  README.md - has other content\n  AGENTS.md - has other content\n',
    );
    expect(treeOf(cwd)).toEqual(before);

    const replaced = await runIn(cwd, ['x', '--yes', '--overwrite']);
    expect(replaced.out).toContain('README.md (replaced)');
    expect(replaced.out).toContain('databricks.yml (as it is)');
    expect(replaced.out).toContain('Wrote 3 files to x.');
    expect(sorted(treeOf(join(cwd, 'x')))).toEqual(DEFAULT);
    expect(fs.statSync(readme).mode & 0o777).toBe(0o640);
  });

  it('does not leave files of other answers in the bundle', async () => {
    const cwd = emptyFolder();
    await runIn(cwd, ['x', '--yes', '--layers', 'bronze', '--domains', 'finance:setup']);
    const before = treeOf(cwd);
    const argv = ['x', '--yes', '--layers', 'bronze', '--domains', 'none', '--overwrite'];
    const refused = await runIn(cwd, argv);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('  src/finance/setup.py - belongs to the earlier answers\n');
    expect(treeOf(cwd)).toEqual(before);
    for (const folder of ['src/finance', 'resources/finance']) {
      fs.rmSync(join(cwd, 'x', folder), { recursive: true });
    }
    expect((await runIn(cwd, argv)).code).toBe(0);
  });

  it('takes the .dab-project.yml of a project as answers', async () => {
    const cwd = emptyFolder();
    await runIn(cwd, ['x', '--yes', '--layers', 'bronze', '--domains', 'finance']);
    await runIn(cwd, ['y', '--answers', 'x/.dab-project.yml']);
    expect(treeOf(join(cwd, 'y'))).toEqual(treeOf(join(cwd, 'x')));
  });

  it('says what must exist, and names the orchestrator that there is', async () => {
    const argv = ['x', '--yes', '--layers=silver', '--domains=semantic', '--functions=sql'];
    const { out } = await runIn(emptyFolder(), argv);
    expect(out).toContain('  schema bronze with the bronze tables in each catalog (read)\n');
    expect(out).toContain('  schema gold with the gold tables in each catalog (read and added to,');
    expect(out).toContain('  SQL warehouse Serverless Starter Warehouse\n');
    const silver = await runIn(emptyFolder(), ['x', '--yes', '--layers=silver', '--domains=none']);
    expect(silver.out).toContain('bundle run -t dev master_refresh_orchestrator');
  });

  it('says when a job would have too many tasks', async () => {
    const domains = Array.from({ length: 1001 }, (_, index) => `d${index}`).join(',');
    const { code, out, err } = await runIn(emptyFolder(), ['x', '--dry-run', '--domains', domains]);
    expect(code).toBe(0);
    expect(err).toContain('note: 1001 domains make orchestrators of more than 1000 tasks');
    expect(out).toMatch(/… and \d+ more lines/);
  });

  it('starts a repository with a first commit on --git', async () => {
    const cwd = emptyFolder();
    expect((await runIn(cwd, ['x', '--yes', '--git'])).code).toBe(0);
    const { execFileSync } = await import('node:child_process');
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: join(cwd, 'x'), encoding: 'utf8' });
    expect(git('status', '--porcelain')).toBe('');
    expect(git('log', '--format=%s').trim()).toBe('Create the project');
    // The branch from which the generated workflow deploys.
    expect(git('branch', '--show-current').trim()).toBe('main');
    // The hashes in .dab-project.yml are those of git.
    const { '.dab-project.yml': project = '' } = Object.fromEntries(treeOf(join(cwd, 'x')));
    for (const line of git('ls-tree', '-r', 'HEAD').trim().split('\n')) {
      const [, hash, path] = /^\S+ blob (\S+)\t(.*)$/.exec(line) ?? [];
      if (path !== '.dab-project.yml') expect(project).toContain(`  ${path}: "${hash}"\n`);
    }
    const own = await runIn(cwd, ['y', '--yes', '--git', '--json', '--dry-run']);
    expect(JSON.parse(own.out).repeat).toMatch(/ --git$/);
    const inside = await runIn(join(cwd, 'x'), ['y', '--yes', '--git']);
    expect(inside).toMatchObject({
      code: 0,
      err: 'note: y is in a git repository already; --git does nothing.\n',
    });
  });
});

it('commits the generated files only, whatever git is told elsewhere', async () => {
  const cwd = emptyFolder();
  writeTree(
    cwd,
    new Map([
      ['mine.txt', 'mine'],
      ['ignore', '.vscode\n'],
      [
        'config',
        `[core]\n\texcludesFile = ${join(cwd, 'ignore')}\n[user]\n\tname = a\n\temail = a@b.co\n`,
      ],
    ]),
  );
  vi.stubEnv('GIT_CONFIG_GLOBAL', join(cwd, 'config'));
  vi.stubEnv('GIT_DIR', join(cwd, 'elsewhere'));
  vi.stubEnv('GIT_INDEX_FILE', join(cwd, 'elsewhere-index'));
  expect((await runIn(cwd, ['.', '--name=x', '--yes', '--git'])).code).toBe(0);
  vi.unstubAllEnvs();
  const { execFileSync } = await import('node:child_process');
  const files = execFileSync('git', ['ls-files'], { cwd, encoding: 'utf8' }).trim().split('\n');
  expect(files.sort()).toEqual([...DEFAULT.keys()].sort());
});

describe('create on a terminal', () => {
  it('asks all questions in order, the warehouse once a SQL task needs it', async () => {
    const cwd = emptyFolder();
    const ui = person({
      'Project name': 'Retail',
      'Domains of your own (comma-separated, empty for none)': 'finance',
      'When does finance run?': ['refresh'],
      'How are table-valued functions deployed?': 'sql',
      'SQL warehouse': 'Small',
    });
    const { code, err } = await runIn(cwd, [], { ui });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(ui.asked).toEqual([
      'Project name',
      'Description',
      'Layers',
      'Domains',
      'Domains of your own (comma-separated, empty for none)',
      'When does finance run?',
      'Catalog (dev)',
      'Catalog (prod)',
      'Schema (bronze)',
      'Schema (silver)',
      'Schema (gold)',
      'Notification e-mails (comma-separated, empty for none)',
      'Refresh schedule (Quartz cron)',
      'Time zone of the schedule',
      'How are table-valued functions deployed?',
      'SQL warehouse',
      'Start a git repository?',
      'Write 64 files to retail?',
    ]);
    const tree = treeOf(join(cwd, 'retail'));
    expect(tree.get('databricks.yml')).toContain('warehouse: "Small"');
    expect(tree.has('resources/finance/finance_refresh_job.yml')).toBe(true);
    expect(tree.has('resources/finance/finance_setup_job.yml')).toBe(false);
    expect(tree.has('.git/HEAD')).toBe(true);
  });

  it('asks only what is missing and makes a difference', async () => {
    const ui = person({ 'Start a git repository?': false });
    const argv = [
      'x',
      '--description=d',
      '--layers=bronze',
      '--domains=semantic',
      '--functions=sql',
      '--warehouse=w',
      '--catalogs=dev=a',
      '--emails=none',
    ];
    expect((await runIn(emptyFolder(), argv, { ui })).code).toBe(0);
    expect(ui.asked).toEqual([
      'Project name',
      'Schema (bronze)',
      'Schema (gold, exists already)',
      'Refresh schedule (Quartz cron)',
      'Time zone of the schedule',
      'Start a git repository?',
      'Write 37 files to x?',
    ]);
  });

  it('asks nothing for JSON', async () => {
    const ui = person({});
    expect((await runIn(emptyFolder(), ['x', '--json'], { ui })).code).toBe(0);
    expect(ui.asked).toEqual([]);
  });

  it('takes phases with the names of own domains, and wants some domain when there is no layer', async () => {
    const own = 'Domains of your own (comma-separated, empty for none)';
    const cwd = emptyFolder();
    const ui = person({
      Layers: [],
      Domains: [],
      [own]: 'ops:setup, finance',
      'Start a git repository?': false,
    });
    expect((await runIn(cwd, ['x'], { ui })).code).toBe(0);
    expect(ui.asked).toContain('When does finance run?');
    expect(ui.asked).not.toContain('When does ops run?');
    expect([...treeOf(join(cwd, 'x/src')).keys()].sort()).toEqual([
      'finance/refresh.py',
      'finance/setup.py',
      'ops/setup.py',
    ]);
    const none = person({ Layers: [], Domains: [] });
    await expect(runIn(emptyFolder(), ['x'], { ui: none })).resolves.toMatchObject({
      code: 3,
      err: expect.stringContaining('name one: there are no layers and no other domains'),
    });
  });

  it('asks nothing when the target cannot be', async () => {
    const cwd = emptyFolder();
    fs.writeFileSync(join(cwd, 'x'), '');
    const ui = person({});
    expect(await runIn(cwd, ['x'], { ui })).toMatchObject({
      code: 2,
      err: `error: ${join(cwd, 'x')} exists and is not a folder\n`,
    });
    expect(ui.asked).toEqual([]);
  });

  it('asks nothing when an answer given is wrong', async () => {
    const ui = person({});
    expect((await runIn(emptyFolder(), ['--layers', 'iron'], { ui })).code).toBe(2);
    expect(ui.asked).toEqual([]);
  });

  it('writes nothing when told no, or stopped at any question', async () => {
    const cwd = emptyFolder();
    const declined = await runIn(cwd, ['x'], { ui: person({ 'Write 61 files to x?': false }) });
    expect(declined).toMatchObject({ code: 130, err: 'Stopped. Nothing was written.\n' });
    const all = person({});
    await runIn(emptyFolder(), ['x'], { ui: all });
    for (const message of all.asked) {
      const ui = person({ [message]: new Stopped(EXIT.interrupted) });
      expect(await runIn(cwd, ['x'], { ui }), message).toMatchObject({ code: 130 });
    }
    expect(treeOf(cwd)).toEqual(new Map());
  });
});

/** Splits a POSIX command line that has plain and single-quoted words. */
function shellWords(line: string): string[] {
  const words = line.match(/(?:[^\s'\\]|\\.|'[^']*')+/g) ?? [];
  return words.map((word) => word.replace(/'([^']*)'|\\(.)/g, '$1$2'));
}
