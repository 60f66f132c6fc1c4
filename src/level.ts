/**
 * The three levels of the job architecture, lowest first.
 * Source: the "Hierarchical Job Architecture Pattern" that this tool exists to keep.
 */
export const LEVELS = {
  atomic: { rank: 1, title: 'Atomic job' },
  composite: { rank: 2, title: 'Composite job' },
  orchestrator: { rank: 3, title: 'Orchestrator' },
} as const;

/** The value of a job's `job_level` tag. */
export type Level = keyof typeof LEVELS;
