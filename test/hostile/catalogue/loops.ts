/** Links that lead back, so that each path is one of endlessly many. */
import fs from 'node:fs';
import { join } from 'node:path';
import type { Hostile } from '../hostile.ts';
import { type World, write } from '../world.ts';

/** Two links to the folder that they are in: twice as many paths with each step. */
function knot({ root }: World, folder: string): void {
  for (const name of ['one', 'two']) fs.symlinkSync('.', join(root, folder, name));
}

export const LOOPS: readonly Hostile[] = [
  {
    name: 'knots of links',
    tries: 'to be walked for ever',
    make: (world) => {
      for (const folder of ['', 'resources', 'resources/deep', 'src']) knot(world, folder);
    },
    also: [
      ['check', '.', 'one/two/one/src'],
      ['graph', '--project', 'one/two'],
      ['check', 'one/resources/two/load.yml'],
    ],
  },
  {
    name: 'a knot and patterns of many stars',
    tries: 'to have the pattern match more paths than there is memory for',
    only: [['check'], ['rename-job', 'load', 'loaded', '--dry-run']],
    make: (world) => {
      knot(world, 'resources');
      const stars = '*/'.repeat(30);
      write(world.root, {
        'databricks.yml': `bundle: {name: shop}\ninclude:\n  - resources/${stars}*.yml\n  - "${stars}*.yml"\nsync:\n  paths: ["${stars}*"]\n`,
        'resources/load.yml': `resources:\n  pipelines:\n    p:\n      name: p\n      libraries:\n        - glob: {include: "../resources/${stars}*.py"}\n        - file: {path: "../${stars}*.py"}\n`,
      });
    },
  },
  {
    name: 'links in a cycle of folders',
    tries: 'to be walked for ever',
    make: ({ root }) => {
      write(root, { 'resources/a/x': '', 'src/b/x': '' });
      fs.symlinkSync('../../src/b', join(root, 'resources/a/there'));
      fs.symlinkSync('../../resources/a', join(root, 'src/b/back'));
      fs.symlinkSync('..', join(root, 'src/up'));
      fs.symlinkSync('/', join(root, 'src/all'));
      fs.symlinkSync('/', join(root, 'resources/all'));
    },
  },
];
