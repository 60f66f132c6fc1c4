/** Repositories whose configuration names commands: none of them may run, whatever we ask git. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitOnPath, runGit } from '../../src/cli/run-git.ts';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';

const JOB = 'resources/one_job.yml';

const BUNDLE = new Map([
  ['databricks.yml', 'bundle:\n  name: shop\n\ninclude:\n  - resources/*.yml\n'],
  [
    JOB,
    'resources:\n  jobs:\n    one_job:\n      name: one\n      tasks:\n        - task_key: one\n          notebook_task:\n            notebook_path: ../src/one.py\n',
  ],
  ['src/one.py', '# Databricks notebook source\nprint(1)\n'],
]);

interface Scene {
  /** The bundle's folder, a repository with one commit. */
  readonly folder: string;
  /** A script that leaves a file behind when it runs. */
  readonly canary: string;
  readonly git: (...args: string[]) => void;
}

/** Ways in which a repository names a command: each sets one up. */
const WAYS: Record<string, (scene: Scene) => void> = {
  fsmonitor: ({ git, canary }) => git('config', 'core.fsmonitor', canary),
  'fsmonitor in an included file': ({ folder, git, canary }) => {
    fs.writeFileSync(join(folder, '.git', 'more'), `[core]\n\tfsmonitor = ${canary}\n`);
    git('config', 'include.path', 'more');
  },
  'a filter that cleans': ({ folder, git, canary }) => {
    fs.writeFileSync(join(folder, '.gitattributes'), '* filter=x\n');
    git('config', 'filter.x.clean', canary);
    git('config', 'filter.x.required', 'true');
  },
  'a filter that stays': ({ folder, git, canary }) => {
    fs.writeFileSync(join(folder, '.gitattributes'), '* filter=x.y\n');
    git('config', 'filter.x.y.process', canary);
  },
  'a filter of a worktree': ({ folder, git, canary }) => {
    fs.writeFileSync(join(folder, '.git', 'info', 'attributes'), '* filter=X\n');
    git('config', 'extensions.worktreeConfig', 'true');
    git('config', '--worktree', 'filter.X.clean', canary);
  },
  'a filter without a name': ({ folder, canary }) => {
    fs.writeFileSync(join(folder, '.gitattributes'), '* filter=\n');
    fs.appendFileSync(join(folder, '.git', 'config'), `[filter ""]\n\tclean = ${canary}\n`);
  },
  'a filter whose name breaks -c': ({ folder, canary }) => {
    fs.writeFileSync(join(folder, '.gitattributes'), '* filter=a=b\n');
    fs.appendFileSync(join(folder, '.git', 'config'), `[filter "a=b"]\n\tclean = ${canary}\n`);
  },
  'a hook of a changed index': ({ folder, canary }) => {
    fs.copyFileSync(canary, join(folder, '.git', 'hooks', 'post-index-change'));
  },
  'a folder of hooks': ({ folder, git, canary }) => {
    fs.mkdirSync(join(folder, 'hooks'));
    fs.copyFileSync(canary, join(folder, 'hooks', 'post-index-change'));
    git('config', 'core.hooksPath', join(folder, 'hooks'));
  },
  'a submodule': ({ folder, canary }) => {
    const inner = join(folder, 'inner');
    fs.mkdirSync(inner);
    const git = gitIn(inner);
    git('init', '--quiet', '--initial-branch=main');
    fs.writeFileSync(join(inner, 'file'), 'text\n');
    git('add', 'file');
    git('commit', '--quiet', '--message=inner');
    gitIn(folder)('add', 'inner');
    fs.writeFileSync(join(inner, '.gitattributes'), '* filter=x\n');
    git('config', 'filter.x.clean', canary);
  },
  'an external diff': ({ folder, git, canary }) => {
    fs.appendFileSync(join(folder, JOB), '# more\n');
    git('config', 'diff.external', canary);
  },
  'a text conversion': ({ folder, git, canary }) => {
    fs.writeFileSync(join(folder, '.gitattributes'), '* diff=x\n');
    fs.appendFileSync(join(folder, JOB), '# more\n');
    git('config', 'diff.x.textconv', canary);
  },
  'a partial clone': ({ folder, git, canary }) => {
    hangUp(canary);
    git('config', 'remote.origin.uploadpack', canary);
    git('config', 'protocol.file.allow', 'always');
    clonePartially({ folder, git }, folder);
  },
  'a partial clone by ssh': ({ folder, git, canary }) => {
    hangUp(canary);
    git('config', 'core.sshCommand', canary);
    clonePartially({ folder, git }, 'ssh://nobody@localhost/x');
  },
  'a partial clone by a command': ({ folder, git, canary }) => {
    hangUp(canary);
    git('config', 'protocol.ext.allow', 'always');
    clonePartially({ folder, git }, `ext::${canary}`);
  },
};

