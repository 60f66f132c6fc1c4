import { printed } from '../printed.ts';
import type { Io } from './io.ts';

/** What takes no longer than this, in ms, needs no word; from then on one as often at most. */
const PATIENCE = 1000;
const EVERY = 100;

/** Tells a person who waits how far a command is. */
export interface Progress {
  /** One more file is read. */
  readonly read: () => void;
  /** The work is done, or something else is to be shown: the line is taken away. */
  readonly end: () => void;
}

/**
 * Counts files on one line of the terminal, from a second after the first one on, until the end; then
 * the next file is the first one again. Says nothing where nobody would see it.
 */
export function progressOf(
  { progress }: Pick<Io, 'progress'>,
  now: () => number = () => performance.now(),
): Progress {
  if (progress === null) return { read: () => {}, end: () => {} };
  let count = 0;
  let next = 0;
  let isShown = false;
  return {
    read: () => {
      const time = now();
      if (count++ === 0) next = time + PATIENCE;
      if (time < next) return;
      next = time + EVERY;
      isShown = true;
      progress(printed`Checking: ${count} files read`);
    },
    end: () => {
      if (isShown) progress(printed``);
      count = 0;
      isShown = false;
    },
  };
}
