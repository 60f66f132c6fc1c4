import { UserError } from '../problem.ts';

/** What the operating system said, as an error of the request; anything else is passed on as it is. */
export function fileFault(error: unknown, message: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return error;
  const reason = REASONS[String(error.code)] ?? error.message;
  return new UserError(`${message}: ${reason}`);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  ENAMETOOLONG: 'a name is too long',
  ENOTDIR: 'a file is where a folder should be',
  ELOOP: 'too many symbolic links',
};
