/** What references and resources can name is what the official schema says. */
import { describe, expect, it } from 'vitest';
import { RESOURCE_TYPES, SETTINGS } from '../../src/bundle/settings.ts';
import { needsSchema, officialSchema } from '../support/official-schema.ts';

interface Schema {
  readonly $ref?: string;
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

describe('the official bundle schema', needsSchema, () => {
  const schema = officialSchema<Schema>();

  it('has the types of resources that we know', () => {
    expect(Object.keys(fieldsAt('resources')).sort()).toEqual([...RESOURCE_TYPES.keys()].sort());
  });

  it('has no setting that we do not know', () => {
    const leaves = ['bundle', 'workspace'].flatMap((block) => leavesOf(block, fieldsAt(block)));
    expect(leaves.length).toBeGreaterThan(20);
    expect(leaves.filter((leaf) => !SETTINGS.has(leaf))).toEqual([]);
  });

  function fieldsAt(block: string): Readonly<Record<string, Schema>> {
    return fieldsOf(fieldsOf(schema)[block] ?? {});
  }

  /** The fields of a map; what may be a reference instead is looked through. */
  function fieldsOf(node: Schema): Readonly<Record<string, Schema>> {
    const found = node.$ref === undefined ? node : at(node.$ref);
    return found.properties ?? found.oneOf?.find(({ properties }) => properties)?.properties ?? {};
  }

  function at(ref: string): Schema {
    const steps = ref.replace(/^#\//, '').split('/');
    return steps.reduce((node, step) => (node as Record<string, Schema>)[step] ?? {}, schema);
  }

  function leavesOf(prefix: string, fields: Readonly<Record<string, Schema>>): string[] {
    return Object.entries(fields).flatMap(([name, node]) => {
      const inner = leavesOf(`${prefix}.${name}`, fieldsOf(node));
      return inner.length > 0 ? inner : [`${prefix}.${name}`];
    });
  }
});
