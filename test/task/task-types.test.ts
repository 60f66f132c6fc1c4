/** The table of task types has the types that the platform has, and names fields that they have. */
import { describe, expect, it } from 'vitest';
import { type FieldShape, JOB_SHAPES } from '../../src/bundle/job-shapes.ts';
import {
  factsOf,
  hasTypeSuffix,
  isTaskType,
  LOOP,
  namedField,
  otherNameOf,
  RUN_JOB,
  RUN_PIPELINE,
  type TaskType,
  TYPE_NAMES,
  taskSource,
} from '../../src/task/task-type.ts';
import { needsSchema, officialSchema } from '../support/official-schema.ts';

interface Schema {
  readonly $defs: {
    readonly 'github.com': {
      readonly databricks: {
        readonly 'databricks-sdk-go': {
          readonly service: {
            readonly 'jobs.Task': { readonly oneOf: readonly { readonly properties?: object }[] };
          };
        };
      };
    };
  };
}

describe('the official bundle schema', needsSchema, () => {
  it('has the types of the table, no more and no fewer', () => {
    const { service } =
      officialSchema<Schema>().$defs['github.com'].databricks['databricks-sdk-go'];
    const task = service['jobs.Task'].oneOf.find(({ properties }) => properties);
    const types = Object.keys(task?.properties ?? {}).filter(hasTypeSuffix);
    expect([...TYPE_NAMES]).toEqual(types.sort());
  });
});

it('has a row for each type of the shapes of jobs', () => {
  expect([...TYPE_NAMES]).toEqual([...fieldsOf('Task').keys()].filter(hasTypeSuffix));
});

it.each(TYPE_NAMES)('%s: the fields of its row are those of the type', (type) => {
  const { names, parameters } = factsOf(type) ?? {};
  const shape = shapeOf(type);
  for (const { field, as } of parameters ?? []) {
    expect(shape.get(field)?.form, field).toMatch(
      as === 'words' || as === 'pairs' ? 'list' : 'free',
    );
  }
  if (names?.by === 'id') expect(shape.get(names.field)?.form).toBe('value');
  if (names?.by === 'text') for (const each of names.fields) expect(shape.has(each)).toBe(true);
  const source = taskSource(type);
  let at = shape;
  for (const field of source?.way ?? []) {
    const found = at.get(field);
    expect(found, field).toBeDefined();
    at = fieldsOf(found?.type ?? '');
  }
  if (source?.code) expect(namedField(type)).not.toBeNull();
});

it('the fields of run_job_task are the id, its parameters, and those for one type each', () => {
  const overriding = TYPE_NAMES.flatMap((type) => factsOf(type)?.overriddenBy ?? []);
  const own = [RUN_JOB.id, RUN_JOB.parameters, ...overriding];
  expect(own.sort()).toEqual([...shapeOf(RUN_JOB.type).keys()].sort());
});

it('one type runs a job, one repeats a task', () => {
  const that = (doing: string) => TYPE_NAMES.filter((type) => factsOf(type)?.does === doing);
  expect(that('job')).toEqual([RUN_JOB.type]);
  for (const { type, id } of [RUN_JOB, RUN_PIPELINE]) {
    expect(factsOf(type)?.names).toMatchObject({ by: 'id', field: id });
  }
  expect(that('loop')).toEqual([LOOP[0]]);
  expect(shapeOf(LOOP[0]).has(LOOP[1])).toBe(true);
});

it('no name stands for two types, and none for a type that there is', () => {
  const others = TYPE_NAMES.flatMap((type) => factsOf(type)?.alsoWritten ?? []);
  expect(new Set(others).size).toBe(others.length);
  expect(others.filter(isTaskType)).toEqual([]);
  expect(otherNameOf('wheel_task')).toBe('python_wheel_task');
  expect(otherNameOf('notebook')).toBe('notebook_task');
  expect(otherNameOf('notebooks')).toBeNull();
});

function shapeOf(type: TaskType): ReadonlyMap<string, FieldShape> {
  return fieldsOf(fieldsOf('Task').get(type)?.type ?? '');
}

function fieldsOf(name: string): ReadonlyMap<string, FieldShape> {
  return JOB_SHAPES.get(name) ?? new Map();
}
