import fs from 'node:fs';
import { resolve } from 'node:path';
import { type Resolved, readResolved } from '../check/resolved.ts';
import { readText } from '../disk/read-text.ts';
import { UserError } from '../problem.ts';
import type { CodeSource } from '../subject/code-source.ts';
import type { Io } from './io.ts';

/** Outputs of the CLI are larger than files that people write. */
const LARGEST = 50_000_000;

/**
 * Reads the output of `databricks bundle validate -o json` from a file, or from what is piped in for `-`.
 * Throws UserError when there is none.
 */
export function openResolved(file: string, source: CodeSource, io: Io): Resolved {
  const output = file === '-' ? piped() : readFile(resolve(io.cwd, file), file);
  const read = readResolved(output, source.exists);
  if ('wrong' in read) {
    throw new UserError(
      `--resolved: ${file === '-' ? 'what is piped in' : file} is not the output of ` +
        `"databricks bundle validate -o json": ${read.wrong}`,
    );
  }
  return read;
}

const STDIN = 0;
const PIECE = 65_536;

/** What is piped in, as far as it is not too much. */
function piped(): string {
  const pieces: Buffer[] = [];
  let size = 0;
  for (;;) {
    const piece = Buffer.alloc(PIECE);
    const count = read(piece);
    if (count === 0) break;
    pieces.push(piece.subarray(0, count));
    size += count;
    if (size > LARGEST) throw new UserError('--resolved -: what is piped in is too large');
  }
  return Buffer.concat(pieces).toString('utf8');
}

function read(into: Buffer): number {
  for (;;) {
    try {
      return fs.readSync(STDIN, into);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      // A terminal, or a pipe whose writer is not there yet.
      if (code !== 'EAGAIN') throw new UserError('--resolved -: nothing is piped in');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

function readFile(path: string, shown: string): string {
  const found = readText(path, { most: LARGEST });
  if ('text' in found) return found.text;
  throw new UserError(`--resolved: cannot read ${shown}: ${found.why}`);
}
