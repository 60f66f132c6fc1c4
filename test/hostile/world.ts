/** A small machine: a stranger's repository, and all around it that must not change. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';

export interface World {
  /** Everything is in here. */
  readonly parent: string;
  /** The stranger's repository, whose bundle every command is run in. */
  readonly root: string;
  /** Somebody's files beside it: `secret`, `folder/keep.yml`, `hooks`. */
  readonly outside: string;
  /** The home of the person who looks at the repository. */
  readonly home: string;
  /** A program that leaves a mark when it runs. */
  readonly canary: string;
}

export const HOST = 'resources/load.yml';

/** A bundle in which every command finds something to do. */
const BUNDLE: Readonly<Record<string, string>> = {
  'databricks.yml': `bundle:
  name: shop
include:
  - resources/*.yml
  - resources/*/*.yml
targets:
  dev:
    mode: development
    default: true
`,
  [HOST]: `resources:
  jobs:
    load:
      name: "[\${bundle.target}] Load"
      tasks:
        - task_key: load
          notebook_task:
            notebook_path: ../src/load.py
`,
  'resources/deep/all.yml': `resources:
  jobs:
    all:
      name: All
      tags:
        job_level: orchestrator
      tasks:
        - task_key: load
          run_job_task:
            job_id: \${resources.jobs.load.id}
        - task_key: own
          depends_on:
            - task_key: load
          notebook_task:
            notebook_path: ../../src/own.py
`,
  'src/load.py': `# Databricks notebook source
import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--day", default="x")
args = parser.parse_args()
print(args.day)
`,
  'src/own.py': '# Databricks notebook source\nprint(1)\n',
  'README.md': '# Shop\n\n<!-- graph -->\n<!-- /graph -->\n',
  '.dab-project.yml': 'dab-check:\n  ignore: [docs]\n',
  'known.json': '{"format": 1, "findings": []}\n',
};

/** The world that `makeWorld` makes in a folder. */
export function worldAt(parent: string): World {
  const outside = join(parent, 'outside');
  return {
    parent,
    root: join(parent, 'repo'),
    outside,
    home: join(parent, 'home'),
    canary: join(outside, 'canary'),
  };
}

/** Makes a world in a folder, whose repository is a plain bundle. */
export function makeWorld(parent: string): World {
  const world = worldAt(parent);
  write(world.root, BUNDLE);
  write(world.outside, {
    secret: 'a key\n',
    'folder/keep.yml': 'resources:\n  jobs:\n    kept:\n      name: kept\n',
    'hooks/README': 'none\n',
  });
  fs.chmodSync(join(world.outside, 'secret'), 0o600);
  // What a filter of git is given goes on, so that git does not stop for its sake.
  const program = `#!/bin/sh\necho ran >> '${world.canary}.ran'\ncat\n`;
  fs.writeFileSync(world.canary, program, { mode: 0o755 });
  write(world.home, { '.gitconfig': '[user]\n\tname = x\n\temail = x@y.z\n', '.ssh/key': 'key\n' });
  for (const name of ['.config', '.cache', '.local/state']) {
    fs.mkdirSync(join(world.home, name), { recursive: true });
  }
  return world;
}

/** Writes files below a folder, whatever is there. */
export function write(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    fs.mkdirSync(dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
}

/** The environment of the person at home. */
export function environmentOf({ root, home, parent }: World): Record<string, string> {
  return {
    // As npm does for what it runs.
    PATH: [join(root, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter),
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_STATE_HOME: join(home, '.local/state'),
    LOCALAPPDATA: join(home, '.local/state'),
    TMPDIR: join(parent, 'tmp'),
    // The folder of the test runner may itself be in a repository.
    GIT_CEILING_DIRECTORIES: parent,
  };
}

/** Git in a folder, as the stranger ran it. */
export function git(folder: string, ...args: string[]): string {
  const who = ['-c', 'user.name=x', '-c', 'user.email=x@y.z', '-c', 'commit.gpgSign=false'];
  return execFileSync('git', [...who, ...args], { cwd: folder, stdio: 'pipe', encoding: 'utf8' });
}

/** Makes the repository one of git, with two commits. */
export function commit({ root }: World): void {
  git(root, 'init', '--quiet', '--initial-branch=main');
  git(root, 'add', 'databricks.yml');
  git(root, 'commit', '--quiet', '--message=first');
  git(root, 'add', '--all', '--ignore-errors');
  git(root, 'commit', '--quiet', '--message=second');
}

/**
 * Everything in a folder: kind, permissions, owner, time and content, but for some paths.
 * A file of more than 1 MB is known by its size and time.
 */
export function stateOf(folder: string, but: readonly string[]): Map<string, string> {
  const state = new Map<string, string>();
  const visit = (path: string) => {
    const stat = fs.lstatSync(path, { bigint: true, throwIfNoEntry: false });
    // By a name that is no UTF-8, nothing is found.
    if (stat === undefined) return void state.set(relative(folder, path), 'there');
    state.set(
      relative(folder, path),
      `${stat.mode.toString(8)} ${stat.uid} ${contentOf(path, stat)}`,
    );
    if (!stat.isDirectory()) return;
    for (const name of fs.readdirSync(path)) {
      if (!but.includes(relative(folder, join(path, name)))) visit(join(path, name));
    }
  };
  visit(folder);
  return state;
}

function contentOf(path: string, stat: fs.BigIntStats): string {
  if (stat.isSymbolicLink()) return fs.readlinkSync(path);
  if (!stat.isFile()) return String(stat.mtimeNs);
  const hash =
    stat.size > 1_000_000n
      ? stat.size
      : createHash('sha1').update(fs.readFileSync(path)).digest('hex');
  return `${stat.mtimeNs} ${hash}`;
}

/** What is other in the second state. */
export function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].flatMap((path) => {
    const [old, now] = [before.get(path), after.get(path)];
    if (old === now) return [];
    return `${path || '.'}: ${old ?? 'nothing'} became ${now ?? 'nothing'}`;
  });
}
