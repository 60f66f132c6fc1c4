import type { GraphJob } from '../graph/graph.ts';
import type { Mark } from '../graph/marks.ts';

/** What a page shows, as JSON in it. Nothing in it is markup. */
export interface PageData {
  readonly name: string | null;
  readonly target: string | null;
  /** In the order of running. */
  readonly jobs: readonly GraphJob[];
  /** What check found, by job, and what belongs to no job. */
  readonly marks: readonly (readonly [string, readonly Mark[]])[];
  readonly others: readonly Mark[];
  /** The texts of references, by what stands between their braces. */
  readonly values: readonly (readonly [string, string])[];
  /** The bundle's folder on this machine, to link to; null for no links. */
  readonly folder: string | null;
}
