import type { Disk } from './disk.ts';
import type { Patience } from './recover.ts';

export interface WriteOptions {
  readonly signal: AbortSignal;
  /**
   * Called with a folder for its work and the folder in which all files are as they will be, which
   * is not `root` where that is new. What it makes in the first, named by what it returns, is moved
   * to `root` too; if it throws, nothing is changed.
   */
  readonly addition?: (scratch: string, tree: string) => Promise<string>;
  /** Called while no other run can change the project; if it throws, nothing is changed. */
  readonly verify?: () => void;
  readonly disk?: Disk;
  /** How long to wait for another process that is at work on the same project. */
  readonly patience?: Patience;
}
