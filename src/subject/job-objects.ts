import type { BundleFile, Fields } from '../bundle/bundle.ts';
import type { FieldShape, JobShapes, TypeShape } from '../bundle/job-shapes.ts';
import { textAt } from '../bundle/located.ts';
import { isNothing, type WholeJob } from '../bundle/whole-job.ts';
import type { Span } from '../text.ts';
import type { YamlNode, YamlScalar } from '../yaml/tree.ts';

/** What one definition of a job says about a thing in it. */
export interface Piece {
  readonly file: BundleFile;
  /** As the CLI writes it: `resources.jobs.load.schedule`. */
  readonly path: string;
  /** Where to look: the field that holds it, or the first field of an item of a list. */
  readonly at: Span;
  readonly node: YamlNode | null;
  readonly fields: Fields;
}

/** A job, or a map of known fields in it, as all definitions make it. */
export interface JobObject {
  readonly type: string;
  readonly shape: TypeShape;
  /** The type of what holds it; null for a job. */
  readonly parent: string | null;
  /** Its name in words: `a task`, `notebook_task`. */
  readonly name: string;
  readonly pieces: readonly Piece[];
  /** Whether some of it cannot be seen, as with `schedule: ${var.schedule}`. */
  readonly open: boolean;
}

/** Lists whose items the CLI merges by a key when a target changes them. */
const MERGED_BY: ReadonlyMap<string, string> = new Map([
  ['Task', 'task_key'],
  ['JobCluster', 'job_cluster_key'],
  ['JobParameterDefinition', 'name'],
]);

/**
 * Jobs and every map in them whose fields the schema knows. A map that aliases show in several places
 * comes once. Takes time linear in the text of the jobs.
 */
export function jobObjectsOf(jobs: readonly WholeJob[], shapes: JobShapes): JobObject[] {
  const found: JobObject[] = [];
  const seen: Seen = new Map();
  for (const job of jobs) {
    const todo: JobObject[] = [jobObject(job, shapes)];
    for (let object = todo.pop(); object !== undefined; object = todo.pop()) {
      if (isSeen(object, seen)) continue;
      found.push(object);
      for (const inside of objectsIn(object, shapes).reverse()) todo.push(inside);
    }
  }
  return found;
}

/** Maps that were looked at, by the type as which they were. */
type Seen = Map<string, Set<YamlNode>>;

function isSeen({ type, pieces }: JobObject, seen: Seen): boolean {
  const [only, ...others] = pieces;
  if (only?.node == null || others.length > 0) return false;
  const nodes = seen.get(type) ?? new Set();
  seen.set(type, nodes);
  const before = nodes.has(only.node);
  nodes.add(only.node);
  return before;
}

function jobObject({ definitions }: WholeJob, shapes: JobShapes): JobObject {
  const pieces = definitions.flatMap(({ resource, fields, path }) => {
    const { file, entry, key } = resource;
    const piece = { file, path, at: key.span, node: entry.value, fields };
    return entry.value?.kind === 'map' ? [piece] : [];
  });
  const open = pieces.length < definitions.length;
  return { type: 'Job', shape: shapeOf(shapes, 'Job'), parent: null, name: 'a job', pieces, open };
}

function objectsIn(object: JobObject, shapes: JobShapes): JobObject[] {
  const names = new Set(object.pieces.flatMap(({ fields }) => [...fields.keys()]));
  return [...names].flatMap((name) => {
    const field = object.shape.get(name);
    if (field?.type == null) return [];
    return INSIDE[field.form](object, field, shapes);
  });
}

/** What is in a field, by its form. */
const INSIDE: Readonly<
  Record<
    FieldShape['form'],
    (object: JobObject, field: FieldShape, shapes: JobShapes) => JobObject[]
  >
> = {
  map: mapIn,
  list: itemsIn,
  value: () => [],
  free: () => [],
};

function mapIn(
  { type, pieces, open }: JobObject,
  { name, type: inside }: FieldShape,
  shapes: JobShapes,
): JobObject[] {
  const found = pieces.flatMap(({ file, path, fields }) => {
    const entry = fields.get(name);
    if (entry === undefined) return [];
    const { start, end } = entry.key;
    const at = { path: file.path, start, end };
    const { value } = entry;
    return [{ file, path: `${path}.${name}`, at, node: value, fields: file.view.entries(value) }];
  });
  const readable = found.filter(({ node }) => isNothing(node) || node?.kind === 'map');
  return [
    {
      ...{ type: inside as string, shape: shapeOf(shapes, inside), parent: type },
      ...{ name: inside === 'Task' ? 'a task' : name },
      pieces: readable,
      open: open || readable.length < found.length,
    },
  ];
}

function itemsIn(
  { type, pieces }: JobObject,
  { name, type: inside }: FieldShape,
  shapes: JobShapes,
): JobObject[] {
  const mergedBy = MERGED_BY.get(inside as string) ?? null;
  const items = new Map<string, Map<YamlNode, Piece>>();
  for (const { file, path, fields } of pieces) {
    const list = file.view.sequence(fields.get(name)?.value ?? null)?.items ?? [];
    for (const [index, item] of list.entries()) {
      const node = file.view.follow(item.node);
      if (node?.kind !== 'map') continue;
      const own = file.view.entries(node);
      const key = mergedBy === null ? null : textAt(file, own.get(mergedBy)?.value ?? null);
      const first = node.pairs[0]?.key ?? node;
      const at = key?.span ?? { path: file.path, start: first.start, end: first.end };
      const itemPath = `${path}.${name}[${index}]`;
      const id = key === null ? itemPath : `=${key.value}`;
      const same = items.get(id) ?? new Map<YamlNode, Piece>();
      items.set(id, same);
      if (!same.has(node)) same.set(node, { file, path: itemPath, at, node, fields: own });
    }
  }
  const words = inside === 'Task' ? 'a task' : `an item of ${name}`;
  const shape = shapeOf(shapes, inside);
  return [...items.values()].map((same) => ({
    ...{ type: inside as string, shape, parent: type, name: words },
    pieces: [...same.values()],
    open: false,
  }));
}

function shapeOf(shapes: JobShapes, type: string | null): TypeShape {
  return shapes.get(type ?? '') ?? new Map();
}

/** A field's key as a place. */
export function keySpan({ path }: BundleFile, { start, end }: YamlScalar): Span {
  return { path, start, end };
}
