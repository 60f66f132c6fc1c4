import { describe, expect, it } from 'vitest';
import { type FieldForm, KNOWN_FIELDS, ROOT_TYPE } from '../../src/bundle/fields.ts';
import { needsSchema, officialSchema } from '../support/official-schema.ts';

const { fieldsOf } = KNOWN_FIELDS;

/** The types that a form leads to. */
function typesIn(form: FieldForm): string[] {
  switch (form.kind) {
    case 'value':
      return [];
    case 'list':
    case 'map':
      return typesIn(form.of);
    case 'fields':
      return [form.type];
  }
}

/** All types that can be reached. */
function reached(): Set<string> {
  const types = new Set([ROOT_TYPE]);
  for (const type of types) {
    for (const { form } of fieldsOf(type).values())
      for (const each of typesIn(form)) types.add(each);
  }
  return types;
}

describe('the table of fields', () => {
  it('has fields for every type that it names', () => {
    const types = reached();
    expect(types.size).toBeGreaterThan(400);
    // These have no fields as yet.
    const empty = [...types].filter((type) => fieldsOf(type).size === 0);
    expect(empty.length).toBeLessThan(5);
  });

  it.each([
    ['Pipeline', 'serverless', { kind: 'value', of: 'boolean', words: null }],
    ['Pipeline', 'libraries', { kind: 'list', of: { kind: 'fields', type: 'PipelineLibrary' } }],
    ['JobSettings', 'nothing', undefined],
    ['Bundle', 'engine', { kind: 'value', of: 'string', words: ['terraform', 'direct'] }],
    ['Root', 'targets', { kind: 'map', of: { kind: 'fields', type: 'Target' } }],
    ['Target', 'variables', { kind: 'map', of: { kind: 'value', of: 'anything', words: null } }],
  ])('%s.%s', (type, name, form) => {
    expect(fieldsOf(type).get(name)?.form).toEqual(form);
  });

  it('knows kinds that are newer than the schema', () => {
    const kinds = fieldsOf('Resources');
    for (const kind of ['cluster_policies', 'instance_pools', 'mcp_services', 'job_runs']) {
      expect(kinds.has(kind), kind).toBe(true);
    }
  });

  it('has every field of the schema', needsSchema, () => {
    const schema = officialSchema<Definition & { readonly $defs: Tree }>();
    const missing: string[] = [];
    visit(schema, ROOT_TYPE, new Set(), missing);
    expect(missing).toEqual([]);

    /** Compares the fields of a definition, and of all that it refers to. */
    function visit(def: Definition, type: string, seen: Set<string>, missing: string[]): void {
      if (seen.has(type)) return;
      seen.add(type);
      const options = def.oneOf ?? [def];
      const properties = options.find((each) => each.properties !== undefined)?.properties ?? {};
      for (const [name, { $ref }] of Object.entries(properties)) {
        const field = fieldsOf(type).get(name);
        if (field === undefined) missing.push(`${type}.${name}`);
        const [inner] = field === undefined ? [] : typesIn(field.form);
        const target = $ref === undefined ? undefined : definitionAt($ref);
        if (inner !== undefined && target !== undefined) visit(target, inner, seen, missing);
      }
    }

    function definitionAt(ref: string): Definition {
      const plain = ref.replace('#/$defs/', '').replace(/^(?:(?:slice|map)\/)+/, '');
      return plain.split('/').reduce((at, part) => at[part] as Tree, schema.$defs) as Definition;
    }
  });
});

/** Definitions by the parts of their paths. */
interface Tree {
  readonly [part: string]: Tree | Definition;
}

interface Definition {
  readonly oneOf?: readonly Definition[];
  readonly properties?: Readonly<Record<string, { readonly $ref?: string }>>;
}
