import leven from 'leven';

/**
 * The candidate that `word` most likely meant: two letters wrong, or a third of a long word, and no more
 * than half of what is left without the beginning and the end that both have. Null when none is near; a
 * name with another number is another one. Only the first 64 characters are compared, so the time is
 * bounded.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const wanted = word.slice(0, 64).toLowerCase();
  const most = wanted.length < 4 ? 1 : Math.max(2, Math.floor(wanted.length / 3));
  let best: string | null = null;
  let bestDistance = most + 1;
  for (const candidate of candidates) {
    const other = candidate.slice(0, 64).toLowerCase();
    const distance = leven(wanted, other);
    if (distance >= bestDistance || !isSlip(wanted, other, distance)) continue;
    [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Whether a word is another one mistyped, and not one that is built alike, as `load_eu_orders`. */
function isSlip(word: string, other: string, distance: number): boolean {
  const [numbers, others] = [word, other].map((each) => each.match(/\d+/g)?.join(' ') ?? null);
  if (numbers != null && others != null && numbers !== others) return false;
  if (distance <= 2) return true;
  const [shorter, longer] = word.length < other.length ? [word, other] : [other, word];
  let head = 0;
  while (head < shorter.length && shorter[head] === longer[head]) head++;
  let tail = 0;
  while (tail < shorter.length - head && shorter.at(-1 - tail) === longer.at(-1 - tail)) tail++;
  // Something is missing, or is too much, in one place.
  if (head + tail === shorter.length) return true;
  return distance <= Math.floor((longer.length - head - tail) / 2);
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
