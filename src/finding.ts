import type { Located, Span, TextEdit } from './text.ts';

/**
 * How bad a finding is. An error will fail, at deployment or at run time, or breaks the
 * architecture; a warning will surprise somebody; a note is a matter of style.
 */
export type Severity = 'error' | 'warning' | 'note';

/** Worst first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** An edit of one of several files. */
export interface FileEdit extends TextEdit {
  readonly path: string;
}

/** A change that fixes a finding. */
export interface Fix {
  /** What it does, in the imperative. */
  readonly title: string;
  /** Whether it can be made unseen: the meaning stays, or becomes what was clearly meant. */
  readonly safe: boolean;
  readonly edits: readonly FileEdit[];
  /** Whether others of its rule can be made at the same place, behind it. */
  readonly joins?: true;
}

/** A fix that was made. */
export interface MadeFix {
  readonly rule: string;
  readonly path: string;
  /** From 1, in the text as it was then. */
  readonly line: number;
  readonly title: string;
}

/** What breaks a law, as the law itself sees it. */
export interface Breach {
  readonly at: Span;
  /** What is wrong. Holds no positions, so that it stays the same when lines move. */
  readonly message: string;
  /** The thing it is about as the CLI names it, such as `resources.jobs.x.tasks[0]`. */
  readonly subject?: string;
  /** Further places, each with what there is to see. */
  readonly see?: readonly Located<string>[];
  /** What to do. */
  readonly help?: string;
  readonly fix?: Fix;
  /** How bad this one is, where that is not what the law says of all. */
  readonly severity?: Severity;
}

/** What is wrong, and where: a breach with the name of the law and how bad it is. */
export interface Finding extends Omit<Breach, 'severity'> {
  readonly rule: string;
  readonly severity: Severity;
}
