/** Rules meet YAML of every shape: they never throw, and their fixes leave files that can be read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { applyEdits } from '../../src/text.ts';
import { faultsOf, fixFiles, lintFiles, withRoot } from '../support/lint.ts';
import { runs } from '../support/runs.ts';

const word = fc.constantFrom(
  'a',
  'b',
  'default',
  '${var.x}',
  '${resources.jobs.a.id}',
  '${resources.jobs.b.id}',
  '{{tasks.a.values.x}}',
  '../src/a.py',
  'atomic',
  'composite',
  'orchestrator',
  '',
);
const odd = fc.oneof(
  word,
  fc.constant(null),
  fc.integer(),
  fc.boolean(),
  fc.array(word, { maxLength: 2 }),
  fc.dictionary(fc.constantFrom('task_key', 'x', 'spec', 'tasks'), word, { maxKeys: 2 }),
);
/** Mostly what is meant, now and then anything at all. */
function mostly<T>(meant: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 9, arbitrary: meant as fc.Arbitrary<unknown> },
    { weight: 1, arbitrary: odd },
  );
}
function fields(model: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  return fc.record(model, { requiredKeys: [] });
}

const run = {
  notebook_task: mostly(fields({ notebook_path: mostly(word), base_parameters: mostly(odd) })),
  run_job_task: mostly(fields({ job_id: mostly(word), job_parameters: mostly(odd) })),
  python_task: mostly(fields({ python_file: mostly(word) })),
  notebook: mostly(odd),
};
const key = fc.constantFrom('a', 'b', 'c');
const task = fields({
  task_key: mostly(key),
  depends_on: mostly(fc.array(mostly(fields({ task_key: mostly(key) })), { maxLength: 2 })),
  environment_key: mostly(word),
  max_retries: mostly(fc.integer()),
  max_retrys: mostly(odd),
  for_each_task: mostly(
    fields({ inputs: mostly(word), task: mostly(fields({ task_key: mostly(key), ...run })) }),
  ),
  ...run,
});
const job = fields({
  name: mostly(word),
  tags: mostly(
    fields({ job_level: mostly(word), layer: mostly(fc.constantFrom('bronze', 'gold')) }),
  ),
  environments: mostly(
    fc.array(mostly(fields({ environment_key: mostly(word), spec: mostly(odd) })), {
      maxLength: 2,
    }),
  ),
  tasks: mostly(fc.array(mostly(task), { maxLength: 3 })),
  timeout_second: mostly(fc.integer()),
});
const jobs = fields({ a: mostly(job), b: mostly(job) });
const bundle = fields({
  resources: mostly(fields({ jobs: mostly(jobs) })),
  targets: mostly(
    fields({ dev: mostly(fields({ resources: mostly(fields({ jobs: mostly(jobs) })) })) }),
  ),
});
const styles = fc.record({
  indentSeq: fc.boolean(),
  aliasDuplicateObjects: fc.boolean(),
  collectionStyle: fc.constantFrom<'any' | 'flow'>('any', 'any', 'any', 'flow'),
  crlf: fc.boolean(),
});
const files = fc.tuple(bundle, styles).map(([value, { crlf, ...style }]) => {
  const text = stringify(value ?? null, style);
  return withRoot(new Map([['resources/a.yml', crlf ? text.replaceAll('\n', '\r\n') : text]]));
});

describe('whatever a bundle holds', () => {
  it('rules do not throw, and point into files', () => {
    fc.assert(
      fc.property(files, (tree) => {
        for (const { at, see = [] } of lintFiles(tree)) {
          for (const { path, start, end } of [at, ...see.map(({ span }) => span)]) {
            expect(start).toBeLessThanOrEqual(end);
            expect(end).toBeLessThanOrEqual(tree.get(path)?.length ?? -1);
          }
        }
      }),
      runs(500),
    );
  });

  it('each fix by itself removes its finding, and leaves a file that can be read', () => {
    fc.assert(
      fc.property(files, (tree) => {
        for (const { rule, at, message, fix } of lintFiles(tree)) {
          if (fix === undefined) continue;
          const fixed = new Map(tree);
          for (const path of new Set(fix.edits.map((edit) => edit.path))) {
            const own = fix.edits.filter((edit) => edit.path === path);
            fixed.set(path, applyEdits(tree.get(path) ?? '', own));
          }
          expect(faultsOf(fixed)).toEqual(faultsOf(tree));
          const same = lintFiles(fixed).filter((left) => {
            return left.rule === rule && left.message === message && left.at.start === at.start;
          });
          expect(same, `${rule}: ${message}`).toEqual([]);
        }
      }),
      runs(500),
    );
  });

  it('all fixes together come to rest', () => {
    fc.assert(
      fc.property(files, (tree) => {
        const fixed = fixFiles(tree, 'unsafe');
        expect(faultsOf(fixed)).toEqual(faultsOf(tree));
        expect(fixFiles(fixed, 'unsafe')).toEqual(fixed);
      }),
      runs(300),
    );
  });
});
