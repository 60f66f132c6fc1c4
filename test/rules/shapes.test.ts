/** Rules hold up on any shape of YAML, and mind no line ends. */
import fs from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { JOB_SHAPES } from '../../src/bundle/job-shapes.ts';
import { RULES } from '../../src/rules/index.ts';
import { parseTree } from '../../src/yaml/parse.ts';
import { unpack } from '../support/archive.ts';
import { fixFiles, lintFiles, withRoot } from '../support/lint.ts';
import { runs } from '../support/runs.ts';

const FIELDS = [
  ...new Set([...JOB_SHAPES.values()].flatMap((shape) => [...shape.keys()])),
  ...['serverless', 'clusters', 'root_path', 'glob', 'include', 'notebook', 'environment'],
];

const WORDS = [
  ...['', 'load', '../src/load.py', '../src/load', '../../src', '${var.x}', '{{job.id}}', '-r x'],
  ...['UNPAUSED', 'paused', 'RUN_DURATION_SECONDS', '0 0 2 * * ?', 'UTC', 'atomic', 'SELECT 1'],
];

const NB = '# Databricks notebook source\nprint(dbutils.widgets.get("a"))\n';

/** Any value, mostly maps of fields that mean something somewhere. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, depthSize: 'medium' },
    fc.constantFrom<unknown>(...WORDS, null, true, 0, 3600, -1, 1.5),
    fc.dictionary(fc.constantFrom(...FIELDS), tie('value'), { maxKeys: 6 }),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}));

/** A map of jobs or pipelines whose usual parts are there, each of any shape. */
const resource = fc.record(
  {
    name: value,
    tags: value,
    tasks: fc.oneof(value, fc.array(task(), { maxLength: 3 })),
    environments: value,
    parameters: value,
    schedule: value,
    triggers: value,
    libraries: value,
    email_notifications: fc.oneof(
      value,
      fc.constant({ on_duration_warning_threshold_exceeded: ['x'] }),
    ),
    health: value,
  },
  { requiredKeys: [] },
);

function task() {
  return fc.record(
    {
      task_key: value,
      notebook_task: fc.oneof(value, fc.record({ notebook_path: value, base_parameters: value })),
      sql_task: fc.oneof(value, fc.record({ file: value, query: value, parameters: value })),
      for_each_task: value,
      run_job_task: value,
      libraries: value,
    },
    { requiredKeys: [] },
  );
}

it('no rule throws on any shape, and what fixes leave is YAML', () => {
  fc.assert(
    fc.property(
      fc.oneof(resource, value),
      fc.oneof(resource, value),
      fc.boolean(),
      (job, own, block) => {
        const root = {
          bundle: { name: 'shop' },
          targets: { dev: { mode: 'development', resources: { jobs: { load: own } } } },
          resources: { jobs: { load: job }, pipelines: { load: job } },
        };
        const text = block
          ? stringify(root, { aliasDuplicateObjects: false })
          : JSON.stringify(root);
        const files = new Map([
          ['databricks.yml', text],
          ['src/load.py', NB],
        ]);
        lintFiles(files);
        const fixed = fixFiles(files, 'unsafe').get('databricks.yml') as string;
        expect(parseTree(fixed).fault).toBeNull();
      },
    ),
    runs(300),
  );
});

const cases = RULES.flatMap(({ id }) =>
  fs
    .readdirSync(join(import.meta.dirname, id))
    .filter((name) => /^bad.*\.txt$/.test(name))
    .map((name) => join(id, name)),
);

it.each(cases)('finds in %s with CRLF what it finds with LF', (name) => {
  const files = withRoot(unpack(fs.readFileSync(join(import.meta.dirname, name), 'utf8')));
  const crlf = new Map(
    [...files].map(([path, text]) => [path, text.replaceAll(/\r?\n/g, '\r\n')] as const),
  );
  expect(facts(crlf)).toEqual(facts(files));
  for (const text of fixFiles(crlf, 'unsafe').values()) {
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  }
});

function facts(files: ReadonlyMap<string, string>): string[] {
  return lintFiles(files).map(({ rule, at, message }) => `${rule} ${at.path} ${message}`);
}
