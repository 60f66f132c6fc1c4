/** check by the output of `databricks bundle schema`, in place of the fields that this version knows. */
import { expect, it } from 'vitest';
import { KNOWN_FIELDS, ROOT_TYPE } from '../../src/bundle/fields.ts';
import { typesOfSchema } from '../../src/bundle/schema-fields.ts';
import { emptyFolder, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';
import { needsSchema, officialSchema } from '../support/official-schema.ts';

const RESOURCES = 'github.com/databricks/cli/bundle/config.Resources';
const JOB = 'github.com/databricks/cli/bundle/config/resources.Job';
const TASK = 'github.com/databricks/databricks-sdk-go/service/jobs.Task';
const AGENT = 'github.com/databricks/databricks-sdk-go/service/jobs.AgentTask';
const MODE = 'github.com/databricks/databricks-sdk-go/service/jobs.Mode';

function tree(defs: Readonly<Record<string, unknown>>): unknown {
  const root: Record<string, unknown> = {};
  for (const [path, def] of Object.entries(defs)) {
    const folders = path.split('/');
    let at = root;
    for (const folder of folders.slice(0, -1)) {
      at[folder] ??= {};
      at = at[folder] as Record<string, unknown>;
    }
    at[folders.at(-1) as string] = def;
  }
  return root;
}

const ref = (path: string) => ({ $ref: `#/$defs/${path}` });
const object = (properties: object, required: readonly string[] = []) => ({
  oneOf: [{ type: 'object', properties, required }, { type: 'string' }],
});

/** A schema as the CLI prints it, of a version in which a task can be an agent. */
const SCHEMA = {
  type: 'object',
  properties: {
    bundle: ref(`map/string`),
    include: ref('slice/string'),
    resources: ref(RESOURCES),
  },
  $defs: {
    string: { type: 'string' },
    int: { oneOf: [{ type: 'integer' }, { type: 'string' }] },
    ...(tree({
      [RESOURCES]: object({ jobs: ref(`map/${JOB}`) }),
      [JOB]: object({ name: ref('string'), tasks: ref(`slice/${TASK}`) }),
      [TASK]: object({ task_key: ref('string'), agent_task: ref(AGENT) }, ['task_key']),
      [AGENT]: object({ mode: ref(MODE), turns: ref('int') }, ['mode']),
      [MODE]: { oneOf: [{ type: 'string', enum: ['FAST', 'DEEP'] }, { type: 'string' }] },
    }) as object),
  },
};

const BUNDLE = `bundle:
  name: shop
resources:
  jobs:
    ask:
      name: ask
      max_concurrent_runs: 2
      tasks:
        - task_key: ask
          agent_task:
            mode: SLOW
            turn: 3
        - task_key: more
          agent_task: {turns: many}
`;

const RULES = ['--rule', 'known-field,known-value,known-task-type,required-field,value-has-shape'];

function folder(schema: unknown): string {
  const made = emptyFolder();
  const text = typeof schema === 'string' ? schema : JSON.stringify(schema);
  writeTree(
    made,
    new Map([
      ['databricks.yml', BUNDLE],
      ['schema.json', text],
    ]),
  );
  return made;
}

it('judges by the fields, words and types of tasks that the schema has', async () => {
  const argv = ['check', '--schema', 'schema.json', '--format', 'json', ...RULES];
  const { code, out: stdout } = await runIn(folder(SCHEMA), argv);
  const { findings } = JSON.parse(stdout);
  const shown = findings.map(
    ({ rule, line, message }: Record<string, string>) => `${line} ${rule}: ${message}`,
  );
  expect(shown).toEqual([
    '7 known-field: a job has no field "max_concurrent_runs"',
    '11 known-value: "SLOW" is not a value of this field.',
    '12 known-field: agent_task has no field "turn". Did you mean "turns"?',
    '14 required-field: agent_task has no mode',
    '14 value-has-shape: a whole number is meant here, and this is the string "many"',
  ]);
  expect(findings[0].help).toContain('(known here: the schema in schema.json)');
  expect(code).toBe(1);
});

it('knows no such task without the schema', async () => {
  const { out: stdout } = await runIn(folder(SCHEMA), ['check', ...RULES]);
  expect(stdout).toContain('there is no task type agent_task');
  expect(stdout).not.toContain('max_concurrent_runs');
});

it.each([
  ['bundle: {}', 'schema.json is not the output of "databricks bundle schema"'],
  ['[]', 'schema.json is not the output of "databricks bundle schema"'],
  [{ properties: {} }, 'schema.json is not the output of "databricks bundle schema"'],
])('refuses %j', async (schema, message) => {
  const { code, err: stderr } = await runIn(folder(schema), ['check', '--schema', 'schema.json']);
  expect(stderr).toBe(`error: --schema: ${message}\n`);
  expect(code).toBe(2);
});

it('refuses a schema that is not there', async () => {
  const { code, err: stderr } = await runIn(folder(SCHEMA), ['check', '--schema', 'none.json']);
  expect(stderr).toBe('error: --schema: cannot read none.json: there is no such file\n');
  expect(code).toBe(2);
});

it('reads what is nested without end, or named like parts of JavaScript', () => {
  const deep = 'slice/'.repeat(5000);
  const names = JSON.parse('{"__proto__": {"$ref": "#/$defs/constructor"}, "a b": {}, "x": 1}');
  const schema = {
    properties: { deep: ref(`${deep}string`), around: ref('a.Around'), ...names },
    $defs: { 'a.Around': object({ again: ref('a.Around') }), constructor: {}, odd: null },
  };
  const types = typesOfSchema(JSON.parse(JSON.stringify(schema)));
  expect([...(types?.get(ROOT_TYPE) ?? [])]).toEqual([
    ['deep', `${'['.repeat(51)}a${']'.repeat(51)}`],
    ['around', 'Around'],
    ['__proto__', 'a'],
    ['x', 'a'],
  ]);
  expect([...(types?.get('Around') ?? [])]).toEqual([['again', 'Around']]);
});

it('reads the official schema as the table was made of it', needsSchema, () => {
  const types = typesOfSchema(officialSchema()) ?? new Map();
  expect(types.size).toBeGreaterThan(300);
  const missing = [...KNOWN_FIELDS.fieldsOf(ROOT_TYPE).keys()].filter((name) => {
    return !types.get(ROOT_TYPE)?.has(name);
  });
  expect(missing).toEqual([]);
});
