import { nearest } from '../../suggest.ts';

/** The parameter that was most likely meant. Names of one or two letters are all near each other. */
export function nearName(name: string, candidates: Iterable<string>): string | null {
  return name.length < 3 ? null : nearest(name, candidates);
}
