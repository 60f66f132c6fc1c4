import { setImmediate } from 'node:timers/promises';
import { stopIfAborted } from '../stopped.ts';

/** How many files are written between two looks at the signal. */
const BATCH = 256;

/**
 * Calls `write` for each item, and every now and then lets signals in. Throws Stopped when `signal`
 * is aborted; without one, goes on to the end.
 */
export async function inBatches<T>(
  items: readonly T[],
  signal: AbortSignal | null,
  write: (item: T, index: number) => void,
): Promise<void> {
  for (const [index, item] of items.entries()) {
    if (index % BATCH === 0) {
      await setImmediate();
      if (signal !== null) stopIfAborted(signal);
    }
    write(item, index);
  }
}
