import type { Bundle, Fields, Job, Task } from '../../bundle/bundle.ts';
import { RUN_JOB } from '../../task/task-type.ts';
import { stepsOf } from '../../walks.ts';
import { type FlatScope, type FlatTask, flatTask, resolver, whenOf } from './flat-task.ts';
import { type Data, dataOf, dataText } from './job-data.ts';
import { JOB_FIELDS } from './job-fields.ts';

/** More tasks than this are not followed. */
const MOST_TASKS = 20_000;

/**
 * The tasks that a run of a job comes to: the jobs that it runs are replaced by their tasks, where
 * `follows` says so, in the definitions for all targets. Null when there are too many, or when jobs
 * run each other in a cycle.
 */
export function flatten(
  bundle: Bundle,
  key: string,
  follows: (job: string) => boolean,
): FlatTask[] | null {
  const tasks: FlatTask[] = [];
  const visit = (job: Job, scope: FlatScope): Ends | null => {
    const ends = new Map<string, string[]>();
    const waited = new Set(job.tasks.flatMap((task) => task.dependsOn.map(({ value }) => value)));
    for (const task of inOrder(job)) {
      const after = afterOf(job, task, ends, scope.after);
      const child = childOf(bundle, task, follows);
      const name = job.tasks.length === 1 && scope.name !== null ? scope.name : task.key.value;
      if (child === null) {
        if (tasks.length >= MOST_TASKS) return null;
        tasks.push(flatTask(job, task, { ...scope, name, after }));
        ends.set(task.key.value, [name]);
        continue;
      }
      if (scope.path.includes(child.resource.key.value)) return null;
      const inside = visit(child, innerScope(job, task, child, { ...scope, name, after }));
      if (inside === null) return null;
      ends.set(task.key.value, inside);
    }
    return [...ends].flatMap(([task, last]) => (waited.has(task) ? [] : last));
  };
  const [job] = bundle.jobs.get(key) ?? [];
  if (job === undefined) return [];
  const top = {
    name: null,
    path: [key],
    parameters: symbols(job),
    around: [],
    when: [],
    after: [],
  };
  return visit(job, top) === null ? null : tasks;
}

/** Names of the last tasks of something. */
type Ends = string[];

/** Tasks behind those that they wait for; those in a cycle last. */
function inOrder({ tasks }: Job): Task[] {
  const waiting = tasks.map(({ key, dependsOn }) => {
    return { key: key.value, after: dependsOn.map(({ value }) => value) };
  });
  const steps = stepsOf(waiting);
  const rank = ({ key }: Task) => steps.get(key.value) ?? Number.MAX_SAFE_INTEGER;
  return tasks.toSorted((a, b) => rank(a) - rank(b));
}

function childOf(bundle: Bundle, { work }: Task, follows: (job: string) => boolean): Job | null {
  if (work.kind !== 'run-job' || work.job === null || !follows(work.job.value)) return null;
  return bundle.jobs.get(work.job.value)?.[0] ?? null;
}

/** What a task waits for; the first ones of a job wait for what the job itself waits for. */
function afterOf(
  { resource }: Job,
  { fields }: Task,
  ends: ReadonlyMap<string, readonly string[]>,
  outer: readonly string[],
): string[] {
  const { view } = resource.file;
  const waits = view.sequence(fields.get('depends_on')?.value ?? null)?.items ?? [];
  if (waits.length === 0) return [...outer];
  return waits.flatMap(({ node }) => {
    const { task_key: key, outcome } = dataOf(view, node) as Readonly<Record<string, Data>>;
    const names = ends.get(String(key)) ?? [`no task ${key}`];
    return names.map((name) => (outcome === undefined ? name : `${name} if ${outcome}`));
  });
}

/** The parameters of the job that is looked at, as whoever starts it will set them. */
function symbols(job: Job): Map<string, Data> {
  return new Map([...defaultsOf(job).keys()].map((name) => [name, `{{job.parameters.${name}}}`]));
}

function defaultsOf({ resource, fields }: Job): Map<string, Data> {
  const { view } = resource.file;
  const list = dataOf(view, fields.get('parameters')?.value ?? null);
  const entries = (Array.isArray(list) ? list : []) as Readonly<Record<string, Data>>[];
  return new Map(entries.map((entry) => [String(entry?.name), entry?.default ?? null]));
}

const CALL_FIELDS = new Set(['task_key', 'depends_on', 'run_if', 'disabled', RUN_JOB.type]);

function innerScope(job: Job, task: Task, child: Job, scope: FlatScope): FlatScope {
  const { view } = job.resource.file;
  const call = dataOf(view, task.fields.get(RUN_JOB.type)?.value ?? null, resolver(scope));
  const given = ((call as Readonly<Record<string, Data>>)?.[RUN_JOB.parameters] ?? {}) as Readonly<
    Record<string, Data>
  >;
  const parameters = [...defaultsOf(child)].map(([name, initial]) => {
    return [name, given[name] ?? scope.parameters.get(name) ?? initial] as const;
  });
  const extra = dataWithout(view, task.fields, CALL_FIELDS);
  const childExtra = dataWithout(
    child.resource.file.view,
    child.fields,
    new Set(Object.keys(JOB_FIELDS).filter((name) => JOB_FIELDS[name]?.fate !== 'stays')),
  );
  return {
    ...scope,
    path: [...scope.path, child.resource.key.value],
    parameters: new Map(parameters),
    around: [...scope.around, ...[extra, childExtra].filter((each) => each !== null)],
    when: whenOf(view, task, scope),
  };
}

function dataWithout(
  view: Job['resource']['file']['view'],
  fields: Fields,
  left: ReadonlySet<string>,
): Data {
  const rest = [...fields].filter(([name]) => !left.has(name));
  if (rest.length === 0) return null;
  return Object.fromEntries(rest.map(([name, { value }]) => [name, dataOf(view, value)]));
}

/** Flat tasks as one text, to be compared: by name, without regard to the order in the files. */
export function flatText(tasks: readonly FlatTask[]): string {
  return tasks
    .map((task) => dataText(task as unknown as Data))
    .sort()
    .join('\n');
}
