import type { PathNaming, TaskFacts } from './task-facts.ts';
import { TASK_TYPES } from './task-types.ts';

/** The field of a task that says what it runs, of those that Databricks has. */
export type TaskType = keyof typeof TASK_TYPES;

/** The types that add-job writes: those with a word for its flag. */
export type WrittenType = {
  [T in TaskType]: (typeof TASK_TYPES)[T]['flag'] extends null ? never : T;
}[TaskType];

/** The words of add-job's flag. */
export type TaskFlag = (typeof TASK_TYPES)[WrittenType]['flag'];

/** How a task runs a job: its type, and in it the job's id and what the job gets. */
export const RUN_JOB = {
  type: 'run_job_task',
  id: 'job_id',
  parameters: 'job_parameters',
} as const;

/** How a task runs a pipeline: its type, and in it the pipeline's id. */
export const RUN_PIPELINE = { type: 'pipeline_task', id: 'pipeline_id' } as const;

/** Where a loop has the task that it repeats. A loop in a loop is refused by Databricks. */
export const LOOP = ['for_each_task', 'task'] as const;

/** Where the task of a loop stands, as the CLI writes it. */
export function inLoop(path: string): string {
  return `${path}.${LOOP.join('.')}`;
}

/** All types, by name. */
export const TYPE_NAMES = Object.keys(TASK_TYPES) as readonly TaskType[];

/** Whether a name is that of a type. */
export function isTaskType(name: string): name is TaskType {
  return Object.hasOwn(TASK_TYPES, name);
}

/** What is known about a type; null for one that is not known. */
export function factsOf(name: string | null): TaskFacts | null {
  return name !== null && isTaskType(name) ? TASK_TYPES[name] : null;
}

/** Whether a field of a task says what it runs: a type, or one that is yet to be known here. */
export function hasTypeSuffix(name: string): boolean {
  return name.endsWith('_task');
}

/** The fields of a task that say what it runs, in their order. More than one is a mistake. */
export function typeFieldsOf(names: Iterable<string>): string[] {
  return [...names].filter(hasTypeSuffix);
}

/** The file or folder that tasks of a type name by a path; null for types that name none. */
export function taskSource(type: string | null): PathNaming | null {
  const names = factsOf(type)?.names ?? null;
  return names?.by === 'path' ? names : null;
}

/** The field with the parameters for which the code of a type asks by name; null for none. */
export function namedField(type: string | null): string | null {
  return factsOf(type)?.parameters.find(({ as }) => as === 'names')?.field ?? null;
}

/** The types whose code this tool reads. */
export const READ_TYPES = TYPE_NAMES.filter((type) => taskSource(type)?.code != null);

/** Where the tasks whose code is read have the parameters that it asks for by name. */
export const NAMED_PARAMETERS = READ_TYPES.flatMap((type) => {
  const field = namedField(type);
  return field === null ? [] : [[type, field] as const];
});

/** The type that an unknown field of a task plainly names; null when it names none. */
export function otherNameOf(name: string): TaskType | null {
  const other = TYPE_NAMES.find((type) => factsOf(type)?.alsoWritten.includes(name));
  if (other !== undefined) return other;
  const full = `${name}_task`;
  return isTaskType(full) ? full : null;
}

/** A type in words: `run job` for `run_job_task`. */
export function typeWords(type: string): string {
  return type.replace(/_task$/, '').replaceAll('_', ' ');
}
