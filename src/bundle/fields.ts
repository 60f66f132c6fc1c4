import { FIELD_TABLE } from './field-table.ts';

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

/** The versions that the table is of: the newest of both has all of it. */
export const FIELDS_OF = 'CLI 1.13, and databricks-bundles 1.22.1 for resources';

/** The type of what a file of a bundle holds. */
export const ROOT_TYPE = 'Root';

let lines: Map<string, string> | null = null;
const known = new Map<string, KnownFields>();

/** The fields of a type. The table is read when it is first asked for, each type when it is. */
export function fieldsOf(type: string): KnownFields {
  const before = known.get(type);
  if (before !== undefined) return before;
  lines ??= new Map(
    FIELD_TABLE.trim()
      .split(/[;\n]/)
      .map((line): [string, string] => {
        const space = line.indexOf(' ');
        return space < 0 ? [line, ''] : [line.slice(0, space), line.slice(space + 1)];
      }),
  );
  const fields = new Map(
    (lines.get(type) ?? '')
      .split(' ')
      .filter(Boolean)
      .map((text): [string, KnownField] => {
        const [, name = '', code = '', need] = /^([^:]+):(.*?)(!?)$/.exec(text) ?? [];
        return [name, { form: formOf(code), required: need === '!' }];
      }),
  );
  known.set(type, fields);
  return fields;
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
