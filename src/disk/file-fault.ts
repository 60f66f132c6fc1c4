import { UserError } from '../problem.ts';

/** What the operating system said, as an error of the request; anything else is passed on as it is. */
export function fileFault(error: unknown, message: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return error;
  return new UserError(`${message}: ${reasonOf(error)}`);
}

/** What the operating system said, in plain words where it is something usual. */
export function reasonOf(error: unknown): string {
  const code = systemCode(error);
  if (Object.hasOwn(REASONS, code)) return REASONS[code] as string;
  return error instanceof Error ? error.message : String(error);
}

/** The code that the operating system gave, such as ENOENT; '' for any other error. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
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
  ELOOP: 'a link leads in a cycle',
  EISDIR: 'it is a folder',
};
