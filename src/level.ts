/**
 * The three levels of the job architecture, lowest first, and what a job of each may run.
 * Source: the "Hierarchical Job Architecture Pattern" that this tool exists to keep.
 */
export const LEVELS = {
  atomic: { rank: 1, runs: 'code', title: 'Atomic job' },
  composite: { rank: 2, runs: 'jobs', title: 'Composite job' },
  orchestrator: { rank: 3, runs: 'jobs', title: 'Orchestrator' },
} as const;

/** The value of a job's `job_level` tag. */
export type Level = keyof typeof LEVELS;
