/** A job and the jobs that its tasks run; `tasks` is empty for a job that runs code. */
export interface HierarchyJob {
  readonly key: string;
  readonly tasks: readonly {
    readonly key: string;
    readonly job: string;
    readonly after: readonly string[];
  }[];
}

/**
 * The jobs as an indented tree, those that nobody runs first. Each line has its step: what has the
 * same number starts side by side. Expects no cycles among jobs or tasks.
 */
export function hierarchyText(jobs: readonly HierarchyJob[]): string {
  const byKey = new Map(jobs.map((job) => [job.key, job]));
  const run = new Set(jobs.flatMap((job) => job.tasks.map((task) => task.job)));
  const lines: string[] = [];
  for (const root of jobs.filter((job) => !run.has(job.key))) {
    if (lines.length > 0) lines.push('');
    lines.push(root.key, ...branches(root, byKey, ''));
  }
  return lines.join('\n');
}

function branches(
  job: HierarchyJob,
  byKey: ReadonlyMap<string, HierarchyJob>,
  indent: string,
): string[] {
  const steps = stepNumbers(job);
  return job.tasks.flatMap((task, index) => {
    const last = index === job.tasks.length - 1;
    const line = `${indent}${last ? '└── ' : '├── '}${steps.get(task.key)} ${task.job}`;
    const child = byKey.get(task.job);
    return child ? [line, ...branches(child, byKey, indent + (last ? '    ' : '│   '))] : [line];
  });
}

/** One more than the longest chain of tasks that a task waits for. */
function stepNumbers({ tasks }: HierarchyJob): Map<string, number> {
  const byKey = new Map(tasks.map((task) => [task.key, task]));
  const numbers = new Map<string, number>();
  const numberOf = (key: string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = 1 + Math.max(0, ...(byKey.get(key)?.after ?? []).map(numberOf));
    numbers.set(key, number);
    return number;
  };
  for (const task of tasks) numberOf(task.key);
  return numbers;
}
