import { dirname, join, relative } from 'node:path';
import type { Change } from '../files.ts';
import { stopIfAborted } from '../stopped.ts';
import { ChangedMeanwhile } from './changed-meanwhile.ts';
import { type Disk, hasCode, removeQuietly } from './disk.ts';
import { inBatches } from './in-batches.ts';
import { STAGE, sweep } from './lock.ts';
import { nameOfOurs } from './owner.ts';
import { kindOf } from './read-existing.ts';
import { refuseUnsafe } from './safe-path.ts';
import type { WriteOptions } from './write-options.ts';

/**
 * Makes a folder that does not exist: everything is made beside it, and one rename puts it there.
 * `top` is the outermost of the folders that are missing on the way to it.
 */
export async function writeNew(
  root: string,
  top: string,
  changes: readonly Change[],
  { signal, addition, disk }: WriteOptions & { disk: Disk },
): Promise<void> {
  const home = dirname(top);
  sweep(home, disk);
  const stage = join(home, nameOfOurs(STAGE));
  const scratch = join(home, nameOfOurs(STAGE));
  try {
    disk.mkdirSync(stage);
    const tree = join(stage, relative(top, root));
    if (tree !== stage) disk.mkdirSync(tree, { recursive: true });
    await writeFiles(tree, changes, signal, disk);
    if (addition) {
      disk.mkdirSync(scratch);
      const name = await addition(scratch, tree);
      disk.renameSync(join(scratch, name), join(tree, name));
      disk.remove(scratch);
    }
    stopIfAborted(signal);
    moveTo(top, stage, disk);
  } catch (error) {
    removeQuietly(stage, disk);
    removeQuietly(scratch, disk);
    throw error;
  }
}

function moveTo(top: string, stage: string, disk: Disk): void {
  if (kindOf(top, false) !== 'none') throw new ChangedMeanwhile(top);
  try {
    disk.renameSync(stage, top);
  } catch (error) {
    const isThere = hasCode(error, 'ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM', 'EACCES');
    if (isThere && kindOf(top, false) !== 'none') throw new ChangedMeanwhile(top);
    throw error;
  }
}

async function writeFiles(
  tree: string,
  changes: readonly Change[],
  signal: AbortSignal,
  disk: Disk,
): Promise<void> {
  const made = new Set<string>([tree]);
  await inBatches(changes, signal, ({ path, before, after }) => {
    if (before !== null) throw new ChangedMeanwhile(join(tree, path));
    if (after === null) return;
    refuseUnsafe(path);
    const file = join(tree, path);
    const parent = dirname(file);
    if (!made.has(parent)) disk.mkdirSync(parent, { recursive: true });
    made.add(parent);
    disk.writeFileSync(file, after, { flag: 'wx' });
  });
}
