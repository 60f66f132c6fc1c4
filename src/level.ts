interface LevelFacts {
  readonly rank: number;
  readonly title: string;
  /** What its tasks run. */
  readonly runs: 'code' | 'jobs';
  /** The folder below resources/ that such jobs have for themselves; null where domains have them. */
  readonly folder: string | null;
}

/**
 * The three levels of the job architecture, lowest first.
 * Source: the "Hierarchical Job Architecture Pattern" that this tool exists to keep.
 */
export const LEVELS = {
  atomic: { rank: 1, title: 'Atomic job', runs: 'code', folder: null },
  composite: { rank: 2, title: 'Composite job', runs: 'jobs', folder: null },
  orchestrator: { rank: 3, title: 'Orchestrator', runs: 'jobs', folder: 'orchestrators' },
} as const satisfies Record<string, LevelFacts>;

/** The value of a job's `job_level` tag. */
export type Level = keyof typeof LEVELS;
