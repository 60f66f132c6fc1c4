import type { Job } from '../bundle/bundle.ts';
import { applyEdits, type TextEdit } from '../text.ts';
import { treeOfDocument } from '../yaml/document-tree.ts';
import type { YamlItem, YamlSeq } from '../yaml/tree.ts';
import { editableTasks, type Refusal } from './editable.ts';
import { behind, linesAt } from './lines.ts';
import { sameTree } from './same-tree.ts';
import { endOf, OURS, runTaskLines, styleOf } from './task-style.ts';

/** A task that runs a job, to be put into another job. */
export interface NewRunTask {
  readonly key: string;
  /** Resource key of the job to run. */
  readonly job: string;
  readonly after: readonly string[];
  /** Whether it stands behind the last task, instead of behind those that it waits for. */
  readonly atEnd: boolean;
}

/**
 * The edit that puts a task into a job: behind the last of the tasks that it waits for, else behind
 * the last task, in the manner of its neighbours (indentation, blank lines, quotes, line ends).
 * Comments above the next task stay with that. Refused where the text does not show plainly what
 * the CLI would read: flow style, aliases, merge keys, duplicate keys.
 */
export function insertTask(job: Job, task: NewRunTask): TextEdit | Refusal {
  const tasks = editableTasks(job);
  if ('reason' in tasks) return tasks;
  const { file } = job.resource;
  const { text } = file;
  const neighbour = placeOf(job, tasks.list, task.atEnd ? [] : task.after);
  const at = behind(text, endOf(neighbour));
  const style = styleOf(text, tasks);
  const lines = [...(style.blankBefore ? [''] : []), ...runTaskLines(task, style)];
  const edit = { start: at, end: at, text: linesAt(text, at, lines) };
  return isFaithful(job, tasks.list, edit)
    ? edit
    : { reason: 'the text around the tasks is unusual', at: tasks.list.start };
}

/** The lines of a task as they would stand in a job of ours, to be pasted by hand. */
export function taskSnippet(task: NewRunTask): string {
  return `${runTaskLines(task, OURS).join('\n')}\n`;
}

function placeOf(job: Job, tasks: YamlSeq, after: readonly string[]): YamlItem {
  const last = job.tasks.findLastIndex((task) => after.includes(task.key.value));
  return (tasks.items[last] ?? tasks.items.at(-1)) as YamlItem;
}

/** Whether the edited text reads as before, but for one more task of this job. */
function isFaithful(job: Job, tasks: YamlSeq, edit: TextEdit): boolean {
  const { text, root } = job.resource.file;
  const after = treeOfDocument(applyEdits(text, [edit]));
  const added = { into: tasks.start, start: edit.start, end: edit.start + edit.text.length };
  return after.fault === null && sameTree(root, after.root, { added });
}
