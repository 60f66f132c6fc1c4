/** Something to say about a piece of one text, before it is known which file that stands for. */
export interface Remark {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** Notes what cannot be migrated; returns null, so that callers can return it. */
export type Refuse = (place: { from: number; to: number }, message: string) => null;
