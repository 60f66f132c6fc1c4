import { printed, visible } from '../printed.ts';
import type { Io } from './io.ts';

/** A folder whose content is not known, and why. */
export interface LeftOut {
  readonly path: string;
  readonly why: string;
}

/** Says which folders were not looked at: what is in them is missing from the result. */
export function noteLeftOut(folders: readonly LeftOut[], io: Io): void {
  for (const { path, why } of folders) {
    io.err(printed`${visible(`note: what is in ${path} is not seen: ${why}`)}\n`);
  }
}
