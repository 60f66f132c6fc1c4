import type { BundleFile, Job } from '../bundle/bundle.ts';
import { entryAt, isLiteral, mapsIn, textIn } from '../bundle/lookup.ts';
import { missingIn } from './missing-parameters.ts';
import { nearName } from './near-name.ts';
import {
  declaredBy,
  type JobParameters,
  jobParameters,
  MOST_NAMES,
  ownParameters,
} from './passed.ts';
import type { Finding, Rule } from './rule.ts';
import type { Subject } from './subject.ts';
import type { TaskCode } from './task-code.ts';
import { namesReadAt } from './task-facts.ts';

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
  },
};

/** The names that a task's code reads; null when they are not known. */
function readsOf(subject: Subject, { runs }: TaskCode): ReadonlySet<string> | null {
  const names = new Set<string>();
  for (const use of runs) {
    const own = namesReadAt(subject, use);
    if (own === null) return null;
    for (const name of own) names.add(name);
  }
  return names;
}

const OWN = [
  ['notebook_task', 'base_parameters'],
  ['sql_task', 'parameters'],
] as const;

function* unreadOfTask(
  subject: Subject,
  code: TaskCode,
  passed: JobParameters,
): Generator<Finding> {
  const reads = readsOf(subject, code);
  if (reads === null) return;
  // A name that is near a missing one is that one: parameter-is-passed says so.
  const missing = missingIn(subject, code, passed).map(({ read }) => read.name);
  const own = ownParameters(code);
  const paths = [...new Set(code.runs.map(({ path }) => path))].join(', ');
  for (const { job, task } of code.definitions) {
    const { file } = job.resource;
    for (const [type, field] of OWN) {
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

function* unreadOfJob(subject: Subject, key: string, jobs: readonly Job[]): Generator<Finding> {
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

/** Jobs that are looked at below one; with more, what they read counts as unknown. */
const MOST_JOBS = 100;

/** The names that a job's tasks read, or jobs that they run; null when they are not known. */
function readsBelow(subject: Subject, key: string): ReadonlySet<string> | null {
  const names = new Set<string>();
  const keys = new Set([key]);
  for (const each of keys) {
    const jobs = subject.bundle.jobs.get(each);
    if (jobs === undefined || keys.size > MOST_JOBS) return null;
    const code = subject.taskCode().get(each) ?? [];
    const readable = new Set(
      code.flatMap(({ definitions }) => definitions.map(({ task }) => task)),
    );
    for (const { work } of jobs
      .flatMap(({ tasks }) => tasks)
      .filter((task) => !readable.has(task))) {
      if (work.kind === 'run-job' && work.job !== null) keys.add(work.job.value);
      else if (work.kind !== 'other' || work.type !== 'condition_task') return null;
    }
    for (const task of code) {
      const own = readsOf(subject, task);
      if (own === null) return null;
      for (const name of own) names.add(name);
    }
    // A job that is run gets the parameters that it declares itself, and may do anything with them.
    if (each === key) continue;
    for (const declared of jobs.map(declaredBy)) {
      if (declared.unknown) return null;
      for (const name of declared.names) names.add(name);
    }
  }
  return names;
}

/** Stands for all names. */
const ANY = '*';

/** The names of which a job's text says `job.parameters.name`. */
function mentionsIn({ resource }: Job): string[] {
  const { file, entry } = resource;
  const text = textOf(file, entry.pair.value);
  // What an alias or a merge key brings stands elsewhere.
  if (/(?:^|[\s:,[-])\*[\w-]/m.test(text)) return [ANY];
  return [...text.matchAll(/job\.parameters(?:\.([\w.-]*[\w-]))?/g)].map(([, name]) => name ?? ANY);
}

function textOf(
  { text }: BundleFile,
  node: { readonly start: number; readonly end: number } | null,
): string {
  return node === null ? '' : text.slice(node.start, node.end);
}
