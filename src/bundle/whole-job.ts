import { addTo } from '../grouped.ts';
import { inLoop, LOOP } from '../task/task-type.ts';
import type { Span } from '../text.ts';
import type { YamlNode } from '../yaml/tree.ts';
import type { Bundle, Fields, Job, Task } from './bundle.ts';
import { textAt } from './located.ts';
import { entryAt } from './lookup.ts';

/** What one definition says about a task, or about the task in a loop. */
export interface TaskPiece {
  readonly job: Job;
  readonly fields: Fields;
  /** As the CLI writes it: `resources.jobs.load.tasks[0]`. */
  readonly path: string;
  /** The value of its key; for a task in a loop the field that holds it. */
  readonly at: Span;
  readonly task: Task;
}

/** A task as all definitions of its job make it. */
export interface WholeTask {
  readonly key: string;
  readonly pieces: readonly TaskPiece[];
  /** Whether it is a loop. */
  readonly loops: boolean;
  /** What runs: the task's own pieces, or those of the task in its loop. */
  readonly body: readonly TaskPiece[];
}

/**
 * A job as its definitions make it together: the one for all targets with what targets change. A
 * job that only targets define is one whole job for each of them.
 */
export interface WholeJob {
  readonly key: string;
  readonly definitions: readonly [Job, ...Job[]];
  readonly tasks: ReadonlyMap<string, WholeTask>;
  /** Whether it may have tasks that cannot be seen, such as those of `tasks: ${var.tasks}`. */
  readonly open: boolean;
}

export function wholeJobsOf({ jobs }: Pick<Bundle, 'jobs'>): WholeJob[] {
  return [...jobs.values()].flatMap((definitions) => groups(definitions).map(wholeJobOf));
}

function groups(definitions: readonly Job[]): (readonly Job[])[] {
  if (definitions[0]?.resource.target === null) return [definitions];
  const byTarget = new Map<string | null, Job[]>();
  for (const job of definitions) {
    addTo(byTarget, job.resource.target, job);
  }
  return [...byTarget.values()];
}

function wholeJobOf(definitions: readonly Job[]): WholeJob {
  const [job] = definitions as [Job];
  const pieces = new Map<string, TaskPiece[]>();
  for (const each of definitions) {
    for (const task of each.tasks) {
      const { key, fields, path } = task;
      addTo(pieces, key.value, { job: each, fields, path, at: key.span, task });
    }
  }
  return {
    key: job.resource.key.value,
    definitions: definitions as [Job, ...Job[]],
    tasks: new Map([...pieces].map(([key, same]) => [key, wholeTaskOf(key, same)])),
    open: definitions.some(hidesTasks),
  };
}

function wholeTaskOf(key: string, pieces: readonly TaskPiece[]): WholeTask {
  const loops = pieces.some(({ fields }) => fields.has(LOOP[0]));
  return { key, pieces, loops, body: loops ? pieces.flatMap(insideLoop) : pieces };
}

function insideLoop(piece: TaskPiece): TaskPiece[] {
  const { file } = piece.job.resource;
  const inside = entryAt(file, piece.fields, ...LOOP);
  if (inside?.value?.kind !== 'map') return [];
  const { start, end } = inside.key;
  return [
    {
      ...piece,
      fields: file.view.entries(inside.value),
      path: inLoop(piece.path),
      at: { path: file.path, start, end },
    },
  ];
}

function hidesTasks({ resource: { file }, fields, tasks }: Job): boolean {
  const value = fields.get('tasks')?.value ?? null;
  if (isNothing(value)) return false;
  const list = file.view.sequence(value);
  if (list === null || list.items.length !== tasks.length) return true;
  return tasks.some(({ key }) => key.value.includes('${'));
}

/** Whether there is no value: nothing, or null. */
export function isNothing(node: YamlNode | null): boolean {
  return node === null || (node.kind === 'scalar' && node.value === null);
}

/** Whether a field has a value in one of several definitions; an empty text is none, as in Go. */
export function isSet(pieces: readonly { readonly fields: Fields }[], name: string): boolean {
  return pieces.some(({ fields }) => {
    const value = fields.get(name)?.value ?? null;
    return !isNothing(value) && !(value?.kind === 'scalar' && value.value === '');
  });
}

/** The texts of a field in several definitions, with their places. */
export function fieldTexts(pieces: readonly TaskPiece[], name: string) {
  return pieces.flatMap((piece) => {
    const text = textAt(piece.job.resource.file, piece.fields.get(name)?.value ?? null);
    return text === null ? [] : [{ piece, text }];
  });
}
