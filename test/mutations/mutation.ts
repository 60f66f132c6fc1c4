/**
 * Mistakes to plant into projects that have none. A mutation edits texts, and marks in them where
 * its rule must point: `⟦` and `⟧` stand around what the finding is about. They are gone before
 * anything reads the files, so the place that is expected owes nothing to the rules.
 */
import type { FileTree } from '../../src/files.ts';

export interface Mutation {
  /** The rule that must find the mistake. */
  readonly rule: string;
  /** What somebody did. */
  readonly mistake: string;
  /** The files with the mistake; null when they have no place for it. */
  readonly plant: Plant;
  /**
   * What its safe fixes do: they restore the project byte for byte, or they fix it in another way.
   * Without this, there must be no safe fix.
   */
  readonly fix?: 'restores' | 'fixes';
  /** Another rule that the same mistake breaks, where `⟪` and `⟫` are, and why it does. */
  readonly also?: { readonly rule: string; readonly why: string };
}

export type Plant = (files: FileTree, pick: Pick) => FileTree | null;

/** One of several things, by chance; undefined when there is none. */
export type Pick = <T>(things: readonly T[]) => T | undefined;

/** A pick that turns numbers, one after the other, into choices. */
export function pickBy(numbers: readonly number[]): Pick {
  let at = 0;
  return (things) => things[(numbers[at++ % numbers.length] as number) % things.length];
}

/** What a rule must point at. */
export interface Place {
  readonly rule: string;
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

export const MARKS = /[⟦⟧⟪⟫]/g;

/** Files without their marks, and the places that were marked. */
export function unmark(
  { rule, also }: Mutation,
  marked: FileTree,
): { readonly files: Map<string, string>; readonly places: Place[] } {
  const files = new Map<string, string>();
  const places: Place[] = [];
  for (const [path, text] of marked) {
    const open: number[] = [];
    let count = 0;
    for (const { 0: mark, index } of text.matchAll(MARKS)) {
      const at = index - count++;
      if (mark === '⟦' || mark === '⟪') open.push(at);
      else {
        const by = mark === '⟧' ? rule : (also?.rule ?? 'a rule that is not named under also');
        places.push({ rule: by, path, start: open.pop() as number, end: at });
      }
    }
    files.set(path, text.replace(MARKS, ''));
  }
  return { files, places };
}
