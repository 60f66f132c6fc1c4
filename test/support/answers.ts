import fc from 'fast-check';
import { LAYERS } from '../../src/layer.ts';
import { domainNameFault } from '../../src/spec/domains.ts';
import { type JobRequest, parseJob } from '../../src/spec/job-flags.ts';
import type { RawJobAnswers } from '../../src/spec/job-question.ts';
import { parseSpec, type RawAnswers } from '../../src/spec/parse.ts';
import { type ProjectSpec, STANDARD_DOMAINS, slugOf, TARGETS } from '../../src/spec/project.ts';
import { bundleTextFault, identifierFault, lineFault } from '../../src/spec/text.ts';
import { AWKWARD } from './hostile.ts';

const awkwardLine = fc
  .array(fc.oneof(fc.constantFrom(...AWKWARD), fc.string({ unit: 'grapheme', maxLength: 8 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''));

const name = awkwardLine
  .map((text) => `${text}a`)
  .filter((text) => bundleTextFault(text, 100) === null && slugOf(text) !== '');
const line = awkwardLine.filter((text) => lineFault(text, 500) === null);
const bundleLine = awkwardLine.filter((text) => bundleTextFault(text, 100) === null);

const identifier = fc
  .oneof(
    fc.stringMatching(/^[a-zA-Z0-9_-]{1,12}$/),
    fc.constantFrom('my-cat', 'größe', '1', '-', '_'),
  )
  .filter((text) => identifierFault(text) === null);

const ownDomain = fc
  .tuple(
    fc
      .stringMatching(/^[a-z][a-z0-9_]{0,10}[a-z0-9]$/)
      .filter(
        (text) =>
          domainNameFault(text) === null && !(STANDARD_DOMAINS as readonly string[]).includes(text),
      ),
    fc.constantFrom('', ':setup', ':refresh', ':setup,refresh'),
  )
  .map(([text, phases]) => text + phases);

const schemas = fc
  .uniqueArray(identifier, {
    minLength: 3,
    maxLength: 3,
    selector: (text) => text.toLowerCase(),
  })
  .map((names) =>
    Object.fromEntries(LAYERS.map((layer, index) => [layer, names[index] as string])),
  );

/** Answers as a file would give them, all of them valid. */
export const answers: fc.Arbitrary<RawAnswers> = fc
  .record(
    {
      name,
      description: line,
      layers: fc.subarray([...LAYERS]),
      domains: fc
        .tuple(
          fc.subarray([...STANDARD_DOMAINS]),
          fc.uniqueArray(ownDomain, { maxLength: 3, selector: (text) => text.split(':')[0] }),
        )
        .map(([standard, own]) => [...standard, ...own]),
      catalogs: fc
        .tuple(identifier, identifier)
        .map((names) => Object.fromEntries(TARGETS.map((target, index) => [target, names[index]]))),
      schemas,
      warehouse: bundleLine,
      emails: fc.uniqueArray(fc.constantFrom('a@b.co', "o'neil+x@example.com", 'x.y@sub.host.org')),
      schedule: fc.constantFrom('0 0 2 * * ?', '0 0/15 8-18 ? * MON-FRI', '0 0 0 L * ? 2030'),
      'time-zone': fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'US/Pacific'),
      functions: fc.constantFrom('notebook', 'sql'),
    },
    { requiredKeys: ['name', 'layers', 'domains'] },
  )
  .filter((raw) => raw.layers.length + raw.domains.length > 0);

/** What a job is made of, by valid answers; fails the test when they are not valid. */
export function jobOf(raw: RawJobAnswers): JobRequest {
  const parsed = parseJob(raw);
  if ('job' in parsed) return parsed.job;
  throw new Error(JSON.stringify(parsed.problems));
}

/** The project of valid answers; fails the test when they are not valid. */
export function specOf(raw: RawAnswers): ProjectSpec {
  const parsed = parseSpec(raw, null);
  if ('spec' in parsed) return parsed.spec;
  throw new Error(JSON.stringify(parsed.problems));
}
