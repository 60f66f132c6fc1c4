import type { Bundle, Job } from './bundle.ts';

/** For each job the keys of the jobs that its tasks run, in all targets together. */
export type JobGraph = ReadonlyMap<string, ReadonlySet<string>>;

/** The deepest nesting of run-job tasks that Databricks documents as allowed. */
export const MOST_NESTED = 3;

export function jobGraph(bundle: Bundle): JobGraph {
  return new Map(
    [...bundle.jobs].map(([key, definitions]) => [key, new Set(definitions.flatMap(jobsRun))]),
  );
}

/** Keys of the jobs that one definition of a job runs. */
export function jobsRun(job: Job): string[] {
  return job.tasks.flatMap(({ work }) =>
    work.kind === 'run-job' && work.job ? [work.job.value] : [],
  );
}
