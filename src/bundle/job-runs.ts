import type { Span } from '../text.ts';
import type { Bundle } from './bundle.ts';
import type { Arrow } from './cycles.ts';

/** A task of the job `from` runs the job `to`. */
export interface JobRun extends Arrow {
  /** The reference to the job. */
  readonly at: Span;
  /** The task, as the CLI writes it. */
  readonly task: string;
}

export function jobRunsOf({ jobs }: Bundle): JobRun[] {
  return [...jobs.values()].flat().flatMap(({ resource, tasks }) =>
    tasks.flatMap(({ work, path }) => {
      if (work.kind !== 'run-job' || work.job === null) return [];
      const { value: to, span: at } = work.job;
      return [{ from: resource.key.value, to, target: resource.target, at, task: path }];
    }),
  );
}
