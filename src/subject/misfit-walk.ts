import type { BundleFile } from '../bundle/bundle.ts';
import { type CliVersion, newerFirstVersion } from '../bundle/cli-version.ts';
import type { FieldForm, FieldTable, KnownFields, ValueType } from '../bundle/fields.ts';
import { variableAlone } from '../bundle/variable-values.ts';
import type { Span } from '../text.ts';
import type { YamlMap, YamlNode, YamlScalar, YamlSeq } from '../yaml/tree.ts';
import type { Entry } from '../yaml/view.ts';
import { isOf, shapeInWords } from './value-shape.ts';

/** Something in a file of a bundle that is not as the CLI takes it. */
export type Misfit = {
  readonly file: BundleFile;
  readonly at: Span;
  /** Where it is, as the CLI writes it: `resources.pipelines.load.serverles`. */
  readonly path: string;
  /** Whether it is in a job, whose fields rules of their own know better. */
  readonly inJob: boolean;
} & (
  | { readonly kind: 'shape'; readonly expected: Expected; readonly found: string }
  | { readonly kind: 'unknown'; readonly entry: Entry; readonly siblings: readonly string[] }
  | { readonly kind: 'missing'; readonly name: string }
  /** Known, and only to the CLI from a version on that is newer than the oldest one allowed. */
  | { readonly kind: 'newer'; readonly name: string; readonly since: string; readonly id: string }
  | { readonly kind: 'word'; readonly value: string; readonly words: readonly string[] }
);

export type Expected = ValueType | 'list' | 'map';

/** A variable that is a whole value, where a form is meant. */
export interface VariableUse {
  readonly name: string;
  readonly file: BundleFile;
  readonly node: YamlScalar;
  readonly form: FieldForm;
  readonly place: Place;
  /** Whether it stands in the value of a variable. */
  readonly inVariable: boolean;
}

/** A look at one file. What variables stand for is left to whoever knows them. */
export interface MisfitWalk {
  readonly file: BundleFile;
  readonly found: Misfit[];
  readonly uses: VariableUse[];
  /** Nodes that were looked at, by what they were looked at as. */
  readonly seen: SeenNodes;
  readonly inVariable: boolean;
  readonly table: FieldTable;
  /** The oldest CLI that may read the bundle; null where that is not said. */
  readonly oldest: CliVersion | null;
}

export type SeenNodes = Map<FieldForm | KnownFields, Set<YamlNode>>;

interface Place {
  readonly path: string;
  readonly inTarget: boolean;
}

/** Adds what does not fit the form, and the variables of which that is not known yet. */
export function visit(
  walk: MisfitWalk,
  written: YamlNode | null,
  form: FieldForm,
  place: Place,
): void {
  const node = walk.file.view.follow(written);
  if (node === null) return;
  if (node.kind === 'scalar' && mayBeAnything(node)) {
    const name = variableAlone(node);
    const { file, inVariable } = walk;
    if (name !== null) walk.uses.push({ name, file, node, form, place, inVariable });
    return;
  }
  switch (form.kind) {
    case 'fields':
      if (node.kind === 'map') visitFields(walk, node, form.type, place);
      else addShape(walk, node, 'map', place);
      break;
    case 'map':
      if (node.kind === 'map') visitMap(walk, node, form.of, place);
      else addShape(walk, node, 'map', place);
      break;
    case 'list':
      if (node.kind === 'seq') visitList(walk, node, form.of, place);
      else addShape(walk, node, 'list', place);
      break;
    case 'value':
      visitValue(walk, node, form, place);
      break;
  }
}

function visitMap(walk: MisfitWalk, map: YamlMap, of: FieldForm, place: Place): void {
  if (isSeen(walk, map, of)) return;
  for (const [key, { value }] of walk.file.view.entries(map)) {
    visit(walk, value, of, below(place, key));
  }
}

