import type { Span } from './text.ts';

/** One thing that is wrong with a request: which answer, what it was, and what would be right. */
export interface Problem {
  /** The answer's key, which is also its flag without the dashes; '' when no single one is at fault. */
  readonly key: string;
  /** The value as it was given, ready to be shown; '' when there was none. */
  readonly value: string;
  /** What to give instead, as a sentence that starts after a dash. */
  readonly allowed: string;
  /** What it is about in a file; absent for flags and prompts. */
  readonly at?: Span;
}

/** The text of a file that a problem points into; null for one that cannot be shown. */
export type TextOf = (path: string) => string | null;

/** The request cannot be met. Shown without a stack, exit code 2. Everything else thrown is our bug. */
export class UserError extends Error {
  readonly problems: readonly Problem[];
  readonly textOf: TextOf;

  constructor(message: string, problems: readonly Problem[] = [], textOf: TextOf = () => null) {
    super(message);
    this.name = 'UserError';
    this.problems = problems;
    this.textOf = textOf;
  }
}
