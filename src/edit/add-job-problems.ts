import type { Bundle } from '../bundle/bundle.ts';
import { type JobGraph, jobGraph, MOST_NESTED } from '../bundle/graph.ts';
import { levelOf, runsCode } from '../bundle/level.ts';
import { isReferable } from '../bundle/reference-path.ts';
import { ownSource } from '../bundle/work.ts';
import { LEVELS } from '../level.ts';
import type { Problem } from '../problem.ts';
import { stemOf } from '../scaffold/title.ts';
import type { JobSpec } from '../spec/job.ts';
import { jobKeyFault } from '../spec/job-values.ts';
import { didYouMean } from '../suggest.ts';
import { withoutExtension } from '../task/notebook-name.ts';
import type { PathNaming } from '../task/task-facts.ts';
import { type TaskType, taskSource } from '../task/task-type.ts';
import type { Span } from '../text.ts';
import { depthsOf, type Links, reversed, wayBetween } from '../walks.ts';
import type { Parent } from './parent.ts';
import { sourceProblems, type TaskSource } from './source-problems.ts';

/** Everything that speaks against a new job: the laws of the architecture and of the CLI. */
export function addJobProblems(
  bundle: Bundle,
  job: JobSpec,
  parents: readonly Parent[],
  source: TaskSource | null,
): Problem[] {
  return [
    ...keyProblems(bundle, job.key),
    ...ownershipProblems(bundle, job),
    ...(source === null
      ? []
      : job.tasks.flatMap((task) => ('path' in task ? sourceProblems(task, source) : []))),
    ...taskProblems(job),
    ...childProblems(bundle, job),
    ...parents.flatMap((parent) => parentProblems(bundle, job, parent)),
    ...shapeProblems(jobGraph(bundle), job, parents),
  ];
}

/** What speaks against a key for a new job. */
export function keyProblems(bundle: Bundle, key: string): Problem[] {
  const fault = jobKeyFault(key);
  if (fault !== null) return [problem('name', key, fault)];
  const taken = bundle.resources.find((resource) => resource.key.value === key);
  if (taken === undefined) return [];
  return [
    {
      ...problem('name', key, `another key: the bundle has ${taken.type}.${key} already`),
      at: taken.key.span,
    },
  ];
}

function ownershipProblems(bundle: Bundle, job: JobSpec): Problem[] {
  const used = new Map<string, { job: string; at: Span }>();
  for (const [key, definitions] of bundle.jobs) {
    for (const { work } of definitions.flatMap(({ tasks }) => tasks)) {
      const own = ownSource(work);
      if (own !== null && own.path !== null)
        used.set(nameOf(own.type, own.path), { job: key, at: own.at });
    }
  }
  return job.tasks.flatMap((task) => {
    const source = 'path' in task ? taskSource(task.type) : null;
    if (!('path' in task) || !source?.ofOneJob) return [];
    const { path } = task;
    const user = used.get(nameOf(task.type, path));
    if (user === undefined) return [];
    const allowed = `another ${WORDS[source.kind]}: the job ${user.job} runs this one, and each belongs to one job`;
    return [{ ...problem('path', path, allowed), at: user.at }];
  });
}

const WORDS: Readonly<Record<PathNaming['kind'], string>> = {
  notebook: 'file',
  file: 'file',
  folder: 'folder',
};

/** The CLI once took notebook paths without ending, and people still write them. */
function nameOf(type: TaskType, path: string): string {
  const isFolder = taskSource(type)?.kind === 'folder';
  return isFolder ? `${path}/` : withoutExtension(path);
}

/** The CLI merges tasks of one key without a word: `a` and `a_job` would both be the task `a`. */
function taskProblems(job: JobSpec): Problem[] {
  const keys = job.tasks.map((task) => task.key);
  const twice = keys.filter((key, index) => keys.indexOf(key) < index);
  return twice.map((key) => problem('run', key, 'jobs whose tasks get different keys'));
}

