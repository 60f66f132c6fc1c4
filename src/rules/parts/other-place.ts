import type { JobShapes } from '../../bundle/job-shapes.ts';
import type { JobObject } from '../../subject/job-objects.ts';

/**
 * Advice for a field that stands one step too high or too deep: what holds the thing knows the field,
 * or something in the thing does. Null when neither is so.
 */
export function otherPlaceOf(
  { type, parent, shape, pieces }: JobObject,
  name: string,
  shapes: JobShapes,
): string | null {
  if (parent !== null && shapes.get(parent)?.has(name)) {
    return `It belongs one step further out, to ${WORDS.get(parent) ?? 'what holds this'}.`;
  }
  const inside = [...shape.values()].filter((field) => {
    return field.type !== null && shapes.get(field.type)?.has(name) === true;
  });
  // A task can hold a field of any task type: only the one that it has is worth naming.
  const used = inside.find((field) => pieces.some(({ fields }) => fields.has(field.name)));
  const place = used ?? (type === 'Task' ? undefined : inside[0]);
  return place === undefined ? null : `It belongs one step further in, to ${place.name}.`;
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['Job', 'the job'],
  ['Task', 'the task'],
  ['JobEnvironment', 'the environment'],
]);
