import { ChangedMeanwhile } from '../disk/changed-meanwhile.ts';
import { printed } from '../printed.ts';

/** Who meets another change each time gives up: that many runs at once are no coincidence. */
const MOST_ATTEMPTS = 20;

/**
 * Makes an attempt to plan a change and to write it, and another one whenever the project turns out to
 * have changed between the two: another run may have been faster. Throws the last ChangedMeanwhile
 * when that never ends.
 */
export async function untilWritten<T>(attempt: () => Promise<T>): Promise<T> {
  for (let made = 1; ; made++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile) || made === MOST_ATTEMPTS) throw error;
    }
  }
}

/** What to say when a plan is another one than the one that was shown. */
export const NEW_PLAN = printed`note: the project has changed meanwhile. This is the new plan:\n`;

/** Gives a function that tells whether a plan is the one that it was given before. */
export function lastShown(): (plan: unknown) => 'first' | 'same' | 'other' {
  let last: string | null = null;
  return (plan) => {
    const text = JSON.stringify(plan);
    const outcome = last === null ? 'first' : text === last ? 'same' : 'other';
    last = text;
    return outcome;
  };
}
