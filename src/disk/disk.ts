import fs from 'node:fs';
import { removeSync } from 'fs-extra/esm';

/** The calls that change the disk. Tests pass some that fail, or that end the process. */
export interface Disk
  extends Pick<
    typeof fs,
    | 'mkdirSync'
    | 'writeFileSync'
    | 'renameSync'
    | 'linkSync'
    | 'copyFileSync'
    | 'chmodSync'
    | 'lchownSync'
    | 'unlinkSync'
    | 'rmdirSync'
  > {
  /** Returns when the file, or the list of names in the folder, would outlast a power cut. */
  readonly flush: (path: string) => void;
  /** Removes a folder with all that is in it, if it is there. */
  readonly remove: (path: string) => void;
}

export const realDisk: Disk = { ...fs, chmodSync: chmodPlain, flush, remove: removeSync };

/** Whether the operating system gave one of these codes as its reason. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** Gives a file a second name, which must be free; a flushed copy where the disk has no links. */
export function duplicate(from: string, to: string, disk: Disk): void {
  try {
    disk.linkSync(from, to);
  } catch (error) {
    // There are many ways to say that links are not supported, and few that a copy fails as well.
    if (hasCode(error, 'EEXIST', 'ENOENT', 'ENOSPC', 'EDQUOT', 'EROFS', 'EIO')) throw error;
    disk.copyFileSync(from, to, fs.constants.COPYFILE_EXCL);
    disk.flush(to);
  }
}

/** Removes a folder of ours that is in nobody's way: what cannot be removed is left to a later run. */
export function removeQuietly(path: string, disk: Disk): void {
  try {
    disk.remove(path);
  } catch {}
}

/** Changes permissions, but never those of what a link leads to. Windows has but one bit, and no such flag. */
function chmodPlain(path: fs.PathLike, mode: fs.Mode): void {
  const { O_RDONLY, O_NOFOLLOW } = fs.constants;
  if (process.platform === 'win32') {
    fs.chmodSync(path, mode);
    return;
  }
  const handle = fs.openSync(path, O_RDONLY | O_NOFOLLOW);
  try {
    fs.fchmodSync(handle, mode);
  } finally {
    fs.closeSync(handle);
  }
}

function flush(path: string): void {
  const isFolder = fs.lstatSync(path).isDirectory();
  try {
    // Windows flushes only what is open for writing.
    const handle = fs.openSync(path, process.platform === 'win32' && !isFolder ? 'r+' : 'r');
    try {
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
  } catch (error) {
    // Windows and some network disks cannot flush folders, and need not.
    if (isFolder && hasCode(error, 'EPERM', 'EISDIR', 'EACCES', 'EINVAL', 'EBADF', 'ENOTSUP'))
      return;
    throw error;
  }
}
