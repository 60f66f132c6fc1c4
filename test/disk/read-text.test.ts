import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bytesInWords } from '../../src/disk/bytes-in-words.ts';
import { largestOf, readBytes, readText } from '../../src/disk/read-text.ts';
import { emptyFolder } from '../support/folder.ts';
import { needsUnix, skipUnless } from '../support/skip.ts';

function fileOf(content: string | Buffer): string {
  const path = join(emptyFolder(), 'a.txt');
  fs.writeFileSync(path, content);
  return path;
}

describe('bounds', () => {
  it('a file may be exactly as large as the bound', () => {
    const path = fileOf('12345');
    expect(readText(path, { most: 5 })).toEqual({ text: '12345' });
    expect(readText(path, { most: 4 })).toEqual({
      why: 'it has 5 bytes, and no more than 4 bytes are read: split it, or move it away',
      missing: false,
    });
  });

  it('YAML and JSON are bounded at 2 MB, all else at 20 MB', () => {
    const names = ['a.yml', 'a.yaml', 'a.YML', 'a.json', 'a.py', 'a.ipynb', 'yml'];
    expect(names.map(largestOf)).toEqual([2e6, 2e6, 2e6, 2e6, 2e7, 2e7, 2e7]);
  });

  it('a sparse file of 3 TB is refused by its size', () => {
    const path = fileOf('');
    fs.truncateSync(path, 3e12);
    expect(readText(path)).toEqual({
      why: 'it has 3000 GB, and no more than 20 MB are read: split it, or move it away',
      missing: false,
    });
  });

  it.each([0, 1, 4095, 4096, 4097, 100_000])('a file of %i bytes is read whole', (size) => {
    const bytes = Buffer.alloc(size, 'ab');
    const read = readBytes(fileOf(bytes));
    expect('bytes' in read && read.bytes.equals(bytes)).toBe(true);
  });

  const isLinux = process.platform === 'linux';
  it(
    'a file that claims to be empty is bounded, too',
    skipUnless(isLinux, 'only Linux has /proc'),
    () => {
      expect(fs.statSync('/proc/self/maps').size).toBe(0);
      const whole = readText('/proc/self/maps');
      expect('text' in whole && whole.text.length).toBeGreaterThan(4096);
      expect(readText('/proc/self/maps', { most: 4096 })).toMatchObject({
        why: expect.stringContaining('no more than 4.1 kB'),
      });
    },
  );
});

describe('what is no regular file', () => {
  it('a pipe, a device, a socket and a folder are refused without waiting', needsUnix, async () => {
    const folder = emptyFolder();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const server = net.createServer().listen(join(folder, 'socket'));
    onTestFinished(() => void server.close());
    await new Promise((done) => server.once('listening', done));
    const odd = { why: 'it is not a regular file', missing: false };
    expect(readText(join(folder, 'pipe'))).toEqual(odd);
    expect(readText(join(folder, 'socket'))).toEqual(odd);
    expect(readText('/dev/zero')).toEqual(odd);
    expect(readText(folder)).toEqual({ why: 'it is a folder', missing: false });
  });

  it('a link is followed, or refused where it must not be', needsUnix, () => {
    const path = fileOf('x');
    fs.symlinkSync('a.txt', `${path}.link`);
    fs.symlinkSync('nothing', `${path}.broken`);
    expect(readText(`${path}.link`)).toEqual({ text: 'x' });
    const refused = { why: 'it is a symbolic link', missing: false };
    expect(readText(`${path}.link`, { followLink: false })).toEqual(refused);
    expect(readText(`${path}.broken`, { followLink: false })).toEqual(refused);
    expect(readText(`${path}.broken`)).toEqual({
      why: 'it is a link that leads nowhere',
      missing: false,
    });
  });

  it('what is not there is said to be missing', () => {
    const path = fileOf('x');
    expect(readText(`${path}.no`)).toEqual({ why: 'there is no such file', missing: true });
    expect(readText(join(path, 'in'))).toMatchObject({ missing: true });
  });
});

it('text is UTF-8, with its byte order mark', () => {
  expect(readText(fileOf('\ufeffä'))).toEqual({ text: '\ufeffä' });
  expect(readText(fileOf(Buffer.from([0x61, 0xff])))).toEqual({
    why: 'it is not UTF-8 text',
    missing: false,
  });
});

it('sizes are rounded up, so that a bound that is passed shows', () => {
  const shown = [0, 999, 1000, 20_000_000, 20_000_001, 3e9].map(bytesInWords);
  expect(shown).toEqual(['0 bytes', '999 bytes', '1 kB', '20 MB', '20.1 MB', '3 GB']);
});
