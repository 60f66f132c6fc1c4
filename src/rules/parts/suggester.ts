import { nearest } from '../../suggest.ts';

/** Names that are compared per suggester: enough for people, and quick for hostile files. */
const MOST_COMPARED = 50_000;

/**
 * Finds what a wrong word most likely meant. `except` is never offered. After very many words it
 * gives up and offers nothing.
 */
export function suggester(
  candidates: Iterable<string>,
): (word: string, except?: string) => string | null {
  const names = [...candidates].filter((name) => !name.includes('${'));
  let left = MOST_COMPARED;
  return (word, except) => {
    left -= names.length;
    if (left < 0) return null;
    const others = except === undefined ? names : names.filter((name) => name !== except);
    return nearest(word, others);
  };
}

/** `. Did you mean "x"?` to follow a message, or nothing. */
export function question(meant: string | null): string {
  return meant === null ? '' : `. Did you mean "${meant}"?`;
}
