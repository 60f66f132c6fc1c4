import { type FieldForm, type FieldTable, KNOWN_FIELDS } from './fields.ts';

export interface FieldShape {
  readonly name: string;
  readonly required: boolean;
  readonly form: 'value' | 'map' | 'list' | 'free';
  /** The type of what is in it; null when that is not a map of known fields. */
  readonly type: string | null;
  /** The words of which it takes one; null where it takes others. */
  readonly words: readonly string[] | null;
}

/** The type of a job. */
const JOB_TYPE = 'Job';

/** The fields of a type by name. */
export type TypeShape = ReadonlyMap<string, FieldShape>;

/** Types by their names without the service that they are of; `Job` and `Task` are the ones to start from. */
export type JobShapes = ReadonlyMap<string, TypeShape>;

/** What is in a cluster is not looked at as part of a job. */
const FREE = new Set(['ClusterSpec']);

/** Jobs and all types that are in them, as this version knows them. */
export const JOB_SHAPES: JobShapes = shapesBelow(KNOWN_FIELDS);

/** Jobs and all types that are in them, as a table has them. */
export function jobShapesOf(table: FieldTable): JobShapes {
  return table === KNOWN_FIELDS ? JOB_SHAPES : shapesBelow(table);
}

function shapesBelow({ fieldsOf }: FieldTable): JobShapes {
  const found = new Map<string, TypeShape>();
  const todo = new Set([JOB_TYPE]);
  for (const type of todo) {
    const shapes = [...fieldsOf(type)].map(([name, { form, required }]): FieldShape => {
      const inside = insideOf(form);
      if (inside !== null) todo.add(inside);
      return { name, required, form: formOf(form), type: shortName(inside), words: wordsOf(form) };
    });
    found.set(shortName(type) as string, new Map(shapes.map((shape) => [shape.name, shape])));
  }
  return found;
}

function shortName(type: string | null): string | null {
  return type === null ? null : type.slice(type.lastIndexOf('.') + 1);
}

function insideOf(form: FieldForm): string | null {
  const inside = form.kind === 'list' ? form.of : form;
  return inside.kind === 'fields' && !FREE.has(inside.type) ? inside.type : null;
}

function formOf(form: FieldForm): FieldShape['form'] {
  switch (form.kind) {
    case 'value':
    case 'list':
      return form.kind;
    case 'map':
      return 'free';
    case 'fields':
      return FREE.has(form.type) ? 'free' : 'map';
  }
}

function wordsOf(form: FieldForm): readonly string[] | null {
  return form.kind === 'value' ? form.words : null;
}
