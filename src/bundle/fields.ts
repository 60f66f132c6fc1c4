import { once } from '../once.ts';
import { FIELD_TABLE, FIELDS_OF } from './field-table.ts';

/** What a field takes. */
export type FieldForm =
  | { readonly kind: 'value'; readonly of: ValueType; readonly words: readonly string[] | null }
  | { readonly kind: 'list'; readonly of: FieldForm }
  | { readonly kind: 'map'; readonly of: FieldForm }
  /** A map of known fields. */
  | { readonly kind: 'fields'; readonly type: string };

export type ValueType = 'string' | 'integer' | 'number' | 'boolean' | 'anything';

export interface KnownField {
  readonly form: FieldForm;
  readonly required: boolean;
}

export type KnownFields = ReadonlyMap<string, KnownField>;

/** The fields of all types that can be in a bundle. */
export interface FieldTable {
  /** Of which versions they are, in words: the newest has all of them. */
  readonly of: string;
  /** The fields of a type; none for a type that is not known. */
  readonly fieldsOf: (type: string) => KnownFields;
}

/** The type of what a file of a bundle holds. */
export const ROOT_TYPE = 'Root';

/**
 * A table of which each type is a line, such as `git_url:s! git_branch:s` for `GitSource`, in the words
 * that stand above FIELD_TABLE. The lines are asked for when the first type is, a type is read when it is.
 */
export function fieldTable(of: string, linesOf: () => ReadonlyMap<string, string>): FieldTable {
  const lines = once(linesOf);
  const known = new Map<string, KnownFields>();
  const fieldsOf = (type: string) => {
    const fields = known.get(type) ?? fieldsIn(lines().get(type) ?? '');
    known.set(type, fields);
    return fields;
  };
  return { of, fieldsOf };
}

/** What a resource of a type is made of; null for a type that the table does not know. */
export function resourceForm({ fieldsOf }: FieldTable, type: string): FieldForm | null {
  const resources = fieldsOf(ROOT_TYPE).get('resources')?.form;
  if (resources?.kind !== 'fields') return null;
  const kind = fieldsOf(resources.type).get(type)?.form;
  return kind?.kind === 'map' ? kind.of : null;
}

/** The fields that this version knows. */
export const KNOWN_FIELDS: FieldTable = fieldTable(
  `CLI ${FIELDS_OF.cli}, and databricks-bundles ${FIELDS_OF.bundles} for resources`,
  () => new Map(FIELD_TABLE.trim().split(/[;\n]/).map(typeAndFields)),
);

function typeAndFields(line: string): [string, string] {
  const space = line.indexOf(' ');
  return space < 0 ? [line, ''] : [line.slice(0, space), line.slice(space + 1)];
}

function fieldsIn(line: string): KnownFields {
  const fields = line.split(' ').filter(Boolean);
  return new Map(
    fields.map((text): [string, KnownField] => {
      const [, name = '', code = '', need] = /^([^:]+):(.*?)(!?)$/.exec(text) ?? [];
      return [name, { form: formOf(code), required: need === '!' }];
    }),
  );
}

const VALUES: Readonly<Record<string, ValueType>> = {
  s: 'string',
  i: 'integer',
  n: 'number',
  b: 'boolean',
  a: 'anything',
};

function formOf(code: string): FieldForm {
  const inside = code.slice(1, -1);
  if (code.startsWith('[')) return { kind: 'list', of: formOf(inside) };
  if (code.startsWith('{')) return { kind: 'map', of: formOf(inside) };
  if (code.startsWith('(')) return { kind: 'value', of: 'string', words: inside.split('|') };
  const of = VALUES[code];
  return of === undefined ? { kind: 'fields', type: code } : { kind: 'value', of, words: null };
}
