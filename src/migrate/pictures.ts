import type { Bundle, Job, Task } from '../bundle/bundle.ts';
import { sourceOf } from './code-item.ts';
import { inTurn } from './order.ts';

/** A job with what its tasks run, to be drawn; code counts as a job without tasks. */
export interface DrawnJob {
  readonly key: string;
  readonly tasks: readonly {
    readonly key: string;
    readonly job: string;
    readonly after: readonly string[];
  }[];
}

/** A job and, of the jobs below it, those in `unfold` with what they run. */
export function pictureOf(
  bundle: Bundle,
  key: string,
  unfold: ReadonlySet<string>,
): readonly DrawnJob[] {
  const drawn = new Map<string, DrawnJob>();
  const todo = [key];
  // The list grows while it is read.
  for (const each of todo) {
    const [job] = bundle.jobs.get(each) ?? [];
    if (drawn.has(each) || job === undefined) continue;
    const picture = drawnJob(job);
    drawn.set(each, picture);
    for (const { job: child } of picture.tasks) {
      if (unfold.has(child) && child !== key) todo.push(child);
    }
  }
  return [...drawn.values()];
}

function drawnJob(job: Job): DrawnJob {
  const keys = new Set(job.tasks.map((task) => task.key.value));
  const hasOrder = isOrdered(job.tasks);
  return {
    key: job.resource.key.value,
    tasks: job.tasks.map((task) => ({
      key: task.key.value,
      job: labelOf(job, task),
      after: hasOrder ? task.dependsOn.flatMap(({ value }) => (keys.has(value) ? value : [])) : [],
    })),
  };
}

function labelOf(job: Job, task: Task): string {
  const { key, work } = task;
  if (work.kind === 'run-job') return work.job?.value ?? key.value;
  if (work.kind === 'notebook' || work.kind === 'sql-file') {
    return sourceOf(job, task) ?? key.value;
  }
  return work.kind === 'other' ? `${key.value} (${work.type})` : key.value;
}

/** Whether no task waits for itself, through any others. */
function isOrdered(tasks: readonly Task[]): boolean {
  const order = new Map(
    tasks.map((task) => [task.key.value, new Set(task.dependsOn.map(({ value }) => value))]),
  );
  return inTurn(order).length === order.size;
}
