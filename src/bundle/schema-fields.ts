import { isJsonMap, type Json, type JsonMap } from '../json-value.ts';
import { ROOT_TYPE } from './fields.ts';

/** A type of a bundle's configuration: for each of its fields what it takes, in the words of FIELD_TABLE. */
export type TypeFields = ReadonlyMap<string, string>;

/** Deeper than any schema; what is below is anything. */
const DEEPEST = 50;

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['string', 's'],
  ['bool', 'b'],
  ['boolean', 'b'],
  ['int', 'i'],
  ['int64', 'i'],
  ['integer', 'i'],
  ['float64', 'n'],
  ['number', 'n'],
  ['interface', 'a'],
  ['any', 'a'],
  ['time', 's'],
]);

/** Names that can stand in a table without being taken for its signs. */
const NAME = /^[\w.\-/]+$/;

/**
 * The types of what `databricks bundle schema` prints, by their names without the service that they are
 * of, where only one has that name. Null when it is no such schema.
 */
export function typesOfSchema(root: Json | undefined): Map<string, TypeFields> | null {
  const definitions = isJsonMap(root) ? root.$defs : undefined;
  if (!isJsonMap(root) || !isJsonMap(root.properties) || !isJsonMap(definitions)) return null;
  const defs = new Map<string, Json>();
  collect(definitions, '', defs, 0);
  const names = namesOf(defs);
  const types = new Map([[ROOT_TYPE, fieldsOf(root, defs, names)]]);
  for (const [path, name] of names) {
    const { object } = readDef(defs.get(path) ?? null);
    if (object !== null) types.set(name, fieldsOf(object, defs, names));
  }
  return types;
}

/** Definitions by their path, such as `github.com/…/jobs.GitSource`. */
function collect(tree: JsonMap, path: string, defs: Map<string, Json>, depth: number): void {
  for (const [key, value] of Object.entries(tree)) {
    if (!isJsonMap(value)) continue;
    if (isDefinition(value)) defs.set(`${path}${key}`, value);
    else if (depth < DEEPEST) collect(value, `${path}${key}/`, defs, depth + 1);
  }
}

function isDefinition(value: JsonMap): boolean {
  const words = ['type', 'oneOf', 'anyOf', 'properties', '$ref'];
  return Object.keys(value).length === 0 || words.some((word) => Object.hasOwn(value, word));
}

/** The names of types by their paths: the last part, unless another type has that, too. */
function namesOf(defs: ReadonlyMap<string, Json>): Map<string, string> {
  const paths = [...defs.keys()].filter((path) => {
    return !/^(?:map|slice)\//.test(path) && path.includes('.') && NAME.test(path);
  });
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(lastOf(path), (counts.get(lastOf(path)) ?? 0) + 1);
  return new Map(
    paths.map((path) => {
      const short = lastOf(path);
      return [path, counts.get(short) === 1 ? short : path.slice(path.lastIndexOf('/') + 1)];
    }),
  );
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

type Names = ReadonlyMap<string, string>;

function fieldsOf(object: JsonMap, defs: ReadonlyMap<string, Json>, names: Names): TypeFields {
  const properties = isJsonMap(object.properties) ? object.properties : {};
  const required = new Set(Array.isArray(object.required) ? object.required : []);
  const fields = Object.entries(properties).filter(([name]) => NAME.test(name));
  return new Map(
    fields.map(([name, value]) => {
      const ref = isJsonMap(value) && typeof value.$ref === 'string' ? value.$ref : null;
      const code = ref === null ? 'a' : codeOf(ref.replace('#/$defs/', ''), defs, names, 0);
      return [name, `${code}${required.has(name) ? '!' : ''}`];
    }),
  );
}

function codeOf(
  path: string,
  defs: ReadonlyMap<string, Json>,
  names: Names,
  depth: number,
): string {
  const [, outer] = /^(slice|map)\//.exec(path) ?? [];
  if (outer !== undefined) {
    if (depth > DEEPEST) return 'a';
    const inside = codeOf(path.slice(outer.length + 1), defs, names, depth + 1);
    return outer === 'slice' ? `[${inside}]` : `{${inside}}`;
  }
  const simple = path.includes('/') ? undefined : SIMPLE.get(lastOf(path));
  if (simple !== undefined) return simple;
  const { object, type } = readDef(defs.get(path) ?? null);
  return object === null ? type : (names.get(path) ?? 'a');
}

/** A definition as a map of fields, or else what its value takes. */
function readDef(def: Json): { readonly object: JsonMap | null; readonly type: string } {
  if (!isJsonMap(def) || def.anyOf !== undefined) return { object: null, type: 'a' };
  const options = Array.isArray(def.oneOf)
    ? (def.oneOf as readonly Json[]).filter(isJsonMap)
    : [def];
  const object = options.find(({ properties }) => properties !== undefined);
  if (object !== undefined) return { object, type: '' };
  const { enum: all, type } = options[0] ?? {};
  const words = Array.isArray(all) ? (all as readonly Json[]).map(String) : null;
  if (words === null) return { object: null, type: SIMPLE.get(String(type)) ?? 'a' };
  return {
    object: null,
    type: words.every((word) => NAME.test(word)) ? `(${words.join('|')})` : 's',
  };
}
