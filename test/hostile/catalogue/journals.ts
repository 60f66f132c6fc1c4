/** Journals of changes that were never begun here, and what else this tool keeps for itself. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { nameOfOurs } from '../../../src/disk/owner.ts';
import type { Hostile } from '../hostile.ts';
import { HOST, type World, write } from '../world.ts';

const FOLDER = '.dab-project-journal';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** A number that no process has. */
const NOBODY = 4_190_000;

/** An owner that is dead as far as this machine can tell. */
function deadOwner(id: string): string {
  const world = fs.existsSync('/proc/self/ns/pid')
    ? `${process.platform} ${fs.readlinkSync('/proc/self/ns/pid')}`
    : process.platform;
  const since = '2026-01-01T00:00:00.000Z';
  return JSON.stringify({
    id,
    pid: NOBODY,
    began: null,
    host: hostname(),
    world,
    command: 'x',
    since,
  });
}

function plant({ root }: World, records: Readonly<Record<string, unknown>>): void {
  const texts = Object.entries(records).map(([path, value]) => [
    join(FOLDER, path),
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  write(root, Object.fromEntries(texts));
}

const EMPTY = { format: 1, entries: [], made: [], emptied: [] };

/** What a journal may tell to do, each with what it needs in the repository. */
const ORDERS: Readonly<Record<string, (world: World) => object>> = {
  'to open a folder behind a link to all': ({ root, outside }) => {
    fs.symlinkSync(join(outside, 'folder'), join(root, 'link'));
    return { emptied: [['link', 0o777]] };
  },
  'to open a file behind a link': ({ root, outside }) => {
    fs.symlinkSync(join(outside, 'secret'), join(root, 'link'));
    return { emptied: [['link', 0o4777]] };
  },
  'to open a folder behind a path through a link': ({ root, outside }) => {
    fs.symlinkSync(outside, join(root, 'link'));
    return { emptied: [['link/folder', 0o777]], made: ['link/hooks'] };
  },
  'to delete a file behind a link': ({ root, outside }) => {
    fs.symlinkSync(join(outside, 'folder'), join(root, 'link'));
    const after = hashOf(fs.readFileSync(join(outside, 'folder/keep.yml'), 'utf8'));
    return { entries: [{ path: 'link/keep.yml', before: null, after }] };
  },
  'to replace a file by one from outside': ({ root, outside }) => {
    fs.mkdirSync(join(root, FOLDER, 'old'), { recursive: true });
    fs.symlinkSync(join(outside, 'secret'), join(root, FOLDER, 'old/0'));
    const [before, after] = [join(outside, 'secret'), join(root, HOST)].map((path) =>
      hashOf(fs.readFileSync(path, 'utf8')),
    );
    return { entries: [{ path: HOST, before, after }] };
  },
  'to delete a file of the bundle': ({ root }) => {
    const after = hashOf(fs.readFileSync(join(root, HOST), 'utf8'));
    return { entries: [{ path: HOST, before: null, after }] };
  },
  'to go up': () => ({
    entries: [{ path: '../outside/secret', before: null, after: hashOf('a key\n') }],
    made: ['../outside/folder'],
    emptied: [['..', 0o777]],
  }),
  'to write into git': ({ root }) => {
    write(root, { [join(FOLDER, 'old/0')]: '#!/bin/sh\n' });
    return {
      entries: [{ path: '.git/hooks/pre-commit', before: hashOf('#!/bin/sh\n'), after: null }],
    };
  },
  'nothing that this tool knows': () => ({ format: 99, entries: 'x' }),
};

/** Things in the place of the journal's own files. */
const ODD: Readonly<Record<string, (folder: string, world: World) => void>> = {
  'a pipe as the record': (folder) => execFileSync('mkfifo', [join(folder, 'journal.json')]),
  'a pipe as the owner': (folder) => execFileSync('mkfifo', [join(folder, 'owner.json')]),
  'a device as the owner': (folder) => fs.symlinkSync('/dev/zero', join(folder, 'owner.json')),
  'a link outside as the record': (folder, { outside }) =>
    fs.symlinkSync(join(outside, 'secret'), join(folder, 'journal.json')),
  'a folder as the record': (folder) => fs.mkdirSync(join(folder, 'journal.json')),
  'a sparse file of 3 GB as the record': (folder) => {
    fs.writeFileSync(join(folder, 'journal.json'), '');
    fs.truncateSync(join(folder, 'journal.json'), 3e9);
  },
  'brackets without end as the record': (folder) =>
    fs.writeFileSync(join(folder, 'journal.json'), '['.repeat(200_000)),
  'owners in a cycle': (folder) => {
    fs.writeFileSync(join(folder, 'owner.json'), deadOwner('a'));
    fs.writeFileSync(join(folder, 'owner-after-a.json'), deadOwner('b'));
    fs.writeFileSync(join(folder, 'owner-after-b.json'), deadOwner('a'));
  },
  'hundreds of owners': (folder) => {
    fs.writeFileSync(join(folder, 'owner.json'), deadOwner('0'));
    for (let id = 0; id < 300; id++) {
      fs.writeFileSync(join(folder, `owner-after-${id}.json`), deadOwner(String(id + 1)));
    }
  },
  'an owner that is alive': (folder) =>
    fs.writeFileSync(join(folder, 'owner.json'), deadOwner('a').replace(String(NOBODY), '1')),
  nothing: () => {},
};

export const JOURNALS: readonly Hostile[] = [
  ...Object.entries(ORDERS).map(
    ([order, make], index): Hostile => ({
      name: `a journal that tells ${order}`,
      tries: 'to be carried out',
      make: (world) => {
        plant(world, { 'journal.json': { ...EMPTY, ...make(world) } });
        // Nobody owns the others.
        if (index % 2 === 0) plant(world, { 'owner.json': deadOwner('a') });
      },
    }),
  ),
  ...Object.entries(ODD).map(
    ([what, make]): Hostile => ({
      name: `a journal with ${what}`,
      tries: 'to hold the next run for ever',
      ...(what === 'hundreds of owners' && { slow: true }),
      make: (world) => {
        const folder = join(world.root, FOLDER);
        fs.mkdirSync(folder);
        make(folder, world);
      },
    }),
  ),
  {
    name: 'a journal that is a link outside',
    tries: 'to have a change recorded there',
    make: ({ root, outside }) => {
      write(outside, { 'journal/journal.json': JSON.stringify(EMPTY) });
      fs.symlinkSync(join(outside, 'journal'), join(root, FOLDER));
    },
  },
  {
    name: 'an addition of its own',
    tries: 'to have a folder taken out of the project',
    make: (world) => {
      const { ino } = fs.statSync(join(world.root, 'src'), { bigint: true });
      plant(world, {
        'journal.json': EMPTY,
        'addition.json': { name: 'src', inode: String(ino) },
        'owner.json': deadOwner('a'),
      });
    },
  },
  {
    name: 'folders that a dead run seems to have left',
    tries: 'to have what they lead to removed',
    make: ({ root, outside }) => {
      const nameOf = (prefix: string) =>
        nameOfOurs(prefix).replace(`-${process.pid}-`, `-${NOBODY}-`);
      for (const prefix of [FOLDER, '.create-dab-project']) {
        fs.symlinkSync(join(outside, 'folder'), join(root, nameOf(prefix)));
        const inside = join(root, nameOf(prefix));
        write(inside, { 'x/y': '' });
        fs.symlinkSync(join(outside, 'folder'), join(inside, 'link'));
        fs.symlinkSync('/', join(inside, 'x', 'all'));
      }
    },
  },
  {
    name: 'a token of its own',
    tries: 'to be believed',
    make: (world) => {
      const after = hashOf(fs.readFileSync(join(world.root, HOST), 'utf8'));
      const journal = { ...EMPTY, entries: [{ path: HOST, before: null, after }] };
      plant(world, { 'journal.json': journal, 'owner.json': deadOwner('a') });
      const name = hashOf(fs.realpathSync(world.root)).slice(0, 32);
      const records = { 'journal.json': hashOf(JSON.stringify(journal)) };
      const token = JSON.stringify({ format: 1, root: fs.realpathSync(world.root), records });
      for (const state of ['.local/state', '.config', '']) {
        write(world.root, {
          [join(state, 'create-dab-project/unfinished', `${name}.a.json`)]: token,
        });
      }
    },
  },
];
