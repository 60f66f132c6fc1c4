import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFolder, type Walked, walkFolders } from '../../src/disk/walk.ts';
import { emptyFolder, writeTree } from '../support/folder.ts';
import { needsUnix } from '../support/skip.ts';

function folderOf(...paths: string[]): string {
  const folder = emptyFolder();
  writeTree(folder, new Map(paths.map((path) => [path, ''])));
  return folder;
}

function walked(start: string, into = ({ folders }: Walked) => folders) {
  const leftOut: string[] = [];
  const all = [
    ...walkFolders(start, { into, leftOut: (path, why) => leftOut.push(`${path}: ${why}`) }),
  ];
  return { paths: all.map(({ path }) => path), all, leftOut };
}

describe('listing', () => {
  it('gives names by what they are, sorted; links and pipes are neither', needsUnix, () => {
    const folder = folderOf('b', 'a', 'z/x', 'y/x');
    fs.symlinkSync('z', join(folder, 'link'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect(listFolder(folder)).toEqual({
      folders: ['y', 'z'],
      files: ['a', 'b'],
      others: ['link', 'pipe'],
    });
    expect(listFolder(join(folder, 'link'))).toMatchObject({ files: ['x'] });
  });

  it('a folder may hold exactly as many names as the bound', () => {
    const folder = folderOf('a', 'b', 'c');
    expect(listFolder(folder, 3)).toMatchObject({ files: ['a', 'b', 'c'] });
    expect(listFolder(folder, 2)).toEqual({
      why: 'there are more than 2 names, and no more are looked at',
      missing: false,
    });
  });

  it('says where there is no folder', () => {
    const folder = folderOf('a');
    expect(listFolder(join(folder, 'no'))).toMatchObject({ missing: true });
    expect(listFolder(join(folder, 'a'))).toMatchObject({ missing: true });
    expect(listFolder(join(folder, 'x'.repeat(300)))).toMatchObject({ missing: true });
  });
});

describe('walk', () => {
  it('comes to outer folders first, by name', () => {
    const folder = folderOf('b/2/x', 'b/1/x', 'a/x', 'x');
    expect(walked(folder).paths).toEqual(['', 'a', 'b', 'b/1', 'b/2']);
  });

  it('goes only into what is chosen', () => {
    const folder = folderOf('a/no/x', 'b/x');
    const into = ({ folders }: Walked) => folders.filter((name) => name !== 'no');
    expect(walked(folder, into).paths).toEqual(['', 'a', 'b']);
  });

  it('follows no link below the start, and the start if it is one', needsUnix, () => {
    const folder = folderOf('in/x', 'out/secret');
    fs.symlinkSync('.', join(folder, 'in/one'));
    fs.symlinkSync('.', join(folder, 'in/two'));
    fs.symlinkSync('../out', join(folder, 'in/three'));
    fs.symlinkSync('in', join(folder, 'start'));
    const { all } = walked(join(folder, 'start'));
    expect(all).toEqual([{ path: '', folders: [], files: ['x'], others: ['one', 'three', 'two'] }]);
  });

  it('where there is no folder, there is nothing to say', () => {
    expect(walked(join(folderOf('a'), 'no'))).toMatchObject({ paths: [], leftOut: [] });
  });
});
