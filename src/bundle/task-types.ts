import { type TaskType, TYPE_NAMES } from '../task/task-type.ts';
import type { Fields } from './bundle.ts';
import { JOB_SHAPES, type TypeShape } from './job-shapes.ts';

const TASK = JOB_SHAPES.get('Task') as TypeShape;

/** Whether a field of a task is one that the schema knows. */
export function isTaskField(name: string): boolean {
  return TASK.has(name);
}

/** The types that fit fields: they know them all, and what they require is there. */
export function typesThatFit(fields: Fields): string[] {
  if (fields.size === 0) return [];
  return TYPE_NAMES.filter((type) => {
    const shape = shapeOf(type);
    const required = [...shape.values()].filter((field) => field.required);
    return (
      required.length > 0 &&
      required.every((field) => fields.has(field.name)) &&
      [...fields.keys()].every((field) => shape.has(field))
    );
  });
}

function shapeOf(type: TaskType): TypeShape {
  return JOB_SHAPES.get(TASK.get(type)?.type ?? '') ?? new Map();
}
