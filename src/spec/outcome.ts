/** What was wrong with one value: the value as text, and what is allowed instead. */
export interface ValueFault {
  readonly value: string;
  readonly allowed: string;
}

/** A parsed value, or everything that is wrong with what was given. */
export type Outcome<T> = { readonly value: T } | { readonly faults: readonly ValueFault[] };

/** A value for a message: one line, at most 60 characters, in the quotes of JSON. */
export function shownValue(raw: unknown): string {
  const text = JSON.stringify(raw) ?? String(raw);
  return text.length <= 60 ? text : `${[...text.slice(0, 59)].join('')}…`;
}

export function refuse(raw: unknown, allowed: string): { faults: ValueFault[] } {
  return { faults: [{ value: shownValue(raw), allowed }] };
}

/** The values of all outcomes, or the faults of all that have some. */
export function allOf<T>(outcomes: readonly Outcome<T>[]): Outcome<T[]> {
  const faults = outcomes.flatMap((outcome) => ('faults' in outcome ? outcome.faults : []));
  if (faults.length > 0) return { faults };
  return { value: outcomes.flatMap((outcome) => ('value' in outcome ? [outcome.value] : [])) };
}
