/** One thing that is wrong with a request: which answer, what it was, and what would be right. */
export interface Problem {
  /** The answer's key, which is also its flag without the dashes; '' when no single one is at fault. */
  readonly key: string;
  /** The value as it was given, ready to be shown; '' when there was none. */
  readonly value: string;
  /** What to give instead, as a sentence that starts after a dash. */
  readonly allowed: string;
  /** Where the value was read, `file:line:column`; absent for flags and prompts. */
  readonly at?: string;
}

/** The request cannot be met. Shown without a stack, exit code 2. Everything else thrown is our bug. */
export class UserError extends Error {
  readonly problems: readonly Problem[];

  constructor(message: string, problems: readonly Problem[] = []) {
    super(message);
    this.name = 'UserError';
    this.problems = problems;
  }
}