describe.each(Object.keys(WAYS))('%s', (way) => {
  it('would run by git alone, and does not by any command', async () => {
    const scene = sceneOf(way);
    provoke(scene.folder, 1e9);
    for (const args of [['status'], ['diff'], ['diff', '--name-only', 'HEAD~1']]) {
      tryGit(scene.folder, args);
    }
    expect(hasSung(scene), 'the canary is alive').toBe(true);
    silence(scene);

    provoke(scene.folder, 2e9);
    const before = treeOf(join(scene.folder, '.git'));
    for (const line of COMMANDS) {
      const { code } = await runIn(scene.folder, line);
      expect([line, hasSung(scene)]).toEqual([line, false]);
      expect(code, line.join(' ')).toBeLessThan(3);
      expect(treeOf(join(scene.folder, '.git')), line.join(' ')).toEqual(before);
    }
  }, 60_000);
});

const COMMANDS = [
  ['graph', '--changed-since', 'HEAD~1'],
  ['check', '--format', 'sarif'],
  ['rename-job', 'one_job', 'two_job', '--dry-run'],
  ['rename-job', 'one_job', 'two_job'],
];

it('an embedded bare repository is none', async () => {
  const scene = sceneOf('fsmonitor');
  const inner = join(scene.folder, 'vendor', 'dab');
  fs.mkdirSync(join(scene.folder, 'vendor'));
  fs.cpSync(join(scene.folder, '.git'), inner, { recursive: true });
  writeTree(inner, BUNDLE);
  gitIn(scene.folder)('config', '--unset', 'core.fsmonitor');
  gitIn(inner)('--git-dir', inner, 'config', 'core.bare', 'false');
  gitIn(inner)('--git-dir', inner, 'config', 'core.worktree', inner);
  tryGit(inner, ['status']);
  expect(hasSung(scene), 'the canary is alive').toBe(true);
  silence(scene);

  for (const line of [...COMMANDS, ['remove-job', 'two_job'], ['../new', '--yes', '--git']]) {
    const { code } = await runIn(inner, line);
    expect([line, hasSung(scene)]).toEqual([line, false]);
    expect(code, line.join(' ')).toBeLessThan(3);
  }
});

it('a repository around a new project has no say in it', async () => {
  const outer = emptyFolder();
  const canary = canaryIn(outer);
  const bare = join(outer, 'bare');
  gitIn(outer)('init', '--quiet', '--bare', bare);
  const config = `[core]\n\tfsmonitor = ${canary}\n\thooksPath = ${outer}\n[filter "x"]\n\tclean = ${canary}\n[init]\n\ttemplateDir = ${outer}\n`;
  fs.appendFileSync(join(bare, 'config'), config);
  fs.copyFileSync(canary, join(outer, 'pre-commit'));
  writeTree(join(bare, 'new'), new Map([['.gitattributes', '* filter=x\n']]));
  const { code, err } = await runIn(bare, ['new', '--yes', '--git', '--overwrite']);
  expect([code, err]).toEqual([0, '']);
  expect(fs.existsSync(`${canary}.sang`)).toBe(false);
  expect(fs.existsSync(join(bare, 'new', '.git', 'HEAD'))).toBe(true);
});

it('says why git is not asked, where a filter cannot be switched off', async () => {
  const { folder } = sceneOf('a filter whose name breaks -c');
  const { code, err } = await runIn(folder, ['graph', '--changed-since', 'HEAD']);
  expect([code, err]).toEqual([
    2,
    'error: git is not asked here: its filter "a=b" cannot be switched off. Rename it in the configuration of git\n',
  ]);
});

