/** What a source of files knows, and how it sees that this is no longer so. */
import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeSource } from '../../src/cli/code-source.ts';
import { emptyFolder, writeTree } from '../support/folder.ts';

function opened() {
  const root = emptyFolder();
  writeTree(
    root,
    new Map([
      ['a.yml', 'a: 1\n'],
      ['src/n.py', 'print(1)\n'],
    ]),
  );
  const source = codeSource(root);
  source.read('a.yml');
  source.exists('src/m.py');
  source.list('src');
  source.isFolder('src');
  source.yamlFiles();
  return { root, source, at: (path: string) => join(root, path) };
}

/** Another file takes the place, as `sed -i`, git and editors do it. */
function replace(path: string, text: string): void {
  fs.writeFileSync(`${path}.new`, text);
  fs.renameSync(`${path}.new`, path);
}

describe('refresh', () => {
  it('sees nothing where nothing has changed', () => {
    const { source } = opened();
    expect(source.refresh()).toBe(false);
    expect(source.refresh()).toBe(false);
  });

  it('sees a file that is replaced by one of the same length, again and again', () => {
    const { source, at } = opened();
    for (const text of ['a: 2\n', 'a: 3\n', 'a: 4\n']) {
      replace(at('a.yml'), text);
      expect(source.refresh()).toBe(true);
      expect(source.read('a.yml')).toBe(text);
      expect(source.refresh()).toBe(false);
    }
  });

  it('sees nothing in a file that is only touched', () => {
    const { source, at } = opened();
    replace(at('a.yml'), 'a: 1\n');
    fs.utimesSync(at('a.yml'), 1, 1);
    expect(source.refresh()).toBe(false);
  });

  it.each<[string, (at: (path: string) => string) => void]>([
    ['a file that is gone', (at) => fs.rmSync(at('a.yml'))],
    ['a file that was asked for, and is there now', (at) => fs.writeFileSync(at('src/m.py'), '')],
    ['another file in a folder', (at) => fs.writeFileSync(at('src/o.py'), '')],
    ['a folder that is gone', (at) => fs.rmSync(at('src'), { recursive: true })],
    ['a YAML file anywhere', (at) => fs.mkdirSync(at('b')) ?? fs.writeFileSync(at('b/b.yml'), '')],
  ])('sees %s', (_, change) => {
    const { source, at } = opened();
    change(at);
    expect(source.refresh()).toBe(true);
  });

  it('sees a file that could not be read, and can be now', () => {
    const { source, at } = opened();
    expect(source.read('b.yml')).toBe(null);
    fs.writeFileSync(at('b.yml'), 'b: 1\n');
    expect(source.refresh()).toBe(true);
    expect(source.read('b.yml')).toBe('b: 1\n');
  });

  it('does not see a file that nobody asked for', () => {
    const { source, at } = opened();
    fs.writeFileSync(at('src/n.py'), 'print(2)\n');
    expect(source.refresh()).toBe(false);
  });
});
