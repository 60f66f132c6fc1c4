import { SEVERITIES } from '../finding.ts';

const TEXT = { type: 'string' };
const MAYBE = { type: ['string', 'null'] };
const TEXTS = { type: 'array', items: TEXT };
const COUNT = { type: 'integer', minimum: 1 };

const PLACE = record({
  path: { ...TEXT, description: "From the bundle's root" },
  line: COUNT,
  column: { ...COUNT, description: 'In UTF-16 units' },
});
const MAYBE_PLACE = { oneOf: [{ type: 'null' }, PLACE] };

const PARAMETERS = { type: 'array', items: record({ name: TEXT, value: TEXT }) };

const TASK = record({
  key: TEXT,
  step: {
    type: ['integer', 'null'],
    minimum: 1,
    description: 'Tasks with the same step run side by side; null in a cycle',
  },
  after: TEXTS,
  type: { ...MAYBE, description: 'Such as notebook_task' },
  loop: { type: 'boolean' },
  job: { ...MAYBE, description: 'The job that it runs' },
  pipeline: { ...MAYBE, description: 'The pipeline of the bundle that it runs' },
  file: { ...MAYBE, description: "The source file that it runs, from the bundle's root" },
  what: { ...MAYBE, description: 'What it runs, for people' },
  runIf: MAYBE,
  parameters: PARAMETERS,
  at: MAYBE_PLACE,
});

const FINDINGS = {
  type: 'array',
  items: record({
    severity: { enum: SEVERITIES },
    rule: TEXT,
    message: TEXT,
    help: MAYBE,
    at: PLACE,
    task: { ...MAYBE, description: 'The task that it is about; null for the job' },
  }),
};

const JOB = record({
  key: TEXT,
  name: MAYBE,
  description: MAYBE,
  level: { enum: ['atomic', 'composite', 'orchestrator', null] },
  domain: { ...TEXT, description: 'The folder of its file below resources/' },
  start: {
    oneOf: [{ type: 'null' }, record({ text: TEXT, timeZone: MAYBE, paused: MAYBE })],
    description: 'When it starts by itself',
  },
  tags: PARAMETERS,
  parameters: PARAMETERS,
  at: MAYBE_PLACE,
  runs: { ...TEXTS, description: 'Jobs that it runs, in the order of its steps' },
  tasks: { type: 'array', items: TASK },
  runBy: TEXTS,
  findings: FINDINGS,
});

const STEP = record({
  step: COUNT,
  jobs: { ...TEXTS, description: 'The jobs that lead to the task, outermost first' },
  task: TEXT,
  type: MAYBE,
  file: MAYBE,
  what: MAYBE,
  parameters: {
    type: 'array',
    items: record({ name: TEXT, value: TEXT, from: { enum: ['task', 'job'] } }),
  },
  fault: { ...MAYBE, description: 'Why it cannot run as written' },
});

/** The JSON Schema of what `graph --format json` prints, one form for each question. */
export const GRAPH_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Output of create-dab-project graph --format json',
  oneOf: [
    answer('graph', {
      bundle: MAYBE,
      target: MAYBE,
      jobs: { type: 'array', items: JOB },
      findings: FINDINGS,
    }),
    answer('run-order', {
      target: MAYBE,
      job: TEXT,
      steps: { type: 'array', items: STEP },
      complete: { type: 'boolean' },
    }),
    answer('what-uses', {
      file: TEXT,
      uses: { type: 'array', items: record({ job: TEXT, task: TEXT, pipeline: MAYBE }) },
      jobs: { ...TEXTS, description: 'Those jobs and all that run them, innermost first' },
    }),
    answer('changed-since', {
      since: TEXT,
      changed: TEXTS,
      jobs: {
        type: 'array',
        items: record({ key: TEXT, because: { ...TEXTS, description: 'Changed files' } }),
      },
      unused: { ...TEXTS, description: 'Changed files that no job is known to use' },
      commands: TEXTS,
    }),
  ],
};

function answer(kind: string, properties: Readonly<Record<string, unknown>>): object {
  return record({ format: { const: 1 }, kind: { const: kind }, ...properties });
}

function record(properties: Readonly<Record<string, unknown>>): object {
  const required = Object.keys(properties);
  return { type: 'object', required, properties, additionalProperties: false };
}
