import type { Bundle } from '../bundle/bundle.ts';
import { chain, depth, type JobGraph, jobGraph, MOST_NESTED, runBy } from '../bundle/graph.ts';
import { levelOf, runsCode } from '../bundle/level.ts';
import { LEVELS } from '../level.ts';
import type { Problem } from '../problem.ts';
import type { JobSpec } from '../spec/job.ts';
import { DEVICE } from '../spec/project.ts';
import { didYouMean } from '../suggest.ts';
import { lineAndColumn, type Span } from '../text.ts';
import { isYamlWord } from '../yaml-word.ts';
import type { Parent } from './add-job.ts';

/** Everything that speaks against a new job: the laws of the architecture and of the CLI. */
export function addJobProblems(
  bundle: Bundle,
  job: JobSpec,
  parents: readonly Parent[],
): Problem[] {
  return [
    ...keyProblems(bundle, job.key),
    ...notebookProblems(bundle, job),
    ...taskProblems(job),
    ...childProblems(bundle, job),
    ...parents.flatMap((parent) => parentProblems(bundle, job, parent)),
    ...shapeProblems(jobGraph(bundle), job, parents),
  ];
}

/** What speaks against a key for a new job. */
export function keyProblems(bundle: Bundle, key: string): Problem[] {
  // What `${resources.jobs.<key>.id}` can refer to, less what is awkward as a file's name.
  if (!/^[A-Za-z]([_-]*[A-Za-z0-9]+)*$/.test(key) || key.length > 100) {
    return [
      problem(
        'name',
        key,
        'a key of letters, digits, "_" and "-", from a letter to a letter or digit',
      ),
    ];
  }
  if (!isYamlWord(key)) {
    return [problem('name', key, 'another key: YAML reads this one as something else')];
  }
  if (DEVICE.test(key.toLowerCase())) {
    return [problem('name', key, 'another key: Windows keeps this one for a device')];
  }
  const taken = bundle.resources.find((resource) => resource.key.value === key);
  if (taken === undefined) return [];
  return [
    {
      ...problem('name', key, `another key: the bundle has ${taken.type}.${key} already`),
      at: placeOf(bundle, taken.key.span),
    },
  ];
}

function notebookProblems(bundle: Bundle, job: JobSpec): Problem[] {
  const used = new Map<string, { job: string; at: Span }>();
  for (const [key, definitions] of bundle.jobs) {
    for (const { work } of definitions.flatMap(({ tasks }) => tasks)) {
      if ((work.kind === 'notebook' || work.kind === 'sql-file') && work.path !== null) {
        used.set(withoutEnding(work.path), { job: key, at: work.at });
      }
    }
  }
  return job.tasks.flatMap((task) => {
    const path =
      task.kind === 'notebook' ? task.notebook : task.kind === 'sql-file' ? task.file : '';
    const user = used.get(withoutEnding(path));
    if (user === undefined) return [];
    const allowed = `another file: the job ${user.job} runs this one, and each belongs to one job`;
    return [{ ...problem('path', path, allowed), at: placeOf(bundle, user.at) }];
  });
}

/** The CLI once took notebook paths without ending, and people still write them. */
function withoutEnding(path: string): string {
  return path.replace(/\.(py|sql|r|scala|ipynb)$/i, '');
}

/** The CLI merges tasks of one key without a word: `a` and `a_job` would both be the task `a`. */
function taskProblems(job: JobSpec): Problem[] {
  const keys = job.tasks.map((task) => task.key);
  const twice = keys.filter((key, index) => keys.indexOf(key) < index);
  return twice.map((key) => problem('run', key, 'jobs whose tasks get different keys'));
}

function childProblems(bundle: Bundle, job: JobSpec): Problem[] {
  return job.tasks.flatMap((task) => {
    if (task.kind !== 'run-job') return [];
    if (!bundle.jobs.has(task.job)) return [unknownJob(bundle, 'run', task.job)];
    const level = levelOf(bundle, task.job);
    if (level === null || LEVELS[level].rank < LEVELS[job.level].rank) return [];
    const allowed = `a job of a lower level: this one is a job of level ${level}, the new one of level ${job.level}`;
    return [problem('run', task.job, allowed)];
  });
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

/** References to resources that there are not, in parameters or as a pipeline. */
export function referenceProblems(bundle: Bundle, key: string, text: string): Problem[] {
  return [...text.matchAll(/\$\{resources\.([a-z_]+)\.([^.{}[\]]+)/g)].flatMap(([, type, name]) => {
    const same = bundle.resources
      .filter((resource) => resource.type === type)
      .map((each) => each.key.value);
    if (name === key || same.includes(name as string)) return [];
    const allowed = `the bundle has no ${type} of this key.${didYouMean(name as string, same)}`;
    return [problem(type as string, name as string, allowed)];
  });
}

/** Circles and nesting, in the graph as it would be. */
function shapeProblems(graph: JobGraph, job: JobSpec, parents: readonly Parent[]): Problem[] {
  const children = job.tasks.flatMap((task) => (task.kind === 'run-job' ? [task.job] : []));
  const wanted = new Map(graph);
  wanted.set(job.key, new Set(children));
  for (const { key } of parents) wanted.set(key, new Set([...(graph.get(key) ?? []), job.key]));
  for (const { key } of parents) {
    const circle = chain(wanted, job.key, key);
    if (circle === null) continue;
    return [problem('parent', key, `no circle: ${[...circle, job.key].join(' runs ')}`)];
  }
  const nested = depth(wanted, job.key) + depth(runBy(wanted), job.key);
  if (nested <= MOST_NESTED) return [];
  const allowed = `at most ${MOST_NESTED} run-job tasks nested in each other; here it would be ${nested}`;
  return [problem('name', job.key, allowed)];
}

function unknownJob(bundle: Bundle, flag: string, key: string): Problem {
  return problem(flag, key, `a job of the bundle.${didYouMean(key, bundle.jobs.keys())}`);
}

function problem(key: string, value: string, allowed: string): Problem {
  return { key, value: JSON.stringify(value), allowed };
}

/** `file:line:column` of a piece of a bundle's file. */
export function placeOf(bundle: Bundle, { path, start }: Span): string {
  return `${path}:${lineAndColumn(bundle.files.get(path)?.text ?? '', start)}`;
}
