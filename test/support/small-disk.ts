import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { emptyFolder } from './folder.ts';
import { skipUnless } from './skip.ts';

export const needsSmallDisk = skipUnless(mayMount(), 'only root may mount a small file system');

/** A file system of 64 kB of its own, which is unmounted when the test is over. */
export function smallDisk(): string {
  const folder = emptyFolder();
  mount(folder);
  onTestFinished(() => unmount(folder));
  return folder;
}

function mayMount(): boolean {
  const folder = fs.mkdtempSync(join(tmpdir(), 'dab-mount-'));
  const mayDo = mount(folder);
  if (mayDo) unmount(folder);
  fs.rmdirSync(folder);
  return mayDo;
}

function mount(folder: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0;
}

function unmount(folder: string): void {
  execFileSync('umount', [folder]);
}
