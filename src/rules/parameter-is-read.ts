import type { Job } from '../bundle/bundle.ts';
import { entryAt, isLiteral, mapsIn, textIn } from '../bundle/lookup.ts';
import type { Breach } from '../finding.ts';
import {
  declaredBy,
  type JobParameters,
  jobParameters,
  MOST_NAMES,
  ownParameters,
} from '../subject/passed.ts';
import { ANY, mentionsIn, readsBelow, readsOf } from '../subject/reads-below.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import type { TaskCode } from '../subject/task-code.ts';
import { NAMED_PARAMETERS } from '../task/task-type.ts';
import { missingIn } from './parts/missing-parameters.ts';
import { nearName } from './parts/near-name.ts';
import { passedInVain } from './parts/passed-in-vain.ts';

export const parameterIsRead: Rule = {
  id: 'parameter-is-read',
  severity: 'warning',
  summary: 'Code reads the parameters that are passed to it',
  readsCode: true,
  *check(subject) {
    const passed = jobParameters(subject.bundle);
    for (const task of [...subject.taskCode().values()].flat()) {
      yield* unreadOfTask(subject, task, passed);
    }
    for (const [key, jobs] of subject.bundle.jobs) {
      if (jobs.some(({ fields }) => fields.has('parameters')))
        yield* unreadOfJob(subject, key, jobs);
    }
    yield* passedInVain(subject);
  },
};

function* unreadOfTask(subject: Subject, code: TaskCode, passed: JobParameters): Generator<Breach> {
  const reads = readsOf(subject, code);
  if (reads === null) return;
  // A name that is near a missing one is that one: parameter-is-passed says so.
  const missing = missingIn(subject, code, passed).map(({ read }) => read.name);
  const own = ownParameters(code);
  const paths = [...new Set(code.runs.map(({ path }) => path))].join(', ');
  for (const { job, task } of code.definitions) {
    const { file } = job.resource;
    for (const [type, field] of NAMED_PARAMETERS) {
      const map = file.view.entries(entryAt(file, task.body, type, field)?.value ?? null);
      if (map.size > MOST_NAMES) continue;
      for (const [name, { key }] of map) {
        if (reads.has(name) || !isLiteral(name) || nearName(name, missing) !== null) continue;
        yield {
          at: { path: file.path, start: key.start, end: key.end },
          subject: task.path,
          message: `the parameter ${name} is passed, and ${paths} does not read it`,
          help: helpFor(name, reads, own.names),
        };
      }
    }
  }
}

function helpFor(name: string, reads: ReadonlySet<string>, passed: ReadonlySet<string>): string {
  const meant = nearName(
    name,
    [...reads].filter((each) => !passed.has(each)),
  );
  return meant === null
    ? 'Remove it, or read it in the code.'
    : `The code reads ${meant}: use one name in both places.`;
}

function* unreadOfJob(subject: Subject, key: string, jobs: readonly Job[]): Generator<Breach> {
  const reads = readsBelow(subject, key);
  if (reads === null) return;
  const mentioned = new Set(jobs.flatMap(mentionsIn));
  if (mentioned.has(ANY)) return;
  for (const job of jobs) {
    const { resource, fields, path } = job;
    for (const item of mapsIn(resource.file, fields, 'parameters')) {
      const name = textIn(resource.file, item.fields, 'name');
      if (name === null || !isLiteral(name.value)) continue;
      if (reads.has(name.value) || mentioned.has(name.value)) continue;
      yield {
        at: name.span,
        subject: `${path}.parameters[${item.index}]`,
        message: `no task of the job reads the parameter ${name.value}`,
        help: helpFor(name.value, reads, declaredBy(job).names),
      };
    }
  }
}
