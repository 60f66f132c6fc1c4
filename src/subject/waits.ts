import type { WholeJob } from '../bundle/whole-job.ts';

/** The tasks that a task waits for, directly or through others. */
export type Waits = (key: string) => ReadonlySet<string>;

export function waitsOf({ tasks }: WholeJob): Waits {
  const known = new Map<string, Set<string>>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = new Set<string>();
    const todo = [key];
    for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
      for (const { task } of tasks.get(at)?.pieces ?? []) {
        for (const { value } of task.dependsOn) {
          if (found.has(value)) continue;
          found.add(value);
          todo.push(value);
        }
      }
    }
    known.set(key, found);
    return found;
  };
}

/** Whether a task waits for a key that no task has: what it is to wait for is then unknown. */
export function waitsForUnknown({ tasks }: WholeJob, waits: Waits, key: string): boolean {
  return [...waits(key)].some((other) => !tasks.has(other));
}
