import { UserError } from '../problem.ts';
import { JOURNAL } from './lock.ts';

/** Whether a path from the root of a project is one that this tool writes to: in it, and nobody's own. */
export function isSafe(path: unknown): boolean {
  if (typeof path !== 'string' || path.includes('\0')) return false;
  if (process.platform === 'win32' && /[\\:]/.test(path)) return false;
  return path.split('/').every((part) => !['', '.', '..'].includes(part) && !isReserved(part));
}

/** Throws UserError for a path from the root of a project that this tool does not write to. */
export function refuseUnsafe(path: string): void {
  if (isSafe(path)) return;
  throw new UserError(
    `not a path to write to: ${path}. It leads out of its folder, or git or this tool keeps its own files there`,
  );
}

/** Throws UserError for an absolute path on which a folder is that git or this tool keeps for itself. */
export function refuseReserved(path: string): void {
  if (path.includes('\0')) throw new UserError(`not a path: it holds a NUL character`);
  const part = path.split(/[\\/]/).find(isReserved);
  if (part === undefined) return;
  const owner = part.toLowerCase().startsWith(JOURNAL) ? 'this tool' : 'git';
  throw new UserError(
    `nothing is written to ${path}: ${owner} keeps its own files in ${part}. Name a place outside of it`,
  );
}

/** Also by the other names under which Windows and macOS find the same folder. */
function isReserved(part: string): boolean {
  const name = part.replace(/\p{Cf}/gu, '');
  return /^(\.git|git~\d+)[. ]*(:.*)?$/i.test(name) || name.toLowerCase().startsWith(JOURNAL);
}
