import type { TestOptions } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Why the test, or all of the suite, is skipped. */
    skipReason?: string;
  }
}

/**
 * Options of a test or suite that is skipped where `condition` does not hold. The run lists the
 * reason at its end: say what is not there, and how to get it.
 */
export function skipUnless(condition: boolean, reason: string): TestOptions {
  return condition ? {} : { skip: true, meta: { skipReason: reason } };
}

export const needsUnix = skipUnless(
  process.platform !== 'win32',
  'Windows has no such links, pipes and rights',
);
