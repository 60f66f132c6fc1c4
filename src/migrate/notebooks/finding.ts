/** Something to say about a place of one text. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** Notes what cannot be migrated; returns null, so that callers can return it. */
export type Refuse = (place: { from: number; to: number }, message: string) => null;
