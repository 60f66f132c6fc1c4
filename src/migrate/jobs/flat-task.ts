import { posix } from 'node:path';
import type { Job, Task } from '../../bundle/bundle.ts';
import { NAMED_PARAMETERS } from '../../task/task-type.ts';
import type { YamlNode } from '../../yaml/tree.ts';
import { type Data, dataOf } from './job-data.ts';
import { COPIED_AS_THEY_ARE, TASK_FIELDS } from './job-fields.ts';
import { withReferences } from './references.ts';
import { environmentPaths, isVariable, type LocalPath, taskPaths } from './task-paths.ts';

/** One task that does something, as it runs in the end. */
export interface FlatTask {
  /** The key of the task in the lowest job that has several, or that is the one looked at. */
  readonly name: string;
  /** What runs, with paths from the bundle's root and with references to job parameters resolved. */
  readonly does: Data;
  /** What arrives as named parameters. */
  readonly parameters: Readonly<Record<string, Data>>;
  /** Where it runs, and as whom. */
  readonly compute: Data;
  /** What the jobs and tasks around it add: tries, timeouts, notifications. */
  readonly around: readonly Data[];
  /** On which outcomes it runs, outermost first; nothing for the usual one. */
  readonly when: readonly Data[];
  /** Names of the tasks that must be done before, each with the outcome that is waited for. */
  readonly after: readonly string[];
}

/** What surrounds a job that is run by another one. */
export interface FlatScope {
  readonly name: string | null;
  /** Keys of the jobs from the one looked at. */
  readonly path: readonly string[];
  readonly parameters: ReadonlyMap<string, Data>;
  readonly around: readonly Data[];
  readonly when: readonly Data[];
  readonly after: readonly string[];
}

/** The conditions of a task and of what is around it. */
export function whenOf(
  view: Job['resource']['file']['view'],
  task: Task,
  scope: FlatScope,
): Data[] {
  const own = ['run_if', 'disabled'].map((name) => {
    return dataOf(view, task.fields.get(name)?.value ?? null);
  });
  return [...scope.when, ...own.filter((each) => each !== null && each !== 'ALL_SUCCESS')];
}

/** Resolves references as they mean in a job: what is about a run says which job's. */
export function resolver({ parameters, path }: FlatScope): (text: string) => string {
  const inner = path.length > 1 ? ` of ${path.at(-1)}` : '';
  return (text) =>
    withReferences(text, (name) => {
      const known = parameters.get(name.replace(/^job\.parameters\./, ''));
      if (name.startsWith('job.parameters.') && known !== undefined) return String(known);
      return `{{${name}${/^(job|tasks)\./.test(name) ? inner : ''}}}`;
    });
}

/** Names of compute, which is spelled out, and words for readers. */
const APART = new Set(['environment_key', 'job_cluster_key', 'description']);

/** A task with all that is around it. */
export function flatTask(
  job: Job,
  task: Task,
  scope: FlatScope & { readonly name: string },
): FlatTask {
  const { file } = job.resource;
  const { view } = file;
  const node = taskNode(job, task);
  const fromGit = job.fields.has('git_source');
  const resolve = resolver(scope);
  const places = rooted(file.path, node === null ? [] : taskPaths(view, node, fromGit));
  const moved = [...task.fields].filter(([name]) => TASK_FIELDS[name]?.fate !== 'stays');
  const does: Record<string, Data> = {};
  for (const [name, { value }] of moved) {
    if (APART.has(name)) continue;
    does[name] = dataOf(view, value, (text, scalar) => places.get(scalar) ?? resolve(text));
  }
  const parameters: Record<string, Data> = {};
  for (const [type, name] of NAMED_PARAMETERS) {
    if (does[type] === undefined) continue;
    const { [name]: own, ...rest } = (does[type] ?? {}) as Readonly<Record<string, Data>>;
    does[type] = rest;
    Object.assign(parameters, own);
  }
  Object.assign(parameters, Object.fromEntries(scope.parameters));
  return {
    name: scope.name,
    does,
    parameters,
    compute: computeOf(job, task, resolve),
    around: scope.around,
    when: whenOf(view, task, scope),
    after: [...new Set(scope.after)].sort(),
  };
}

/** The map of a task, as it is written. */
function taskNode(job: Job, task: Task): YamlNode | null {
  const { view } = job.resource.file;
  const index = Number(/\[(\d+)\]$/.exec(task.path)?.[1]);
  return view.sequence(job.fields.get('tasks')?.value ?? null)?.items[index]?.node ?? null;
}

function rooted(file: string, paths: readonly LocalPath[]): Map<YamlNode, string> {
  return new Map(
    paths.map((local) => {
      const folder = posix.dirname(file);
      const path = isVariable(local) ? `${folder}: ${local.path}` : posix.join(folder, local.path);
      return [local.node, local.head + path.replace(/\/$/, '')];
    }),
  );
}

/** The environments and clusters that a task names, spelled out, and what its job says about code. */
function computeOf(job: Job, task: Task, resolve: (text: string) => string): Data {
  const { file } = job.resource;
  const { view } = file;
  const named = (list: string, name: string): Data => {
    const keys = new Set(
      [task.fields, task.body].map((fields) => {
        const key = dataOf(view, fields.get(name)?.value ?? null);
        return key === null ? null : String(key);
      }),
    );
    const items = view.sequence(job.fields.get(list)?.value ?? null)?.items ?? [];
    return items.flatMap(({ node }) => {
      const key = dataOf(view, view.entries(node).get(name)?.value ?? null);
      if (key === null || !keys.has(String(key))) return [];
      const places = rooted(file.path, environmentPaths(view, node));
      const said = dataOf(view, node, (text, scalar) => places.get(scalar) ?? resolve(text));
      return [{ ...(said as Readonly<Record<string, Data>>), [name]: null }];
    });
  };
  const copied = COPIED_AS_THEY_ARE.flatMap((name) => {
    const entry = job.fields.get(name);
    return entry === undefined ? [] : [[name, dataOf(view, entry.value)] as const];
  });
  return {
    environments: named('environments', 'environment_key'),
    clusters: named('job_clusters', 'job_cluster_key'),
    job: Object.fromEntries(copied),
  };
}
