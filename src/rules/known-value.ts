import type { BundleFile, Fields } from '../bundle/bundle.ts';
import type { JobShapes } from '../bundle/job-shapes.ts';
import { textAt } from '../bundle/located.ts';
import { isLiteral } from '../bundle/lookup.ts';
import type { Breach } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';
import { definitionsOf } from '../subject/subject.ts';
import { nearest } from '../suggest.ts';
import type { Located } from '../text.ts';
import { fixOf, scalarEdit } from './parts/fix.ts';

export const knownValue: Rule = {
  id: 'known-value',
  severity: 'warning',
  summary: 'Fields that take one of a few words hold one of them',
  *checkJobs(part) {
    for (const { resource, fields, path } of definitionsOf(part)) {
      const visit = { file: resource.file, seen: new Set<Fields>(), shapes: part.jobShapes };
      yield* judge(visit, fields, 'Job', path);
    }
  },
  *check(subject) {
    for (const [name, all] of subject.variables) {
      for (const { file, fields } of all) {
        const type = textAt(file, fields.get('type')?.value ?? null);
        if (type !== null) yield* wrongWord(file, type, ['complex'], `variables.${name}.type`);
      }
    }
    for (const misfit of subject.misfits()) {
      // What stands above resources is legal-setting's.
      if (misfit.kind !== 'word' || misfit.inJob || !/(?:^|\.)resources\./.test(misfit.path))
        continue;
      const { file, at, path, value, words } = misfit;
      yield* wrongWord(file, { value, span: at }, words, path);
    }
  },
};

/** A walk through one job: what aliases show again is judged once, even if they run in a cycle. */
interface Visit {
  readonly file: BundleFile;
  readonly seen: Set<Fields>;
  readonly shapes: JobShapes;
}

function* judge(visit: Visit, fields: Fields, type: string, path: string): Generator<Breach> {
  const { file, seen, shapes } = visit;
  const { view } = file;
  const shape = shapes.get(type);
  if (shape === undefined || seen.has(fields)) return;
  seen.add(fields);
  for (const [name, { value }] of fields) {
    const field = shape.get(name);
    if (field === undefined) continue;
    const { words } = field;
    const text = words === null ? null : textAt(file, value);
    if (words !== null && text !== null) yield* wrongWord(file, text, words, `${path}.${name}`);
    if (field.type === null) continue;
    if (field.form === 'map') {
      yield* judge(visit, view.entries(value), field.type, `${path}.${name}`);
    }
    for (const [index, { node }] of (view.sequence(value)?.items ?? []).entries()) {
      yield* judge(visit, view.entries(node), field.type, `${path}.${name}[${index}]`);
    }
  }
}

function* wrongWord(
  file: BundleFile,
  { value, span }: Located<string>,
  words: readonly string[],
  subject: string,
): Generator<Breach> {
  if (!isLiteral(value) || words.includes(value)) return;
  const meant = nearest(value, words);
  const same = words.find((word) => word.toLowerCase() === value.toLowerCase());
  yield {
    at: span,
    subject,
    message: `"${value}" is not a value of this field.${meant === null ? '' : ` Did you mean ${meant}?`}`,
    help: `It takes ${words.join(', ')}.`,
    ...(same === undefined ? {} : fixOf(file, `Write ${same}`, true, scalarEdit(file, span, same))),
  };
}
