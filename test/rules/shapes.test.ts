/** Rules judge what people write, not what the schema hopes for: no shape may break them. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fixFiles, lintFiles, withRoot } from '../support/lint.ts';

/** Keys that rules look at, so that random trees reach deep into them. */
const KEYS =
  `bundle name include targets dev mode presets name_prefix trigger_pause_status workspace
root_path resources jobs load tasks task_key run_job_task job_id for_each_task task pipelines sales
development variables default lookup job run_as user_name scripts content env python permissions
level grants principal privileges tags job_level schemas secrets value dashboards deployment
deployment_id << 1 null ${'${var.x}'}`.split(/\s+/);

const key = fc.constantFrom(...KEYS);
const scalar = fc.constantFrom<unknown>(
  null,
  true,
  0,
  '',
  'text',
  'dev',
  'production',
  'development',
  '${var.load}',
  '${resources.jobs.load.id}',
  '${ var.x }',
  '${var.${bundle.target}}',
  'resources/**/*.yml',
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    scalar,
    fc.dictionary(key, tie('tree'), { maxKeys: 6 }),
    fc.array(tie('tree'), { maxLength: 3 }),
  ),
}));

const file = fc.dictionary(key, tree, { maxKeys: 8 });

it('no shape of YAML breaks a rule, or a fix', () => {
  fc.assert(
    fc.property(file, file, (root, included) => {
      const files = new Map([
        ['databricks.yml', JSON.stringify({ include: ['resources/*.yml'], ...root })],
        ['resources/a.yml', JSON.stringify(included, null, 2)],
        ['resources/deep/b.yml', JSON.stringify(included)],
      ]);
      for (const { message } of lintFiles(files)) expect(message).not.toContain('undefined');
      fixFiles(files, 'unsafe');
    }),
    { numRuns: 400 },
  );
});

it('no text breaks a rule', () => {
  const line = fc.constantFrom(
    'resources:',
    '  jobs:',
    '    load: &load',
    '    again: *load',
    '    <<: *load',
    '      tasks:',
    '        - task_key: a',
    '          run_job_task: {job_id: "${resources.jobs.load.id}"}',
    '---',
    '<<<<<<< HEAD',
    '? [a]',
    'variables: {x: {default: "${var.x}"}}',
    '  x: |',
    '\tx',
    'targets: !x',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), fc.constantFrom('\n', '\r\n'), (lines, eol) => {
      const text = lines.join(eol);
      for (const path of ['databricks.yml', 'resources/a.yml']) {
        const files = withRoot(new Map([[path, text]]));
        lintFiles(files);
        fixFiles(files, 'unsafe');
      }
    }),
    { numRuns: 400 },
  );
});
