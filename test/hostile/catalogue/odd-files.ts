/** Something else than a file at every place at which this tool reads or writes one. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import type { Hostile } from '../hostile.ts';
import { HOST, type World } from '../world.ts';

/** Apart, as a command that cannot read the first ones looks at nothing more. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  'the root file': ['databricks.yml'],
  'the settings': ['.dab-project.yml'],
  'all other files': [
    HOST,
    'resources/fresh.yml',
    'resources/shop/fresh.yml',
    'src/load.py',
    'src/shop/fresh.py',
    'src/extra.py',
    'README.md',
    'known.json',
    'drawing.svg',
  ],
};

const KINDS: Readonly<Record<string, (path: string, world: World) => void>> = {
  'a link to a file outside': (path, { outside }) => fs.symlinkSync(join(outside, 'secret'), path),
  'a link to a bundle file outside': (path, { outside }) =>
    fs.symlinkSync(join(outside, 'folder/keep.yml'), path),
  'a link to a folder outside': (path, { outside }) =>
    fs.symlinkSync(join(outside, 'folder'), path),
  'a link to nothing outside': (path, { outside }) => fs.symlinkSync(join(outside, 'made'), path),
  'a link to itself': (path) => fs.symlinkSync(path, path),
  'a pipe': (path) => execFileSync('mkfifo', [path]),
  'an endless device': (path) => fs.symlinkSync('/dev/zero', path),
  'a terminal': (path) => fs.symlinkSync('/dev/tty', path),
  'a file of the kernel': (path) => fs.symlinkSync('/proc/self/mem', path),
  'a folder': (path) => fs.mkdirSync(path),
  'a sparse file of 3 GB': (path) => {
    fs.writeFileSync(path, '');
    fs.truncateSync(path, 3e9);
  },
};

export const ODD_FILES: readonly Hostile[] = Object.entries(KINDS).flatMap(([kind, put]) =>
  Object.entries(PLACES).map(
    ([place, paths]): Hostile => ({
      name: `${kind} as ${place}`,
      tries: 'to be read without end, or written through',
      make: (world) => {
        for (const path of paths) replace(join(world.root, path), (free) => put(free, world));
      },
      also: [
        ['x', '--yes', '--dry-run', '--answers', paths[0] as string],
        ['check', '--baseline', 'src/load.py'],
        ['graph', '--write', 'drawing.svg', '--check'],
        ['graph', '--project', 'src/load.py'],
        ['migrate', 'notebooks', 'src/load.py', '--dry-run'],
      ],
    }),
  ),
);

function replace(path: string, put: (path: string) => void): void {
  fs.rmSync(path, { recursive: true, force: true });
  fs.mkdirSync(dirname(path), { recursive: true });
  put(path);
}
