import type { Job } from '../bundle/bundle.ts';
import { placeText } from '../bundle/references.ts';
import { type ValueReference, valueReferencesOf } from '../bundle/value-references.ts';
import { fieldTexts, type WholeJob } from '../bundle/whole-job.ts';
import type { Breach } from '../finding.ts';
import { declaredBy, type JobParameters, jobParameters } from '../subject/passed.ts';
import type { Rule } from '../subject/rule.ts';
import { nearIn } from '../suggest.ts';
import { isLegalParameterName } from './legal-parameter-name.ts';
import { isLegalTaskKey } from './legal-task-key.ts';
import { ownFixOf } from './parts/fix.ts';
import { question } from './parts/suggester.ts';

export const knownValueReference: Rule = {
  id: 'known-value-reference',
  severity: 'error',
  summary: 'Values that a run puts in come from parameters and tasks that the job has',
  *check({ bundle, wholeJobs, partlyUnknown }) {
    if (partlyUnknown) return;
    let passed: JobParameters | null = null;
    for (const whole of wholeJobs) {
      const found = whole.definitions.flatMap((job) => {
        return valueReferencesOf(job).map((reference) => ({ job, reference }));
      });
      if (found.length === 0) continue;
      passed ??= jobParameters(bundle);
      yield* unknownParameters(whole, found, passed);
      yield* unknownTasks(whole, found);
    }
  },
};

type Found = readonly { readonly job: Job; readonly reference: ValueReference }[];

/** What other jobs pass may be there, though the job does not declare it. */
function* unknownParameters(
  { key, definitions }: WholeJob,
  found: Found,
  { of, toAny }: JobParameters,
): Generator<Breach> {
  const given = [of(key), toAny, ...definitions.map(declaredBy)];
  if (given.some(({ unknown }) => unknown)) return;
  const known = new Set(given.flatMap(({ names }) => [...names]));
  const near = nearIn([...known].filter(isLegalParameterName));
  for (const { job, reference } of found) {
    if (reference.of !== 'parameter' || known.has(reference.name)) continue;
    const message = `the job has no parameter ${reference.name}`;
    yield finding(job, reference, message, near(reference.name), 'parameters');
  }
}

function* unknownTasks({ tasks, open }: WholeJob, found: Found): Generator<Breach> {
  if (open) return;
  const known = new Set(tasks.keys());
  for (const { body, loops } of tasks.values()) {
    for (const { text } of loops ? fieldTexts(body, 'task_key') : []) known.add(text.value);
  }
  const near = nearIn([...tasks.keys()].filter(isLegalTaskKey));
  for (const { job, reference } of found) {
    if (reference.of !== 'task' || known.has(reference.name)) continue;
    const message = `the job has no task ${reference.name}`;
    yield finding(job, reference, message, near(reference.name), 'tasks');
  }
}

function finding(
  { resource: { file }, path }: Job,
  { name, at, place }: ValueReference,
  message: string,
  meant: string | null,
  list: string,
): Breach {
  const edit = { start: at.start, end: at.end, text: meant ?? name };
  return {
    at,
    subject: `${path}.${placeText(place)}`,
    message: `${message}${question(meant)}`,
    help: `Name one of its ${list}, or add it there.`,
    ...(meant === null ? {} : ownFixOf(file, at.start, `Write ${meant}`, false, edit)),
  };
}
