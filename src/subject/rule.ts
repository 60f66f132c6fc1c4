import type { Breach, Severity } from '../finding.ts';
import type { JobPart } from './job-parts.ts';
import type { Subject } from './subject.ts';

/** A law. Its page is src/rules/pages/<id>.md. */
export type Rule = About & (JudgesAll | JudgesJobs);

interface About {
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
}

/** Yields what breaks the law. Never throws, whatever the bundle holds, and guesses nothing. */
type Check<In> = (subject: In) => Iterable<Breach>;

/** A law that looks at the bundle as a whole. */
export type WholeRule = About & JudgesAll;

interface JudgesAll {
  readonly check: Check<Subject>;
  readonly checkJobs?: Check<JobPart>;
}

/** A law for each job alone. What it finds is kept for as long as the jobs of a part are the same. */
interface JudgesJobs {
  readonly check?: undefined;
  readonly checkJobs: Check<JobPart>;
}
