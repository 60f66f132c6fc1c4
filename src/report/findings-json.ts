import { type Finding, SEVERITIES } from '../finding.ts';
import { jsonText, type Printed } from '../printed.ts';
import { countOf, type Report } from './findings.ts';
import { regionsOf } from './positions.ts';

/** Findings for machines: see docs/findings.schema.json. `format` changes when a reader would break. */
export function jsonReport(report: Report): Printed {
  const { findings, unchosen, excused, known, made, jobs, version } = report;
  const region = regionsOf(report.textOf);
  const value = {
    format: 1,
    tool: { name: 'create-dab-project', version },
    summary: {
      jobs,
      errors: countOf(findings, 'error'),
      warnings: countOf(findings, 'warning'),
      notes: countOf(findings, 'note'),
      excused,
      known,
      unchosen: unchosen.length,
      fixed: made.length,
    },
    fixes: made.map(({ rule, path, line, title }) => ({ rule, path, line, title })),
    findings: findings.map(({ rule, severity, at, message, subject, see = [], help, fix }) => ({
      rule,
      severity,
      message,
      path: at.path,
      ...region(at),
      subject: subject ?? null,
      help: help ?? null,
      see: see.map(({ value, span }) => ({ message: value, path: span.path, ...region(span) })),
      fix: fix === undefined ? null : fixOf(fix),
    })),
  };
  return jsonText(value);

  function fixOf({ title, safe, edits }: NonNullable<Finding['fix']>) {
    const all = edits.map((edit) => ({ path: edit.path, ...region(edit), text: edit.text }));
    return { title, safe, edits: all };
  }
}

const PLACE = {
  path: { type: 'string' },
  line: { type: 'integer', minimum: 1 },
  column: { type: 'integer', minimum: 1, description: 'In UTF-16 units' },
  endLine: { type: 'integer', minimum: 1 },
  endColumn: { type: 'integer', minimum: 1, description: 'Behind the last one' },
};

/** The JSON Schema of the JSON report. */
export const FINDINGS_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Findings of create-dab-project check --format json',
  ...record({
    format: { const: 1 },
    tool: record({ name: { type: 'string' }, version: { type: 'string' } }),
    summary: record(
      Object.fromEntries(
        ['jobs', 'errors', 'warnings', 'notes', 'excused', 'known', 'unchosen', 'fixed'].map(
          (name) => [name, { type: 'integer', minimum: 0 }],
        ),
      ),
    ),
    fixes: {
      type: 'array',
      description: 'What --fix has fixed; lines are those of the text before',
      items: record({
        rule: { type: 'string' },
        path: { type: 'string' },
        line: { type: 'integer', minimum: 1 },
        title: { type: 'string' },
      }),
    },
    findings: {
      type: 'array',
      items: record({
        rule: { type: 'string' },
        severity: { enum: SEVERITIES },
        message: { type: 'string' },
        ...PLACE,
        subject: { type: ['string', 'null'], description: 'Such as resources.jobs.x.tasks[0]' },
        help: { type: ['string', 'null'] },
        see: { type: 'array', items: record({ message: { type: 'string' }, ...PLACE }) },
        fix: {
          oneOf: [
            { type: 'null' },
            record({
              title: { type: 'string' },
              safe: { type: 'boolean' },
              edits: { type: 'array', items: record({ ...PLACE, text: { type: 'string' } }) },
            }),
          ],
        },
      }),
    },
  }),
};

function record(properties: Readonly<Record<string, unknown>>): object {
  const required = Object.keys(properties);
  return { type: 'object', required, properties, additionalProperties: false };
}
