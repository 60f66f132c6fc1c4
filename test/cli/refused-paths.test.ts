/** Places that cannot be written to or read: refused, named, and never called a bug. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stateOf } from '../support/crash.ts';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';
import { needsUnix } from '../support/skip.ts';

const JOB = `resources:
  jobs:
    load:
      name: "[\${bundle.target}] Load"
      tags:
        job_level: atomic
      tasks:
        - task_key: load
          notebook_task:
            notebook_path: ../src/load.py
`;
const BUNDLE = new Map([
  ['databricks.yml', 'bundle:\n  name: shop\ninclude:\n  - resources/*.yml\n'],
  ['resources/load.yml', JOB],
  ['src/load.py', '# Databricks notebook source\nprint(1)\n'],
]);
const OTHERS = new Map([
  ['.git/HEAD', 'ref: refs/heads/main\n'],
  ['.dab-project-journal-x/y', ''],
  ['file', ''],
  ['folder.html/x', ''],
  ['folder.md/x', ''],
  ['folder.py/x', ''],
]);

function project(): string {
  const root = emptyFolder();
  writeTree(root, new Map([...BUNDLE, ...OTHERS]));
  fs.symlinkSync('.git', join(root, 'to-git'));
  fs.symlinkSync('nowhere', join(root, 'broken.html'));
  fs.symlinkSync('circle.html', join(root, 'circle.html'));
  execFileSync('mkfifo', [join(root, 'pipe.html')]);
  return root;
}

/** Command lines that write to a place. */
const writersOf = (place: string): readonly (readonly string[])[] => [
  ['graph', `--write=${place}`, '--format=html'],
  ['check', `--baseline=${place}`, '--write-baseline'],
  [place, '--yes', '--layers=bronze', '--domains=none'],
];

/** Command lines that take a place in another way, or only look at it. */
const usersOf = (place: string): readonly (readonly string[])[] => [
  ['graph', `--write=${place}`],
  ['graph', `--write=${place}`, '--check'],
  ['graph', `--project=${place}`],
  ['graph', `--what-uses=${place}`],
  ['check', `--baseline=${place}`],
  ['check', '--fix', place],
  ['migrate', 'notebooks', place],
  ['migrate', 'jobs', place],
  ['add-job', 'new', '--domain=x', `--path=${place}`],
  ['add-job', 'new', `--domain=${place}`],
  ['add-job', place, '--domain=x'],
  ['add-domain', place],
  ['rename-job', 'load', place],
  ['remove-job', place],
  ['x', '--yes', '--dry-run', `--answers=${place}`],
];

describe('what git and this tool keep for themselves', needsUnix, () => {
  it.each([
    '.git',
    '.git/new.html',
    '.git/hooks/new.html',
    '.GIT/new.html',
    'git~1/new.html',
    '.dab-project-journal',
    '.dab-project-journal/new.html',
    '.dab-project-journal-x/new.html',
    'to-git/new.html',
  ])('%s is written to by no command, and is named', async (place) => {
    for (const argv of writersOf(place)) {
      const root = project();
      fs.rmSync(join(root, 'pipe.html')); // which has no text to compare
      const before = treeOf(root);
      const { code, err } = await runIn(root, argv);
      expect(
        {
          code,
          said: /Name a place outside of it|keeps? (its|their) own|is a folder|leads out|there is no folder/.test(
            err,
          ),
        },
        `${argv}: ${err}`,
      ).toEqual({ code: 2, said: true });
      expect(treeOf(root)).toEqual(before);
    }
  });
});

describe('odd places', needsUnix, () => {
  it.each([
    'folder.html',
    'folder.md',
    'folder.py',
    'file/new.html',
    'file/',
    'broken.html',
    'circle.html',
    'pipe.html',
    '/dev/null',
    '/dev/full',
    '/proc/new.html',
    '/proc/self/mem',
    '',
    '-',
    '..',
    'a\0b.html',
    'a\nb.html',
    'x\u202e.html',
    `${'x'.repeat(300)}.html`,
    `${'y/'.repeat(3000)}x.html`,
  ])('%j is no bug of ours', async (place) => {
    const outer = emptyFolder();
    for (const argv of [...writersOf(place), ...usersOf(place)]) {
      // Writing to the folder above is a fair request.
      if (place === '..' && argv[0] === place) continue;
      const root = join(outer, 'inner');
      fs.renameSync(project(), root);
      const { code, err } = await runIn(root, argv);
      expect([0, 1, 2], `${JSON.stringify(argv)}: ${err}`).toContain(code);
      expect(err).not.toContain('    at ');
      fs.rmSync(outer, { recursive: true });
      fs.mkdirSync(outer);
    }
  });
});

/** Every command, as one would call it. */
const COMMANDS: readonly (readonly string[])[] = [
  ['graph'],
  ['graph', '--write=hierarchy.html'],
  ['check'],
  ['check', '--fix'],
  ['check', '--baseline=known.json', '--write-baseline'],
  ['migrate', 'notebooks'],
  ['migrate', 'jobs'],
  ['add-job', 'new', '--domain=x', '--parent=load'],
  ['add-job', 'new', '--domain=pipelines/x'],
  ['add-domain', 'sales'],
  ['rename-job', 'load', 'other'],
  ['remove-job', 'load', '--delete-sources'],
  ['.', '--yes', '--layers=bronze', '--domains=none'],
  ['.', '--yes', '--layers=bronze', '--domains=none', '--overwrite'],
];

it.each([
  'databricks.yml',
  '.dab-project.yml',
  'resources',
  'resources/load.yml',
  'resources/x',
  'resources/x/new.yml',
  'resources/pipelines',
  'resources/other.yml',
  'src',
  'src/load.py',
  'src/x',
  'src/x/new.py',
  'README.md',
  'known.json',
  'hierarchy.html',
  '.dab-project-journal',
])('%s is a folder where a file should be, or a file where a folder should be', async (path) => {
  for (const argv of COMMANDS) {
    const root = emptyFolder();
    writeTree(root, BUNDLE);
    fs.rmSync(join(root, path), { recursive: true, force: true });
    const isFolderByRights = [
      'resources',
      'src',
      'resources/x',
      'src/x',
      'resources/pipelines',
      '.dab-project-journal',
    ];
    if (isFolderByRights.includes(path)) writeTree(root, new Map([[path, '']]));
    else fs.mkdirSync(join(root, path), { recursive: true });
    const before = stateOf(root);
    const { code, err } = await runIn(root, argv);
    expect([0, 1, 2], `${argv.join(' ')}: ${err}`).toContain(code);
    expect(err).not.toContain('    at ');
    if (code === 2) expect(stateOf(root), argv.join(' ')).toEqual(before);
  }
});
