import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { insertTask } from '../../src/patch/insert-task.ts';
import { remainingDependencies, removeTasks } from '../../src/patch/remove-tasks.ts';
import { applyEdits } from '../../src/text.ts';
import { jobIn } from '../support/one-file.ts';
import { runs } from '../support/runs.ts';
import { uglyFile } from '../support/ugly-yaml.ts';

function removed(text: string, job: string, keys: readonly string[]): string {
  const edits = removeTasks(jobIn(text, job), new Set(keys));
  if ('reason' in edits) throw new Error(edits.reason);
  return applyEdits(text, edits);
}

it('a task put in and taken out leaves the original bytes', () => {
  fc.assert(
    fc.property(uglyFile, fc.nat(4), ({ text, job, tasks }, pick) => {
      const after = pick < tasks.length ? [tasks[pick] as string] : [];
      const edit = insertTask(jobIn(text, job), {
        key: 'added',
        job: 'child',
        after,
        atEnd: false,
      });
      if ('reason' in edit) throw new Error(edit.reason);
      expect(removed(applyEdits(text, [edit]), job, ['added'])).toBe(text);
    }),
    runs(2000),
  );
});

it('tasks taken out are gone, those that waited for them are re-linked, all else is the same', () => {
  fc.assert(
    fc.property(uglyFile, fc.nat(), ({ text, job, tasks }, pick) => {
      fc.pre(tasks.length > 1);
      const gone = new Set([tasks[pick % tasks.length] as string]);
      const before = jobIn(text, job);
      const edits = removeTasks(before, gone);
      // depends_on in flow style cannot be re-linked
      fc.pre(!('reason' in edits));
      const data = dataOf(text);
      const list = tasksOf(data);
      const kept = list.filter((task) => !gone.has(task.task_key));
      for (const task of kept) {
        const found = before.tasks.find((each) => each.key.value === task.task_key);
        if (!found || !task.depends_on) continue;
        const keys = remainingDependencies(before.tasks, found, gone);
        if (keys.length > 0) task.depends_on = keys.map((key) => ({ task_key: key }));
        else delete task.depends_on;
      }
      list.splice(0, list.length, ...kept);
      expect(dataOf(applyEdits(text, edits))).toEqual(data);
    }),
    runs(2000),
  );
});

interface Data {
  targets?: { dev: Data };
  resources: { jobs: Record<string, { tasks: TaskData[] }> };
}

interface TaskData {
  task_key: string;
  depends_on?: { task_key: string }[];
}

function dataOf(text: string): Data {
  return parseAllDocuments(text, { logLevel: 'silent' })[0]?.toJS() as Data;
}

function tasksOf(data: Data): TaskData[] {
  return (data.targets?.dev ?? data).resources.jobs.parent?.tasks ?? [];
}
