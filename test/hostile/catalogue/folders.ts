/** Folders that lead elsewhere, or are none. */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import type { Hostile } from '../hostile.ts';
import { type World, write } from '../world.ts';

/** The folders in which this tool reads or makes files. */
const FOLDERS_OF_IT = [
  'resources',
  'resources/deep',
  'resources/shop',
  'src',
  'src/shop',
  'new',
  'docs',
];

export const FOLDERS: readonly Hostile[] = [
  ...FOLDERS_OF_IT.map(
    (folder): Hostile => ({
      name: `${folder} is a link to a folder outside`,
      tries: 'to have files written there',
      writes: [
        ['graph', '--write', `${folder}/drawing.svg`],
        ['check', '--baseline', `${folder}/known.json`, '--write-baseline'],
        [folder, '--yes', '--overwrite'],
        [`${folder}/new`, '--yes'],
        ['check', folder, '--fix'],
        ['rename-job', 'kept', 'lost', '--project', folder, '--yes'],
        ['add-job', 'fresh', '--domain', 'shop', '--path', `${folder}/fresh.py`, '--yes'],
        ['migrate', 'notebooks', folder, '--yes'],
      ],
      make: ({ root, outside }) => {
        fs.rmSync(join(root, folder), { recursive: true, force: true });
        write(outside, { 'folder/load.py': '# Databricks notebook source\nimport argparse\n' });
        write(outside, { 'folder/databricks.yml': 'bundle: {name: b}\ninclude: ["*.yml"]\n' });
        fs.symlinkSync(join(outside, 'folder'), join(root, folder));
      },
    }),
  ),
  {
    name: 'new is a link to nothing outside',
    tries: 'to have a folder made there',
    make: ({ root, outside }) => fs.symlinkSync(join(outside, 'made'), join(root, 'new')),
  },
  {
    name: 'folders are files, and pipes',
    tries: 'to be listed',
    make: ({ root }) => {
      for (const path of ['resources', 'src']) fs.rmSync(join(root, path), { recursive: true });
      write(root, { resources: 'x', new: 'x' });
      execFileSync('mkfifo', [join(root, 'src')]);
    },
  },
  {
    name: 'folders have the names of files',
    tries: 'to be read as files',
    make: ({ root }) => {
      for (const path of [
        'resources/x.yml/y.yml',
        'resources/fresh.yml/z',
        'resources/loaded.yml/z',
        'src/x.py/y.py',
        'src/y.ipynb/z',
        'docs.yml/x',
        'drawing.svg/x',
      ]) {
        write(root, { [path]: '' });
      }
    },
    also: [
      ['check', 'resources/x.yml'],
      ['graph', '--write', 'resources/x.yml', '--format', 'text'],
      ['graph', '--write', 'resources/x.yml/z.md'],
      ['check', '--baseline', 'src/x.py', '--write-baseline'],
      ['migrate', 'notebooks', 'src/x.py', '--dry-run'],
    ],
  },
  {
    name: 'sockets in place of files',
    tries: 'to be read',
    make: ({ root }) => {
      const paths = ['resources/load.yml', 'src/load.py', 'README.md', '.dab-project-journal'];
      for (const path of paths) fs.rmSync(join(root, path), { recursive: true, force: true });
      // They stay when who listens is killed.
      const program = `
        const paths = ${JSON.stringify(paths)};
        let left = paths.length;
        const done = () => --left === 0 && process.kill(process.pid, 'SIGKILL');
        for (const path of paths) require('node:net').createServer().listen(path, done);`;
      spawnSync(process.execPath, ['-e', program], { cwd: root });
    },
  },
  {
    name: 'names of ours are taken',
    tries: 'to be written over or into',
    make: ({ root, outside }: World) => {
      write(root, { '.dab-project-journal': 'a file', 'new/.git/config': '[core]\n' });
      fs.symlinkSync(outside, join(root, '.create-dab-project'));
    },
  },
  {
    name: 'what is asked for is inside of git',
    tries: 'to have something written where git runs it',
    make: ({ root }) => write(root, { '.git/hooks/x': '', '.git/HEAD': 'ref: refs/heads/main\n' }),
    also: [
      ['graph', '--write', '.git', '--format', 'text'],
      ['graph', '--write', '.git/hooks/pre-commit', '--format', 'text', '--check'],
      ['check', '--baseline', '.git'],
      ['check', '--baseline', '.git/HEAD'],
      ['check', '.git'],
      ['.git', '--yes', '--dry-run'],
      ['.git/hooks', '--yes', '--dry-run'],
      ['add-job', 'x', '--path', '.git/hooks/x.py', '--dry-run'],
      ['add-domain', '.git', '--dry-run'],
    ],
  },
  {
    name: 'hundreds of folders in each other',
    slow: true,
    tries: 'to fill the stack of a walk',
    make: ({ root }) => {
      const deep = `resources/${'a/'.repeat(300)}`;
      fs.mkdirSync(join(root, deep), { recursive: true });
      write(root, { [`${deep}x.yml`]: 'x: 1\n' });
    },
  },
];