it('asks git nothing where nothing is written', async () => {
  const { folder } = sceneOf('fsmonitor');
  fs.appendFileSync(join(folder, JOB), '# more\n');
  const dry = await runIn(folder, ['rename-job', 'one_job', 'two_job', '--dry-run']);
  expect(dry.err).toBe('');
  const wet = await runIn(folder, ['rename-job', 'one_job', 'two_job']);
  expect(wet.err).toBe(`note: not committed in git: ${JOB}\n`);
});

it('takes git from no folder of packages, and from none that depends on where it is', () => {
  const folder = emptyFolder();
  const places = ['node_modules/.bin', 'tools'].map((place) => join(folder, place));
  for (const place of places) {
    fs.mkdirSync(place, { recursive: true });
    fs.writeFileSync(join(place, 'git'), '#!/bin/sh\n', { mode: 0o755 });
  }
  fs.mkdirSync(join(folder, 'dir', 'git'), { recursive: true });
  fs.writeFileSync(join(folder, 'git'), 'not a program', { mode: 0o644 });
  const path = ['', '.', 'tools', places[0], join(folder, 'dir'), folder, places[1]];
  expect(gitOnPath(path.join(delimiter))).toBe(join(folder, 'tools', 'git'));
  expect(gitOnPath('')).toBe(null);
});

it('ends when it is stopped while git waits for ever', async () => {
  const { folder } = sceneOf('fsmonitor');
  execFileSync('mkfifo', [join(folder, '.git', 'fifo')]);
  gitIn(folder)('config', 'include.path', 'fifo');
  const stopped = new AbortController();
  const running = runGit(folder, ['config', '--list'], { signal: stopped.signal });
  stopped.abort(143);
  await expect(running).rejects.toMatchObject({ exitCode: 143 });
});

function sceneOf(way: string): Scene {
  const home = emptyFolder();
  const folder = join(home, 'repo');
  writeTree(folder, BUNDLE);
  const git = gitIn(folder);
  git('init', '--quiet', '--initial-branch=main');
  git('add', 'databricks.yml');
  git('commit', '--quiet', '--message=first');
  git('add', '.');
  git('commit', '--quiet', '--message=second');
  const scene = { folder, git, canary: canaryIn(home) };
  WAYS[way]?.(scene);
  return scene;
}

/** A program that shows that it ran, and hands on what it is given, as a filter does. */
function canaryIn(home: string): string {
  const canary = join(home, 'canary');
  fs.writeFileSync(canary, `#!/bin/sh\ntouch '${canary}.sang'\ncat\n`, { mode: 0o755 });
  return canary;
}

/** One that does not read: git would wait with it for the other to speak first, for ever. */
function hangUp(canary: string): void {
  fs.writeFileSync(canary, `#!/bin/sh\ntouch '${canary}.sang'\n`);
}

const hasSung = ({ canary }: Scene) => fs.existsSync(`${canary}.sang`);
const silence = ({ canary }: Scene) => fs.rmSync(`${canary}.sang`);

/** Git compares the content of files whose time has changed. */
function provoke(folder: string, time: number): void {
  for (const path of [...BUNDLE.keys(), 'inner/file']) {
    if (fs.existsSync(join(folder, path))) fs.utimesSync(join(folder, path), time, time);
  }
}

/** Takes away the tree of the first commit, for git to fetch it when it is wanted. */
function clonePartially({ folder, git }: Omit<Scene, 'canary'>, url: string): void {
  git('config', 'core.repositoryFormatVersion', '1');
  git('config', 'extensions.partialClone', 'origin');
  git('config', 'remote.origin.promisor', 'true');
  git('config', 'remote.origin.url', url);
  const options = { cwd: folder, encoding: 'utf8' } as const;
  const tree = execFileSync('git', ['rev-parse', 'HEAD~1^{tree}'], options).trim();
  fs.rmSync(join(folder, '.git', 'objects', tree.slice(0, 2), tree.slice(2)));
}

function gitIn(folder: string): (...args: string[]) => void {
  return (...args) => {
    const who = ['-c', 'user.name=x', '-c', 'user.email=x@y.z', '-c', 'commit.gpgSign=false'];
    execFileSync('git', [...who, ...args], { cwd: folder, stdio: 'pipe' });
  };
}

function tryGit(folder: string, args: string[]): void {
  try {
    execFileSync('git', args, { cwd: folder, stdio: 'pipe', timeout: 20_000 });
  } catch {
    // The repository is broken on purpose.
  }
}
