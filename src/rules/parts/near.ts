import { nearest } from '../../suggest.ts';

/** Comparisons of two words that one rule may make for its proposals: about half a second. */
const MOST_COMPARISONS = 1_000_000;

/** Gives the candidate that a word most likely meant, or null. */
export type Near = (word: string) => string | null;

/**
 * Looks for near words among candidates. In a bundle with very many unknown words and candidates,
 * the later words get no proposal, so that the time is bounded.
 */
export function nearIn(candidates: Iterable<string>): Near {
  const all = [...candidates];
  const known = new Map<string, string | null>();
  let left = MOST_COMPARISONS;
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    if (left < all.length) return null;
    left -= all.length;
    const near = nearest(word, all);
    known.set(word, near);
    return near;
  };
}

/** ` Did you mean "x"?` with a leading space, or nothing. */
export function didYouMeanThis(near: string | null): string {
  return near === null ? '' : ` Did you mean "${near}"?`;
}
