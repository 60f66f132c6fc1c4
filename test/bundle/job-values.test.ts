/** The words that fields of jobs take are those of the official schema. */
import { describe, expect, it } from 'vitest';
import { JOB_SHAPES } from '../../src/bundle/job-shapes.ts';
import { needsSchema, officialSchema } from '../support/official-schema.ts';

interface Schema {
  readonly $ref?: string;
  readonly enum?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

describe('the official bundle schema', needsSchema, () => {
  it('has no other words for the same fields', () => {
    interface Tree {
      readonly [name: string]: Tree;
    }
    const schema = officialSchema<Tree>();
    const at = (ref: string): Schema =>
      ref
        .slice(2)
        .split('/')
        .reduce((node, name) => node[name] as Tree, schema);
    const found = new Map<string, readonly string[]>();
    const seen = new Set<string>();
    const visit = (type: string, ref: string): void => {
      if (seen.has(type)) return;
      seen.add(type);
      const { properties = {} } = formsOf(at(ref)).find((form) => form.properties) ?? {};
      for (const [name, field] of JOB_SHAPES.get(type) ?? []) {
        const own = properties[name]?.$ref;
        // What is newer is not there.
        if (own === undefined) continue;
        const forms = formsOf(at(own));
        const words = forms.find((form) => form.enum)?.enum;
        if (words !== undefined) found.set(`${type}.${name}`, [...words].sort());
        if (field.type === null) continue;
        const items = forms.find((form) => form.items)?.items?.$ref;
        visit(field.type, field.form === 'list' ? (items as string) : own);
      }
    };
    visit('Job', '#/$defs/github.com/databricks/cli/bundle/config/resources.Job');
    for (const [name, words] of found) {
      const [type = '', field = ''] = name.split('.');
      expect(JOB_SHAPES.get(type)?.get(field)?.words ?? [], name).toEqual(
        expect.arrayContaining([...words]),
      );
    }
    expect(found.size).toBeGreaterThan(25);
  });
});

/** A definition is one form, or several of which a reference to a variable is one. */
function formsOf(schema: Schema): readonly Schema[] {
  return [schema, ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
}
