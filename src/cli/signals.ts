import { EXIT } from '../exit-code.ts';

import type { Io } from './io.ts';

const CODES = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated, SIGHUP: EXIT.hungUp } as const;
type Name = keyof typeof CODES;
const NAMES = Object.keys(CODES) as Name[];

/** npm passes Ctrl-C on, so that it arrives twice: within this time, in ms, it counts once. */
const ONE_SIGNAL = 300;

/** A process as far as signals go. */
export interface Process {
  readonly on: (name: Name, listener: (name: Name) => void) => unknown;
  readonly off: (name: Name, listener: (name: Name) => void) => unknown;
  /** Sends the process itself a signal. */
  readonly raise: (name: Name) => void;
  /** A clock, in ms. */
  readonly now: () => number;
  /** Returns when all signals that have arrived are heard. */
  readonly allHeard: () => Promise<void>;
}

/**
 * How commands are stopped. Signals keep their usual effect, which ends a process at once even while
 * it computes, but for the time of work that must not be cut off: there the first one aborts, and the
 * second, if it comes later than npm's double, ends the process.
 */
export function stoppedBySignals({ on, off, raise, now, allHeard }: Process): Io['stoppable'] {
  const controller = new AbortController();
  let running = 0;
  let heardAt: number | null = null;
  const stopListening = () => {
    for (const name of NAMES) off(name, hear);
  };
  function hear(name: Name): void {
    if (running === 0 && heardAt === null) {
      stopListening();
      raise(name);
    } else if (heardAt === null) {
      heardAt = now();
      controller.abort(CODES[name]);
    } else if (now() - heardAt >= ONE_SIGNAL) {
      stopListening();
      raise(name);
    }
  }
  return async (work) => {
    if (running++ === 0 && heardAt === null) for (const name of NAMES) on(name, hear);
    try {
      return await work(controller.signal);
    } finally {
      running--;
      // One that has arrived but is not heard yet would be lost.
      if (heardAt === null) await allHeard();
      // After a signal the command is about to end, and npm's double must not cut off its last words.
      if (running === 0 && heardAt === null) stopListening();
    }
  };
}
