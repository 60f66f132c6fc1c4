import type { Breach, Severity } from '../finding.ts';
import type { Subject } from './subject.ts';

/** A law. Its page is src/rules/pages/<id>.md. */
export interface Rule {
  /** Names the law, not the breach. */
  readonly id: string;
  readonly severity: Severity;
  /** The law in one line. */
  readonly summary: string;
  /**
   * What one breach and several are, to be counted in a sentence, for laws of the three levels: they
   * hold only where a bundle chose these. Laws without it hold on the platform, for everybody.
   */
  readonly architecture?: readonly [one: string, many: string];
  /** Whether it looks into notebooks and SQL files, which are read beside the other rules. */
  readonly readsCode?: true;
  /** Whether its fixes bring files into the bundle, or take some out: they are made before all others. */
  readonly bringsFiles?: true;
  /** Yields what breaks the law. Never throws, whatever the bundle holds, and guesses nothing. */
  readonly check: (subject: Subject) => Iterable<Breach>;
}
