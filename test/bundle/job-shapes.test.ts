/** The fields that we know of jobs are those of the official schema, no more and no fewer. */
import { describe, expect, it } from 'vitest';
import { JOB_SHAPES } from '../../src/bundle/job-shapes.ts';
import { needsSchema, officialSchema } from '../support/official-schema.ts';

interface Definition {
  oneOf?: Definition[];
  type?: string;
  properties?: Record<string, { $ref: string }>;
  required?: string[];
  items?: { $ref: string };
  additionalProperties?: unknown;
}

/** What JOB_SHAPES leaves out: it does not look into clusters. */
const LEFT_OUT = /compute\.ClusterSpec$/;

describe('the official bundle schema', needsSchema, () => {
  it('has the types and fields of JOB_SHAPES', () => {
    const ours = [...JOB_SHAPES].map(([name, shape]) => [name, [...shape.values()].map(wordOf)]);
    expect(sorted(ours)).toEqual(sorted(typesOf(officialSchema())));
  });
});

it('names no type that it does not have', () => {
  const types = [...JOB_SHAPES.values()].flatMap((shape) => [...shape.values()]);
  const named = types.flatMap(({ type }) => (type === null ? [] : [type]));
  expect(named.filter((type) => !JOB_SHAPES.has(type))).toEqual([]);
});

function sorted(types: unknown[][]): Record<string, string[]> {
  return Object.fromEntries(
    types.map(([name, fields]) => [name, [...(fields as string[])].sort()]),
  );
}

function wordOf(field: { name: string; required: boolean; form: string; type: string | null }) {
  const { name, required, form, type } = field;
  return `${name}${required ? '!' : ''} ${form} ${type ?? ''}`.trim();
}

/** All types that a job reaches, each with its fields as `wordOf` writes them. */
function typesOf(schema: { $defs: object }): [string, string[]][] {
  const types = new Map<string, string[]>();
  const todo = ['#/$defs/github.com/databricks/cli/bundle/config/resources.Job'];
  for (let ref = todo.pop(); ref !== undefined; ref = todo.pop()) {
    const name = nameOf(ref);
    if (types.has(name)) continue;
    const { properties = {}, required = [] } = objectOf(definitionOf(schema, ref)) ?? {};
    const fields: string[] = [];
    types.set(name, fields);
    for (const [field, { $ref }] of Object.entries(properties)) {
      const { form, inside } = formOf(schema, $ref);
      const type = inside === null ? null : nameOf(inside);
      fields.push(wordOf({ name: field, required: required.includes(field), form, type }));
      if (inside !== null) todo.push(inside);
    }
  }
  return [...types];
}

function formOf(schema: { $defs: object }, ref: string): { form: string; inside: string | null } {
  const definition = definitionOf(schema, ref);
  const isMap = LEFT_OUT.test(ref) || /\/map\//.test(ref);
  if (isMap) return { form: 'free', inside: null };
  const list = variantsOf(definition).find(({ type }) => type === 'array');
  if (list?.items !== undefined) {
    const item = list.items.$ref;
    return { form: 'list', inside: objectOf(definitionOf(schema, item)) ? item : null };
  }
  return objectOf(definition) ? { form: 'map', inside: ref } : { form: 'value', inside: null };
}

function variantsOf(definition: Definition): Definition[] {
  return definition.oneOf ?? [definition];
}

function objectOf(definition: Definition): Definition | undefined {
  return variantsOf(definition).find(({ properties }) => properties !== undefined);
}

function definitionOf(schema: { $defs: object }, ref: string): Definition {
  const parts = ref.replace('#/$defs/', '').split('/');
  let at: unknown = schema.$defs;
  for (const part of parts) at = (at as Record<string, unknown>)[part];
  return at as Definition;
}

function nameOf(ref: string): string {
  return ref.split('.').at(-1) as string;
}
