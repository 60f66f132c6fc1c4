import { resolve } from 'node:path';
import type { EditOptions } from './edit-options.ts';
import type { Args } from './flags.ts';
import type { Io } from './io.ts';

export interface CommandOptions extends EditOptions {
  /** The words behind the command's name, in order. */
  readonly words: readonly string[];
  /** Where to look for the bundle; null for the present folder. */
  readonly project: string | null;
  /** The command's own flags, as they were given. */
  readonly flags: Args;
}

/** Where a command looks for its bundle, as an absolute path. */
export function startOf({ project }: CommandOptions, { cwd }: Io): string {
  return resolve(cwd, project ?? '.');
}
