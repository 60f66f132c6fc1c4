import { UserError } from '../problem.ts';
import { LARGEST, readBytes } from './read-text.ts';

/**
 * The bytes of a plain file, null when there is none. Follows no link and waits for no pipe: throws
 * UserError for those, and for a file of more than `most` bytes.
 */
export function bytesOf(path: string, most = LARGEST): Buffer | null {
  const read = readBytes(path, { most, followLink: false });
  if ('bytes' in read) return read.bytes;
  if (read.missing) return null;
  throw new UserError(`cannot read ${path}: ${read.why}`);
}
