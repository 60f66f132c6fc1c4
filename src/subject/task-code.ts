import type { Bundle, Job, Task } from '../bundle/bundle.ts';
import type { SourcePath } from '../bundle/source-paths.ts';
import { addTo } from '../grouped.ts';

/** A task that runs notebooks or SQL files: several when targets have others. */
export interface TaskCode {
  readonly job: string;
  /** All definitions of the task, those that name no code, too. */
  readonly definitions: readonly { readonly job: Job; readonly task: Task }[];
  readonly runs: readonly SourcePath[];
}

/** The tasks that run notebooks or SQL files, by job, with all that targets say of them. */
export function taskCodeOf(
  bundle: Bundle,
  paths: readonly SourcePath[],
): Map<string, readonly TaskCode[]> {
  const byTask = new Map<Task, SourcePath[]>();
  for (const path of paths) {
    if (path.task === null || path.code === null) continue;
    addTo(byTask, path.task, path);
  }
  const found = new Map<string, readonly TaskCode[]>();
  for (const [key, jobs] of bundle.jobs) {
    const tasks = new Map<string, { job: Job; task: Task }[]>();
    for (const job of jobs) {
      for (const task of job.tasks) {
        addTo(tasks, task.key.value, { job, task });
      }
    }
    const own = [...tasks.values()].flatMap((definitions): TaskCode[] => {
      const runs = definitions.flatMap(({ task }) => byTask.get(task) ?? []);
      return runs.length === 0 ? [] : [{ job: key, definitions, runs }];
    });
    if (own.length > 0) found.set(key, own);
  }
  return found;
}
