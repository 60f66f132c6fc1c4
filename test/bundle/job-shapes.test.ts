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

/** What databricks-bundles 1.22.1 has, and the schema of CLI 1.13 has not. */
const NEWER = [
  'AiRuntimeTask.priority_class',
  'AiRuntimeTask.unity_catalog_image_path',
  'AlertTask.parameters',
  'ComputeSpec.provisioned_capacity_id',
  'Continuous.maintenance_window',
  'ContinuousTriggerConfiguration.maintenance_window',
  'Environment.project_environment',
  'Job.duration_target',
  'Job.environment_variables',
  'JobEmailNotifications.on_maintenance_complete',
  'JobEmailNotifications.on_maintenance_start',
  'Subscription.attachment',
  'Task.environment_variables_key',
  'TaskEmailNotifications.on_maintenance_complete',
  'TaskEmailNotifications.on_maintenance_start',
  'WebhookNotifications.on_maintenance_complete',
  'WebhookNotifications.on_maintenance_start',
];

/** What JOB_SHAPES leaves out: it does not look into clusters. */
const LEFT_OUT = /compute\.ClusterSpec$/;

describe('the official bundle schema', needsSchema, () => {
  it('has the types and fields of JOB_SHAPES, but for what is newer', () => {
    const theirs = new Map(typesOf(officialSchema()));
    const newer: string[] = [];
    for (const [name, shape] of JOB_SHAPES) {
      const own = [...shape.values()].map(wordOf);
      const known = theirs.get(name);
      if (known === undefined) continue;
      expect(
        known.filter((field) => !own.includes(field)),
        name,
      ).toEqual([]);
      newer.push(...own.filter((field) => !known.includes(field)).map((f) => `${name}.${f}`));
    }
    expect([...theirs.keys()].filter((name) => !JOB_SHAPES.has(name))).toEqual([]);
    expect(newer.map((each) => each.split(' ')[0]).sort()).toEqual(NEWER);
  });
});

it('names no type that it does not have', () => {
  const types = [...JOB_SHAPES.values()].flatMap((shape) => [...shape.values()]);
  const named = types.flatMap(({ type }) => (type === null ? [] : [type]));
  expect(named.filter((type) => !JOB_SHAPES.has(type))).toEqual([]);
});

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
