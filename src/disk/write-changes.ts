import { dirname } from 'node:path';
import type { Change } from '../files.ts';
import { realDisk } from './disk.ts';
import { fileFault } from './file-fault.ts';
import { kindOf } from './read-existing.ts';
import { refuseReservedPlace } from './way-out.ts';
import { writeInto } from './write-into.ts';
import { writeNew } from './write-new.ts';
import type { WriteOptions } from './write-options.ts';

/**
 * Does all changes below `root`, or none. On an error or an abort everything is put back, and a
 * folder that did not exist does not stay. When the process is killed, `recover` puts it back; a
 * folder that did not exist is there whole or not at all. Throws UserError when the disk refuses,
 * when a file is no longer what it was when the changes were planned, or when another process is at
 * work on the project for too long.
 */
export async function writeChanges(
  root: string,
  changes: readonly Change[],
  { disk = realDisk, ...options }: WriteOptions,
): Promise<void> {
  try {
    refuseReservedPlace(root);
    const top = firstMissing(root);
    if (top === null) await writeInto(root, changes, { ...options, disk });
    else await writeNew(root, top, changes, { ...options, disk });
  } catch (error) {
    throw fileFault(error, `cannot write to ${root}; nothing was changed`);
  }
}

/** The highest folder on the way to `path` that does not exist; null when all do. */
function firstMissing(path: string): string | null {
  if (kindOf(path, true) !== 'none') return null;
  return firstMissing(dirname(path)) ?? path;
}
