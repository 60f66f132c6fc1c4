/**
 * The whole tool as a process of its own whose disk is watched; bundled by `tools.ts`. It does what is
 * planned for it before calls to the disk, which are counted from 0.
 */
import fs from 'node:fs';
import { join } from 'node:path';
import { run } from '../../src/cli/main.ts';
import { realIo } from '../../src/cli/real-io.ts';
import { realDisk } from '../../src/disk/disk.ts';
import { tear, watchedDisk } from './disk.ts';

/** What happens to the process. */
export interface Fate {
  /** It is killed before a call, or in the middle of it. */
  readonly death?: { readonly at: number; readonly torn: boolean };
  /** It gets these signals before a call. */
  readonly signals?: { readonly at: number; readonly names: readonly NodeJS.Signals[] };
  /** Before its first call, it waits in a folder until so many processes do. */
  readonly meeting?: { readonly folder: string; readonly all: number };
}

const { argv, fate }: { argv: string[]; fate: Fate } = JSON.parse(process.argv[2] as string);
Object.assign(
  realDisk,
  watchedDisk((number, call, path) => {
    if (number === 0 && fate.meeting) meet(fate.meeting);
    if (number === fate.signals?.at) {
      for (const name of fate.signals.names) process.kill(process.pid, name);
    }
    if (number !== fate.death?.at) return;
    if (fate.death.torn) tear(call, path);
    process.kill(process.pid, 'SIGKILL');
    for (;;); // until it arrives
  }),
);
process.exitCode = await run(argv, realIo());

function meet({ folder, all }: NonNullable<Fate['meeting']>): void {
  fs.writeFileSync(join(folder, String(process.pid)), '');
  const nap = new Int32Array(new SharedArrayBuffer(4));
  while (fs.readdirSync(folder).length < all) Atomics.wait(nap, 0, 0, 2);
}
