/** Everything that we generate is what the official schema of bundles allows. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaffold } from '../../src/scaffold/scaffold.ts';
import { answers, specOf } from '../support/answers.ts';
import { yamlOf } from '../support/bundle.ts';

const path = process.env.BUNDLE_SCHEMA;

describe.skipIf(!path)('the official bundle schema (set BUNDLE_SCHEMA to its file)', () => {
  it('accepts all YAML of 150 random projects', () => {
    // The schema has keywords of its own, such as "doNotSuggest".
    const ajv = new Ajv({ strict: false, allErrors: true });
    const validate = ajv.compile(JSON.parse(readFileSync(path as string, 'utf8')));
    fc.assert(
      fc.property(answers, (raw) => {
        const files = scaffold(specOf(raw), '0.0.0');
        for (const file of files.keys()) {
          if (!/^(databricks\.yml|resources\/.*)$/.test(file)) continue;
          validate(yamlOf(files, file));
          expect(validate.errors ?? [], file).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('refuses what is wrong', () => {
    const ajv = new Ajv({ strict: false });
    const validate = ajv.compile(JSON.parse(readFileSync(path as string, 'utf8')));
    expect(
      validate({
        bundle: { name: 'a' },
        resources: { jobs: { a: { tasks: [{ taskkey: 'x' }] } } },
      }),
    ).toBe(false);
  });
});
