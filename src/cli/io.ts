import type { Printed } from '../printed.ts';
import type { Ui } from '../spec/ui.ts';

/** The outside world as commands see it. Tests bring their own. */
export interface Io {
  readonly cwd: string;
  /** Where a workflow of GitHub checked the repository out; null elsewhere. */
  readonly workspace: string | null;
  /** The words with which a person would call this program again. */
  readonly program: string;
  /** Results: what a caller may pipe into something. */
  readonly out: (text: Printed) => void;
  /** Messages about what went wrong. */
  readonly err: (text: Printed) => void;
  /**
   * Shows a text in the place of the last one on a line of its own, an empty one nothing; null where
   * messages go to no terminal.
   */
  readonly progress: ((text: Printed) => void) | null;
  /** Width of the terminal in columns; 80 when there is none. */
  readonly columns: number;
  /** Whether `out` may be coloured. */
  readonly color: boolean;
  /** Opens the way to ask a person; null when nobody is there to answer. */
  readonly ui: (() => Promise<Ui>) | null;
  /**
   * Does work that must not be cut off: meanwhile, Ctrl-C or a request to end aborts the signal, whose
   * reason is the exit code. At any other time it ends the process at once.
   */
  readonly stoppable: <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
}
