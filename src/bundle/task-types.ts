import type { Fields } from './bundle.ts';
import { JOB_SHAPES, type TypeShape } from './job-shapes.ts';

const TASK = JOB_SHAPES.get('Task') as TypeShape;

/** The fields of a task that say what it runs, each with the fields in it. */
export const TASK_TYPES: ReadonlyMap<string, TypeShape> = new Map(
  [...TASK.values()]
    .filter(({ name }) => name.endsWith('_task'))
    .map(({ name, type }) => [name, JOB_SHAPES.get(type ?? '') ?? new Map()]),
);

/** Words that people write for a type whose name is too different to be recognised. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['python_task', 'spark_python_task'],
  ['python_file_task', 'spark_python_task'],
  ['script_task', 'spark_python_task'],
  ['wheel_task', 'python_wheel_task'],
  ['whl_task', 'python_wheel_task'],
  ['jar_task', 'spark_jar_task'],
  ['job_task', 'run_job_task'],
  ['job_run_task', 'run_job_task'],
  ['trigger_job_task', 'run_job_task'],
  ['dlt_task', 'pipeline_task'],
  ['dlt_pipeline_task', 'pipeline_task'],
  ['if_task', 'condition_task'],
  ['if_else_task', 'condition_task'],
  ['foreach_task', 'for_each_task'],
  ['loop_task', 'for_each_task'],
]);

/** The type that an unknown field of a task plainly names; null when it names none. */
export function otherNameOf(name: string): string | null {
  const other = OTHER_NAMES.get(name);
  if (other !== undefined) return other;
  return TASK_TYPES.has(`${name}_task`) ? `${name}_task` : null;
}

/** Whether a field of a task is one that the schema knows. */
export function isTaskField(name: string): boolean {
  return TASK.has(name);
}

/** The types that fit fields: they know them all, and what they require is there. */
export function typesThatFit(fields: Fields): string[] {
  if (fields.size === 0) return [];
  return [...TASK_TYPES].flatMap(([name, shape]) => {
    const required = [...shape.values()].filter((field) => field.required);
    const fits =
      required.length > 0 &&
      required.every((field) => fields.has(field.name)) &&
      [...fields.keys()].every((field) => shape.has(field));
    return fits ? [name] : [];
  });
}
