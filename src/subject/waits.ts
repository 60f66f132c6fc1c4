import type { WholeJob } from '../bundle/whole-job.ts';
import { reachable } from '../walks.ts';

/** The tasks that a task waits for, directly or through others. */
export type Waits = (key: string) => ReadonlySet<string>;

export function waitsOf({ tasks }: WholeJob): Waits {
  const waits = new Map(
    [...tasks].map(([key, { pieces }]) => {
      return [key, pieces.flatMap(({ task }) => task.dependsOn.map(({ value }) => value))];
    }),
  );
  const known = new Map<string, Set<string>>();
  return (key) => {
    const found = known.get(key) ?? reachable(waits.get(key) ?? [], waits);
    known.set(key, found);
    return found;
  };
}

/** Whether a task waits for a key that no task has: what it is to wait for is then unknown. */
export function waitsForUnknown({ tasks }: WholeJob, waits: Waits, key: string): boolean {
  return [...waits(key)].some((other) => !tasks.has(other));
}
