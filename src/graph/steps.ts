import { addTo } from '../grouped.ts';
/** A task and the tasks of the same job that it waits for. */
export interface Waiting {
  readonly key: string;
  readonly after: readonly string[];
}

/**
 * For each task one more than the longest chain of tasks that it waits for. Tasks with the same step
 * start side by side, if all take the same time. Tasks that wait for themselves, and those that wait
 * for such ones, have none. Tasks that are not there are not waited for. Takes linear time.
 */
export function stepsOf(tasks: readonly Waiting[]): Map<string, number> {
  const waits = new Map<string, Set<string>>();
  for (const { key } of tasks) waits.set(key, new Set());
  const next = new Map<string, string[]>();
  for (const { key, after } of tasks) {
    for (const before of after) {
      if (!waits.has(before) || waits.get(key)?.has(before)) continue;
      waits.get(key)?.add(before);
      addTo(next, before, key);
    }
  }
  const steps = new Map<string, number>();
  let ready = [...waits].flatMap(([key, before]) => (before.size === 0 ? [key] : []));
  for (let step = 1; ready.length > 0; step++) {
    const then: string[] = [];
    for (const key of ready) {
      steps.set(key, step);
      for (const after of next.get(key) ?? []) {
        const left = waits.get(after) as Set<string>;
        left.delete(key);
        if (left.size === 0) then.push(after);
      }
    }
    ready = then;
  }
  return steps;
}
