import leven from 'leven';

/**
 * The candidate that `word` most likely meant: two letters wrong, or a third of a long word.
 * Null when none is near. Only the first 64 characters are compared, so the time is bounded.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const wanted = word.slice(0, 64).toLowerCase();
  const most = wanted.length < 4 ? 1 : Math.max(2, Math.floor(wanted.length / 3));
  let best: string | null = null;
  let bestDistance = most + 1;
  for (const candidate of candidates) {
    const distance = leven(wanted, candidate.slice(0, 64).toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** ` Did you mean "x"?` with a leading space, or nothing when no candidate is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  return didYouMeanThis(nearest(word, candidates));
}

/** The same for a candidate that is known; nothing for null. */
export function didYouMeanThis(near: string | null): string {
  return near === null ? '' : ` Did you mean "${near}"?`;
}

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
