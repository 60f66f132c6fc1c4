import type { BundleFile, Fields } from '../bundle/bundle.ts';
import { JOB_SHAPES } from '../bundle/job-shapes.ts';
import { JOB_VALUES } from '../bundle/job-values.ts';
import { textAt } from '../bundle/located.ts';
import { isLiteral } from '../bundle/lookup.ts';
import { nearest } from '../suggest.ts';
import type { Located } from '../text.ts';
import { fixOf, scalarEdit } from './fix.ts';
import type { Finding, Rule } from './rule.ts';
import { definitionsOf } from './subject.ts';

/** Deeper than any job can be; an alias may lead back to where it stands. */
const DEEPEST = 12;

export const knownValue: Rule = {
  id: 'known-value',
  severity: 'warning',
  summary: 'Fields that take one of a few words hold one of them',
  *check(subject) {
    for (const { resource, fields, path } of definitionsOf(subject)) {
      yield* judge(resource.file, fields, 'Job', path, DEEPEST);
    }
  },
};

function* judge(
  file: BundleFile,
  fields: Fields,
  type: string,
  path: string,
  depth: number,
): Generator<Finding> {
  const shape = JOB_SHAPES.get(type);
  if (shape === undefined || depth === 0) return;
  const { view } = file;
  for (const [name, { value }] of fields) {
    const field = shape.get(name);
    if (field === undefined) continue;
    const words = JOB_VALUES.get(`${type}.${name}`);
    const text = words === undefined ? null : textAt(file, value);
    if (words !== undefined && text !== null)
      yield* wrongWord(file, text, words, `${path}.${name}`);
    if (field.type === null) continue;
    if (field.form === 'map') {
      yield* judge(file, view.entries(value), field.type, `${path}.${name}`, depth - 1);
    }
    for (const [index, { node }] of (view.sequence(value)?.items ?? []).entries()) {
      yield* judge(file, view.entries(node), field.type, `${path}.${name}[${index}]`, depth - 1);
    }
  }
}

function* wrongWord(
  file: BundleFile,
  { value, span }: Located<string>,
  words: readonly string[],
  subject: string,
): Generator<Finding> {
  if (!isLiteral(value) || words.includes(value)) return;
  const meant = nearest(value, words);
  const same = words.find((word) => word.toLowerCase() === value.toLowerCase());
  yield {
    at: span,
    subject,
    message: `"${value}" is no value for this field.${meant === null ? '' : ` Did you mean ${meant}?`}`,
    help: `It takes ${words.join(', ')}.`,
    ...(same === undefined ? {} : fixOf(file, `Write ${same}`, true, scalarEdit(file, span, same))),
  };
}
