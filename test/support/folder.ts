import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { onTestFinished } from 'vitest';
import type { FileTree } from '../../src/files.ts';

/** An empty folder that is removed when the test is over. */
export function emptyFolder(): string {
  const folder = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'dab-test-')));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** All files below a folder by path, links as `-> target`, empty folders as `path/`. */
export function treeOf(folder: string): Map<string, string> {
  const tree = new Map<string, string>();
  if (!fs.existsSync(folder)) return tree;
  const visit = (path: string) => {
    const name = relative(folder, path).split(sep).join('/');
    const stat = fs.lstatSync(path);
    if (stat.isSymbolicLink()) tree.set(name, `-> ${fs.readlinkSync(path)}`);
    else if (stat.isFile()) tree.set(name, fs.readFileSync(path, 'utf8'));
    else {
      const entries = fs.readdirSync(path).sort();
      if (entries.length === 0 && name !== '') tree.set(`${name}/`, '');
      for (const entry of entries) visit(join(path, entry));
    }
  };
  visit(folder);
  return tree;
}

export function writeTree(folder: string, files: FileTree): void {
  for (const [path, text] of files) {
    fs.mkdirSync(dirname(join(folder, path)), { recursive: true });
    fs.writeFileSync(join(folder, path), text);
  }
}
