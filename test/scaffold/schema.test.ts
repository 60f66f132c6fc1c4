/** Everything that we generate is what the official schema of bundles allows. */
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newProject } from '../../src/create/new-project.ts';
import { answers, specOf } from '../support/answers.ts';
import { yamlOf } from '../support/bundle.ts';
import { needsSchema, officialSchema } from '../support/official-schema.ts';
import { runs } from '../support/runs.ts';

describe('the official bundle schema', needsSchema, () => {
  it('accepts all YAML of 150 random projects', () => {
    // The schema has keywords of its own, such as "doNotSuggest".
    const ajv = new Ajv({ strict: false, allErrors: true });
    const validate = ajv.compile(officialSchema());
    fc.assert(
      fc.property(answers, (raw) => {
        const files = newProject(specOf(raw), '0.0.0');
        for (const file of files.keys()) {
          if (!/^(databricks\.yml|resources\/.*)$/.test(file)) continue;
          validate(yamlOf(files, file));
          expect(validate.errors ?? [], file).toEqual([]);
        }
      }),
      runs(150),
    );
  });

  it('refuses what is wrong', () => {
    const ajv = new Ajv({ strict: false });
    const validate = ajv.compile(officialSchema());
    expect(
      validate({
        bundle: { name: 'a' },
        resources: { jobs: { a: { tasks: [{ taskkey: 'x' }] } } },
      }),
    ).toBe(false);
  });
});
