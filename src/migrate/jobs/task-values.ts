import type { Job, Task } from '../../bundle/bundle.ts';
import { mapsIn, textIn } from '../../bundle/lookup.ts';
import { type Data, dataOf, dataText } from './job-data.ts';
import { referencesIn, taskOf } from './references.ts';

/**
 * By the key of a task why it cannot leave its job: values that tasks of a run set are seen by the
 * tasks of the same run only. `read` gives the text of a source file, null when it cannot be read.
 * Code that a notebook runs or imports is not looked at.
 */
export function valueTies(
  job: Job,
  sourceOf: (task: Task) => string | null,
  read: (path: string) => string | null,
): Map<string, string> {
  const ties = new Map<string, string>();
  const { file } = job.resource;
  const { view } = file;
  const hidden = new Set(
    mapsIn(file, job.fields, 'parameters').map((item) => textIn(file, item.fields, 'name')?.value),
  );
  for (const task of job.tasks) {
    const key = task.key.value;
    for (const { value } of task.fields.values()) {
      for (const reference of referencesIn(dataText(withoutHidden(dataOf(view, value), hidden)))) {
        if (reference.kind !== 'task') continue;
        const { key: other, what } = taskOf(reference);
        if (what !== 'result_state') {
          ties.set(other, `the task ${key} reads its {{${reference.name}}}`);
        }
      }
    }
    const source = sourceOf(task);
    const code = source === null ? null : read(source);
    if (code === null || !/taskValues\s*\.\s*get\s*\(/.test(code)) continue;
    ties.set(key, 'its code reads values that other tasks of this job set');
    for (const other of readBy(job, task, code)) {
      ties.set(other, `the code of the task ${key} reads values that it sets`);
    }
  }
  return ties;
}

/** The tasks that code names in quotes; all that come before where it names none. */
function readBy(job: Job, task: Task, code: string): Set<string> {
  const words = new Set([...code.matchAll(/["']([\w-]{1,100})["']/g)].map(([, word]) => word));
  const named = job.tasks.filter(({ key }) => key !== task.key && words.has(key.value));
  if (named.length > 0) return new Set(named.map(({ key }) => key.value));
  const byKey = new Map(job.tasks.map((each) => [each.key.value, each]));
  const before = new Set<string>(task.dependsOn.map(({ value }) => value));
  for (const key of before) {
    for (const { value } of byKey.get(key)?.dependsOn ?? []) before.add(value);
  }
  return before;
}

/** A task without the parameters of its own that parameters of the job hide: nobody sees their values. */
function withoutHidden(data: Data, hidden: ReadonlySet<string | undefined>): Data {
  if (hidden.size === 0 || typeof data !== 'object' || data === null || Array.isArray(data)) {
    return data;
  }
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
      if (name !== 'base_parameters' || !isMap) return [name, value];
      return [name, Object.fromEntries(Object.entries(value).filter(([key]) => !hidden.has(key)))];
    }),
  );
}
