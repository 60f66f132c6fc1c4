import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flagText } from '../../src/report/repeat-command.ts';
import { parseSpec, type RawAnswers, writtenAnswers } from '../../src/spec/parse.ts';
import { answersSchema } from '../../src/spec/schema.ts';
import { answers, specOf } from '../support/answers.ts';
import { runs } from '../support/runs.ts';

function problemsOf(raw: RawAnswers, directory: string | null = null): string[] {
  const parsed = parseSpec(raw, directory);
  return 'problems' in parsed
    ? parsed.problems.map(({ key, value, allowed }) => `${key} ${value}: ${allowed}`)
    : [];
}

describe('parseSpec', () => {
  it('has a default for everything', () => {
    const spec = specOf({});
    expect(spec).toMatchObject({
      name: 'my-lakehouse',
      slug: 'my-lakehouse',
      layers: ['bronze', 'silver', 'gold'],
      domains: { standard: ['semantic', 'monitoring', 'ml'], own: [] },
      emails: [],
      functions: 'notebook',
    });
  });

  it('takes the name from the directory', () => {
    expect(parseSpec({}, 'Retail Lake')).toMatchObject({
      spec: { name: 'Retail Lake', slug: 'retail-lake' },
    });
    expect(problemsOf({}, '売上')[0]).toContain('give --name');
    expect(parseSpec({ name: 'x' }, '売上')).toHaveProperty('spec');
  });

  it('reports all problems at once, each with key, value and what is allowed', () => {
    const problems = problemsOf({
      name: 'a ${b}',
      layers: 'bronze,gol',
      domains: 'finance:nightly,Bad Name',
      catalogs: 'dev=a b,stage=c',
      schemas: 'gold=a b',
      emails: 'nobody',
      schedule: '0 2 * * *',
      'time-zone': 'europe/berlin',
      functions: 'python',
      colour: 'red',
    });
    expect(problems).toEqual([
      'colour : no answer has this key.',
      'name "a ${b}": no "${": the Databricks CLI would read it as a reference',
      'layers "gol": bronze, silver or gold. Did you mean "gold"?',
      'domains "finance:nightly": the phases setup or refresh, or both: finance:setup,refresh',
      'domains "Bad Name": semantic, monitoring or ml, or a name of 2 to 50 characters: a-z, 0-9 and "_"; it starts with a letter and ends with a letter or digit',
      'catalogs "stage": dev or prod.',
      'schemas "gold=a b": letters, digits, "_" and "-" only',
      'emails "nobody": an e-mail address such as team@example.com',
      'schedule "0 2 * * *": a Quartz cron such as "0 0 2 * * ?": it has 5 fields, not 6 or 7 (a Quartz expression starts with seconds)',
      'time-zone "europe/berlin": a time zone id such as UTC or Europe/Berlin, case as written there',
      'functions "python": notebook or sql.',
    ]);
  });

  it('wants schemas that differ, but only those in use', () => {
    expect(problemsOf({ schemas: 'gold=Silver', emails: 'x' })).toEqual([
      'emails "x": an e-mail address such as team@example.com',
      'schemas "gold=Silver": a different schema for each layer',
    ]);
    expect(problemsOf({ layers: 'bronze,gold', domains: 'none', schemas: 'gold=silver' })).toEqual(
      [],
    );
  });

  it('joins the phases of a domain that is named twice', () => {
    expect(specOf({ domains: 'finance:setup,semantic,finance:refresh' }).domains).toEqual({
      standard: ['semantic'],
      own: [{ name: 'finance', phases: ['setup', 'refresh'] }],
    });
  });

  it('limits the number of addresses', () => {
    const emails = Array.from({ length: 51 }, (_, index) => `a${index}@b.co`);
    expect(problemsOf({ emails })[0]).toContain('at most 50 addresses');
  });

  it('ends no slug with a dash', () => {
    expect(specOf({ name: `${'a'.repeat(62)} b` }).slug).toBe('a'.repeat(62));
  });

  it('wants at least one layer or domain', () => {
    expect(problemsOf({ layers: 'none', domains: 'none' })).toEqual([
      'layers []: choose at least one layer or domain',
    ]);
  });

  it.each([
    ['a\nb', 'one line only'],
    ['a\u0000b', 'no control or invisible characters'],
    ['a\u202eb', 'no control or invisible characters'],
    ['a\ud800', 'no control or invisible characters'],
    [' a', 'no spaces at its start or end'],
    ['', 'give some text'],
    ['CON', 'another name: Windows keeps this one for a device'],
    ['🎉', 'a name with at least one of a-z, A-Z or 0-9: folders need it'],
    ['a'.repeat(101), 'at most 100 characters'],
  ])('refuses the name %j', (name, allowed) => {
    expect(problemsOf({ name })[0]).toContain(allowed);
  });

  it.each([
    'bronze',
    'pipelines',
    'orchestrators',
    'finance_layer',
    'con',
    'setup',
    'a',
    '1a',
    'a_',
    '../x',
    '/etc',
    'a/b',
    'a\\b',
    'a\u0000',
    'FINANCE',
    'lakehouse_monitoring',
    'semantic:setup',
    'finance:',
    'finance:setup:refresh',
    '__proto__',
    'a'.repeat(51),
  ])('refuses the domain %j', (domain) => {
    expect(problemsOf({ domains: [domain] })).toHaveLength(1);
  });

  it('never throws, whatever comes in', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(...Object.keys(writtenAnswers(specOf({}))), 'x'),
          fc.anything(),
        ),
        (raw) => {
          const parsed = parseSpec(raw, null);
          for (const problem of 'problems' in parsed ? parsed.problems : []) {
            expect(problem.allowed).not.toBe('');
            expect(problem.value.length).toBeLessThanOrEqual(60);
          }
        },
      ),
      runs(2000),
    );
  });

  it('gets the same project from flags as from a file', () => {
    fc.assert(
      fc.property(answers, (raw) => {
        const spec = specOf(raw);
        const flags = Object.entries(writtenAnswers(spec)).map(([key, value]) => [
          key,
          flagText(value),
        ]);
        const again = specOf(Object.fromEntries(flags));
        expect(writtenAnswers(again)).toEqual(writtenAnswers(spec));
      }),
      runs(100),
    );
  });
});

describe('the JSON Schema of answers', () => {
  const ajv = new Ajv2020.default({ strict: true, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(answersSchema());

  it('accepts what the gate accepts', () => {
    fc.assert(
      fc.property(answers, (raw) => {
        validate(writtenAnswers(specOf(raw)));
        expect(validate.errors ?? []).toEqual([]);
      }),
      runs(100),
    );
  });

  it.each([
    [{ nme: 'x' }],
    [{ layers: ['iron'] }],
    [{ domains: ['Bad Name'] }],
    [{ domains: ['a:nightly'] }],
    [{ catalogs: { stage: 'x' } }],
    [{ catalogs: { dev: 'a b' } }],
    [{ emails: ['nobody'] }],
    [{ functions: 'python' }],
    [{ name: '' }],
    [{ name: 7 }],
  ])('refuses %j, as the gate does', (raw) => {
    expect(validate(raw)).toBe(false);
    expect(problemsOf(raw as RawAnswers)).not.toEqual([]);
  });
});