function visitList(walk: MisfitWalk, list: YamlSeq, of: FieldForm, place: Place): void {
  if (isSeen(walk, list, of)) return;
  for (const [index, item] of list.items.entries()) {
    visit(walk, item.node, of, { ...place, path: `${place.path}[${index}]` });
  }
}

/** Nothing, and what is another value when the bundle is deployed. */
function mayBeAnything({ value }: YamlScalar): boolean {
  return value === null || (typeof value === 'string' && value.includes('${'));
}

function visitFields(walk: MisfitWalk, map: YamlMap, type: string, place: Place): void {
  const { file } = walk;
  const fields = walk.table.fieldsOf(type);
  if (isSeen(walk, map, fields)) return;
  const entries = file.view.entries(map);
  for (const [name, entry] of entries) {
    const field = fields.get(name);
    const inside = below(place, name);
    if (field !== undefined) {
      visitAge(walk, type, name, entry, inside);
      visit(walk, entry.value, field.form, inside);
    } else if (typeof entry.key.value === 'string' && !name.includes('${')) {
      add(walk, entry.key, inside, { kind: 'unknown', entry, siblings: [...fields.keys()] });
    }
  }
  // A file may bring the rest, as of an alert.
  if (place.inTarget || entries.has('file_path')) return;
  for (const [name, { required }] of fields) {
    if (required && !entries.has(name)) {
      add(walk, map.pairs[0]?.key ?? map, place, { kind: 'missing', name });
    }
  }
}

function visitAge(
  walk: MisfitWalk,
  type: string,
  name: string,
  { key }: Entry,
  place: Place,
): void {
  const since = walk.oldest && newerFirstVersion(type, name, walk.oldest);
  if (since !== null) add(walk, key, place, { kind: 'newer', name, since, id: `${type}.${name}` });
}

function visitValue(
  walk: MisfitWalk,
  node: YamlNode,
  { of, words }: Extract<FieldForm, { kind: 'value' }>,
  place: Place,
): void {
  if (of === 'anything') return;
  if (node.kind !== 'scalar' || !isOf(of, node)) {
    addShape(walk, node, of, place);
    return;
  }
  const { value } = node;
  if (words !== null && typeof value === 'string' && !words.includes(value)) {
    add(walk, node, place, { kind: 'word', value, words });
  }
}

function addShape(walk: MisfitWalk, node: YamlNode, expected: Expected, place: Place): void {
  add(walk, node, place, { kind: 'shape', expected, found: shapeInWords(node) });
}

type Own =
  | Pick<Extract<Misfit, { kind: 'shape' }>, 'kind' | 'expected' | 'found'>
  | Pick<Extract<Misfit, { kind: 'unknown' }>, 'kind' | 'entry' | 'siblings'>
  | Pick<Extract<Misfit, { kind: 'missing' }>, 'kind' | 'name'>
  | Pick<Extract<Misfit, { kind: 'newer' }>, 'kind' | 'name' | 'since' | 'id'>
  | Pick<Extract<Misfit, { kind: 'word' }>, 'kind' | 'value' | 'words'>;

/** Adds one thing that does not fit. */
export function add(
  { file, found, inVariable }: MisfitWalk,
  node: YamlNode,
  { path }: Place,
  own: Own,
): void {
  const [{ start }, end] = [node, Math.max(node.end, node.start)];
  const inJob = !inVariable && /^(?:targets\.[^.]*\.)?resources\.jobs\./.test(path);
  found.push({ file, at: { path: file.path, start, end }, path, inJob, ...own });
}

function below({ path, inTarget }: Place, name: string): Place {
  if (path === '') return { path: name, inTarget: name === 'targets' || name === 'environments' };
  return { path: `${path}.${name}`, inTarget };
}

function isSeen({ seen }: MisfitWalk, node: YamlNode, as: FieldForm | KnownFields): boolean {
  const nodes = seen.get(as) ?? new Set();
  seen.set(as, nodes);
  const before = nodes.has(node);
  nodes.add(node);
  return before;
}
