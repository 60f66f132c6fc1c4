import { posix } from 'node:path';
import type { Bundle, Job, Task } from '../../bundle/bundle.ts';
import { jobGraph } from '../../bundle/graph.ts';
import { levelOf } from '../../bundle/level.ts';
import { addTo } from '../../grouped.ts';
import { isShared } from '../../patch/shared.ts';
import type { Problem } from '../../problem.ts';
import { jobKeyFault } from '../../spec/job-values.ts';
import { didYouMean } from '../../suggest.ts';
import { reversed, wavesOf } from '../../walks.ts';
import { fileRunBy, hasAlias, jobRefusal } from './code-item.ts';
import { dataOf, dataText } from './job-data.ts';
import { referencesIn, taskOf } from './references.ts';

/** Tasks of one job that are to become a composite job. */
export interface TaskGroup {
  /** Key of the task that will run it, and the stem of its key. */
  readonly name: string;
  readonly tasks: readonly string[];
}

/** The groups of tasks whose code is in one folder; tasks alone in theirs are in none. */
export function groupsByFolder(bundle: Bundle, job: Job): TaskGroup[] {
  const byFolder = new Map<string, string[]>();
  for (const { key, work } of job.tasks) {
    const child = work.kind === 'run-job' ? bundle.jobs.get(work.job?.value ?? '')?.[0] : undefined;
    const [source] = child?.tasks.flatMap((task) => fileRunBy(child, task) ?? []) ?? [];
    if (source === undefined) continue;
    const folder = posix.dirname(source).replace(/^src\//, '');
    addTo(byFolder, folder, key.value);
  }
  const taken = new Set(job.tasks.map(({ key }) => key.value));
  return [...byFolder].flatMap(([folder, tasks]) => {
    if (tasks.length < 2 || tasks.length === job.tasks.length) return [];
    const plain = folder
      .replace(/[^A-Za-z0-9_-]+/g, '_')
      .replace(/^[^A-Za-z]+|(?<![_-])[_-]+$/g, '');
    const name = plain === '' || taken.has(plain) ? `${plain || 'folder'}_tasks` : plain;
    taken.add(name);
    return [{ name, tasks }];
  });
}

/** All that speaks against cutting a job into these groups. */
export function groupProblems(
  bundle: Bundle,
  job: Job,
  groups: readonly TaskGroup[],
): readonly Problem[] {
  const { value: key } = job.resource.key;
  const refusal = jobRefusal(bundle, key);
  if (refusal !== null) return [problem('group', key, `another job, since ${refusal.reason}`)];
  const [target] =
    bundle.jobs
      .get(key)
      ?.slice(1)
      .filter((other) => other.tasks.length > 0) ?? [];
  if (target !== undefined) {
    return [
      problem('group', key, `another job: the target ${target.resource.target} changes its tasks`),
    ];
  }
  const [parent] = reversed(jobGraph(bundle)).get(key) ?? [];
  if (parent !== undefined) {
    return [
      problem(
        'group',
        key,
        `a job that no other runs: it becomes an orchestrator, and ${parent} runs it`,
      ),
    ];
  }
  const found = [
    ...nameProblems(job, groups),
    ...groups.flatMap((group) => sizeProblems(job, group)),
  ];
  if (found.length > 0) return found;
  const groupOf = new Map(groups.flatMap(({ name, tasks }) => tasks.map((task) => [task, name])));
  return [
    ...job.tasks.flatMap((task) => taskProblems(bundle, job, task, groupOf)),
    ...cycleProblems(job, groupOf),
  ];
}

/** Less than that of a job's key, which gets a word behind it. */
const LONGEST_NAME = 90;

function nameProblems(job: Job, groups: readonly TaskGroup[]): Problem[] {
  const problems: Problem[] = [];
  const grouped = new Set<string>();
  for (const task of groups.flatMap(({ tasks }) => tasks)) {
    if (grouped.has(task)) problems.push(problem('group', task, 'a task in one group only'));
    grouped.add(task);
  }
  const taken = new Set(
    job.tasks.flatMap(({ key }) => (grouped.has(key.value) ? [] : [key.value])),
  );
  for (const { name } of groups) {
    const isLong = name.length > LONGEST_NAME;
    const fault = isLong ? `a name of at most ${LONGEST_NAME} characters` : jobKeyFault(name);
    if (fault !== null) problems.push(problem('group', name, fault));
    else if (taken.has(name)) {
      problems.push(problem('group', name, 'a name that no other task or group has'));
    }
    taken.add(name);
  }
  return problems;
}

function sizeProblems(job: Job, { name, tasks }: TaskGroup): Problem[] {
  const keys = new Set(job.tasks.map((task) => task.key.value));
  const unknown = tasks.filter((task) => !keys.has(task));
  if (unknown.length === 0 && tasks.length < 2) {
    return [problem('group', name, 'at least two tasks: one alone runs its atomic job already')];
  }
  return unknown.map((task) => {
    const hint = didYouMean(task, keys);
    return problem('group', task, `a task of ${job.resource.key.value}.${hint}`);
  });
}

function taskProblems(
  bundle: Bundle,
  job: Job,
  task: Task,
  groupOf: ReadonlyMap<string, string>,
): Problem[] {
  const { file } = job.resource;
  const { value: key, span: at } = task.key;
  const own = groupOf.get(key);
  const no = (allowed: string): Problem[] => [{ ...problem('group', key, allowed), at }];
  const entry = task.fields.get('depends_on');
  const lost = lostReference(job, task, groupOf);
  if (lost !== null) return no(`a task without {{${lost}}}, which would mean nothing afterwards`);
  const isTouched = own !== undefined || task.dependsOn.some(({ value }) => groupOf.has(value));
  if (!isTouched) return [];
  if (['run_if', 'disabled'].some((name) => task.fields.has(name))) {
    return no('a task without "run_if" or "disabled": in a group, these would mean other tasks');
  }
  const waits = file.view.sequence(entry?.value ?? null)?.items ?? [];
  const arePlain = waits.every(({ node }) => node?.kind === 'map' && node.pairs.length === 1);
  if (!arePlain || waits.length !== task.dependsOn.length || hasAlias(entry?.pair.value ?? null)) {
    return no('a task that waits for others without conditions');
  }
  if (own === undefined) return [];
  const { work } = task;
  const child = work.kind === 'run-job' ? (work.job?.value ?? null) : null;
  if (child === null || levelOf(bundle, child) !== 'atomic')
    return no('a task that runs an atomic job');
  const { view } = file;
  const isTied = [...task.fields.values()].some(({ pair }) => {
    return hasAlias(pair.value) || isShared(view, pair.value);
  });
  return isTied ? no('a task without anchors and aliases') : [];
}

/** A reference of a task that is about the run of its job, or about a task that is no longer in it. */
function lostReference(job: Job, task: Task, groupOf: ReadonlyMap<string, string>): string | null {
  const { view } = job.resource.file;
  const own = groupOf.get(task.key.value);
  const said = [...task.fields.values()].map(({ value }) => dataText(dataOf(view, value)));
  const lost = said.flatMap(referencesIn).find((reference) => {
    if (reference.kind === 'task') return groupOf.get(taskOf(reference).key) !== own;
    return own !== undefined && reference.kind !== 'parameter' && reference.kind !== 'same';
  });
  return lost?.name ?? null;
}

/** Groups that wait for each other. */
function cycleProblems(job: Job, groupOf: ReadonlyMap<string, string>): Problem[] {
  const nodeOf = (task: string) =>
    `${groupOf.has(task) ? 'group' : 'task'} ${groupOf.get(task) ?? task}`;
  const order = new Map<string, Set<string>>();
  for (const { key, dependsOn } of job.tasks) {
    const node = nodeOf(key.value);
    const waits = order.get(node) ?? new Set();
    order.set(node, waits);
    for (const { value } of dependsOn) if (nodeOf(value) !== node) waits.add(nodeOf(value));
  }
  const free = new Set(wavesOf(order).flat());
  const stuck = [...order.keys()].filter((node) => !free.has(node) && node.startsWith('group '));
  if (stuck.length === 0) return [];
  const names = stuck.map((node) => node.slice('group '.length)).join(', ');
  return [problem('group', names, 'groups that do not wait for each other in a cycle')];
}

function problem(key: string, value: string, allowed: string): Problem {
  return { key, value: JSON.stringify(value), allowed: `give ${allowed}` };
}
