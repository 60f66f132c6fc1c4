import fs from 'node:fs';
import { type Disk, realDisk } from '../../src/disk/disk.ts';

/** The real disk, but before each call `look` is told its number, its name and where it works. */
export function watchedDisk(look: (number: number, call: string, path: string) => void): Disk {
  let count = 0;
  const watched = Object.entries(realDisk)
    .filter(([name]) => CALLS.includes(name as keyof Disk))
    .map(([name, call]) => [
      name,
      (...args: [string]) => {
        look(count++, name, args[0]);
        // Slow, and no test cuts the power.
        if (name === 'flush') return fs.lstatSync(args[0]);
        return (call as (...args: unknown[]) => unknown)(...args);
      },
    ]);
  return Object.fromEntries(watched);
}

/** The real disk, but the calls with these numbers fail as on a full disk. */
export function failingAt(...numbers: number[]): Disk {
  return watchedDisk((number) => {
    if (numbers.includes(number)) {
      throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' });
    }
  });
}

/** The real disk as one sees it who is killed at the call with this number: after it, nothing happens. */
export function deadFrom(dead: number, torn = false): Disk {
  return watchedDisk((number, call, path) => {
    if (number === dead && torn) tear(call, path);
    if (number >= dead) throw new Error('killed');
  });
}

/** What a call that takes several steps leaves behind when it is cut off between them. */
export function tear(call: string, path: string): void {
  if (call === 'writeFileSync') {
    fs.writeFileSync(path, '{"');
  } else if (call === 'remove' && fs.existsSync(path)) {
    for (const name of fs.readdirSync(path).slice(0, 1)) fs.rmSync(`${path}/${name}`, ALL);
  }
}

const ALL = { recursive: true, force: true };

const CALLS: readonly (keyof Disk)[] = [
  'mkdirSync',
  'writeFileSync',
  'renameSync',
  'linkSync',
  'copyFileSync',
  'chmodSync',
  'lchownSync',
  'unlinkSync',
  'rmdirSync',
  'flush',
  'remove',
];

/** The real disk, and a list of its calls, each as `call path$`. */
export function realLog(): { disk: Disk; log: string[] } {
  const log: string[] = [];
  return { disk: watchedDisk((_number, call, path) => log.push(`${call} ${path}$`)), log };
}