function childProblems(bundle: Bundle, job: JobSpec): Problem[] {
  return job.tasks.flatMap((task) => {
    if ('path' in task) return [];
    if ('pipeline' in task) return pipelineProblems(bundle, task.pipeline);
    if (!bundle.jobs.has(task.job)) return [unknownJob(bundle, 'run', task.job)];
    if (!isReferable(task.job) || jobKeyFault(stemOf(task.job)) !== null) {
      return [problem('run', task.job, 'a job whose key can be written as a reference and a task')];
    }
    const level = levelOf(bundle, task.job);
    if (level === null || LEVELS[level].rank < LEVELS[job.level].rank) return [];
    const allowed = `a job of a lower level: this one is a job of level ${level}, the new one of level ${job.level}`;
    return [problem('run', task.job, allowed)];
  });
}

function pipelineProblems(bundle: Bundle, key: string): Problem[] {
  const keys = bundle.resources.filter(({ type }) => type === 'pipelines');
  const known = keys.map((resource) => resource.key.value);
  if (known.includes(key) && isReferable(key)) return [];
  const allowed = known.includes(key)
    ? 'a pipeline whose key can be written as a reference'
    : `the bundle has no pipelines of this key.${didYouMean(key, known)}`;
  return [problem('pipelines', key, allowed)];
}

function parentProblems(bundle: Bundle, job: JobSpec, { key, after, task }: Parent): Problem[] {
  const definitions = bundle.jobs.get(key);
  if (definitions === undefined) return [unknownJob(bundle, 'parent', key)];
  const level = levelOf(bundle, key);
  const problems: Problem[] = [];
  if (definitions.length > 1 && definitions.every(({ resource }) => resource.target !== null)) {
    const allowed = 'a job that is defined for all targets: this one is in several targets only';
    problems.push(problem('parent', key, allowed));
  }
  if (level === 'atomic' || definitions.some(runsCode)) {
    problems.push(problem('parent', key, 'a composite or orchestrator: this job runs code'));
  } else if (level !== null && LEVELS[level].rank <= LEVELS[job.level].rank) {
    const allowed = `a job of a higher level than ${job.level}: this one is of level ${level}`;
    problems.push(problem('parent', key, allowed));
  }
  const keys = definitions.flatMap(({ tasks }) => tasks.map((each) => each.key.value));
  if (keys.includes(task)) problems.push(problem('parent', key, `a job without a task "${task}"`));
  for (const each of after) {
    if (keys.includes(each)) continue;
    const hint = didYouMean(each, keys);
    problems.push(problem('after', each, `a task of ${key}.${hint}`));
  }
  return problems;
}

/** Cycles and nesting, in the graph as it would be. */
function shapeProblems(graph: JobGraph, job: JobSpec, parents: readonly Parent[]): Problem[] {
  const children = job.tasks.flatMap((task) => ('job' in task ? [task.job] : []));
  const wanted = new Map(graph);
  wanted.set(job.key, new Set(children));
  for (const { key } of parents) wanted.set(key, new Set([...(graph.get(key) ?? []), job.key]));
  for (const { key } of parents) {
    const cycle = wayBetween(wanted, job.key, key);
    if (cycle === null) continue;
    return [problem('parent', key, `no cycle: ${[...cycle, job.key].join(' runs ')}`)];
  }
  const nested = depthIn(wanted, job.key) + depthIn(reversed(wanted), job.key);
  if (nested <= MOST_NESTED) return [];
  const allowed = `at most ${MOST_NESTED} run-job tasks nested in each other; here it would be ${nested}`;
  return [problem('name', job.key, allowed)];
}

function depthIn(links: Links, key: string): number {
  return depthsOf(links, new Set()).get(key) ?? 0;
}

function unknownJob(bundle: Bundle, flag: string, key: string): Problem {
  return problem(flag, key, `a job of the bundle.${didYouMean(key, bundle.jobs.keys())}`);
}

function problem(key: string, value: string, allowed: string): Problem {
  return { key, value: JSON.stringify(value), allowed };
}
