import fs from 'node:fs';
import { UserError } from '../problem.ts';
import { type Disk, hasCode } from './disk.ts';

/**
 * Gives a file that we made owner, group and permissions of another one, in whose place it will be.
 * Throws UserError when we may not: a file must not change hands unseen. Access control lists and
 * extended attributes are not kept, as Node cannot see them.
 */
export function keepOwner(file: string, model: string, disk: Disk): void {
  const { uid, gid, mode } = fs.lstatSync(model);
  const own = fs.lstatSync(file);
  if (own.uid !== uid || own.gid !== gid) {
    try {
      disk.lchownSync(file, uid, gid);
    } catch (error) {
      if (!hasCode(error, 'EPERM', 'EACCES', 'EINVAL')) throw error;
      throw new UserError(
        `${model} belongs to user ${uid} and group ${gid}, and would belong to user ${own.uid} and group ${own.gid}; ` +
          'nothing was changed. Let its owner run this command, or make the file yours first',
      );
    }
  }
  // After the owner, whose change takes some permissions away.
  if ((fs.lstatSync(file).mode & 0o7777) !== (mode & 0o7777)) disk.chmodSync(file, mode & 0o7777);
}
