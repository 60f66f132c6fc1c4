import type { Bundle, Job, Task } from '../../bundle/bundle.ts';
import { textAt } from '../../bundle/located.ts';
import { codeType, ownSource } from '../../bundle/work.ts';
import { editableTasks } from '../../patch/editable.ts';
import { isShared } from '../../patch/shared.ts';
import { typeFieldsOf } from '../../task/task-type.ts';
import type { Span } from '../../text.ts';
import type { YamlMap, YamlNode, YamlPair } from '../../yaml/tree.ts';
import { COPIED_AS_THEY_ARE, MOVABLE_TYPES, TASK_FIELDS } from './job-fields.ts';

/** A task that runs code, in a job that is to run jobs only. */
export interface CodeItem {
  readonly job: Job;
  readonly task: Task;
  /** Its map, as it is written. */
  readonly node: YamlMap;
  /** The notebook or SQL file that it runs, from the bundle's root; null for anything else. */
  readonly source: string | null;
}

/** Why something stays as it is, and the place to look at. */
export interface Standing {
  readonly reason: string;
  readonly at: Span;
}

/** Offsets into a text. */
type Piece = Pick<Span, 'start' | 'end'>;

/** Whether a task runs code, and not a job or a decision. `allowed` types are no code by agreement. */
export function isCode({ work }: Task, allowed: ReadonlySet<string>): boolean {
  const type = codeType(work);
  return type !== null && !allowed.has(type);
}

/** The file that a task runs, where that is known and is of the bundle. */
export function fileRunBy(job: Job, { work }: Task): string | null {
  return job.fields.has('git_source') ? null : (ownSource(work)?.path ?? null);
}

/** Fields of a job that the new job needs as they are in the parent. */
const NEEDED = ['parameters', 'environments', 'job_clusters', 'tags', ...COPIED_AS_THEY_ARE];

/** What a target may not change of a job whose code moves. */
const SETTLED = [...NEEDED.filter((name) => name !== 'tags'), 'max_concurrent_runs'];

/** Why no code can move out of a job; null when it can. */
export function jobRefusal(bundle: Bundle, key: string): Standing | null {
  const definitions = bundle.jobs.get(key) ?? [];
  const [job, second] = definitions;
  if (job === undefined) return null;
  const { file, entry, target } = job.resource;
  const no = (reason: string, { start, end }: Piece = entry.key): Standing => {
    return { reason, at: { path: file.path, start, end } };
  };
  if (target !== null) return no('it is defined for a target only');
  if (second?.resource.target === null) return no('it is defined twice');
  if (file.path.startsWith('../')) return no("its file is outside the bundle's folder");
  const tasks = editableTasks(job);
  if ('reason' in tasks) return no(tasks.reason, { start: tasks.at, end: tasks.at });
  const value = entry.pair.value as YamlMap;
  const twice = twiceIn(value);
  if (twice !== null) return no(`it has the key "${twice}" twice`);
  const keys = job.tasks.map((task) => task.key.value);
  if (new Set(keys).size < keys.length) return no('two of its tasks have the same key');
  if (job.fields.has('continuous')) return no('it runs continuously');
  for (const name of NEEDED) {
    const field = job.fields.get(name);
    if (field === undefined) continue;
    if (field.owner !== value) return no(`a merge key brings its "${name}"`);
    if (hasAlias(field.pair.value)) {
      return no(`its "${name}" use an alias, which other files do not know`, field.key);
    }
  }
  for (const other of definitions.slice(1)) {
    const changed = SETTLED.find((name) => other.fields.has(name));
    if (changed === undefined) continue;
    const reason = `the target ${other.resource.target} changes its "${changed}"`;
    const { start, end } = other.fields.get(changed)?.key ?? other.resource.key.span;
    return { reason, at: { path: other.resource.file.path, start, end } };
  }
  return null;
}

/** The tasks of a job that run code, each with its map. The job must not be refused. */
export function codeItems(job: Job, allowed: ReadonlySet<string>): CodeItem[] {
  const tasks = editableTasks(job);
  if ('reason' in tasks) return [];
  return job.tasks.flatMap((task, index) => {
    const node = tasks.list.items[index]?.node;
    if (node?.kind !== 'map' || !isCode(task, allowed)) return [];
    return [{ job, task, node, source: fileRunBy(job, task) }];
  });
}

/** Why the text of a task cannot be taken out of its place; null when it can. */
export function textRefusal({ job, task, node }: CodeItem): Standing | null {
  const { view, path } = job.resource.file;
  const no = (reason: string, { start, end }: Piece = task.key.span): Standing => {
    return { reason, at: { path, start, end } };
  };
  if (node.flow) return no('it is written in flow style');
  const twice = twiceIn(node);
  if (twice !== null) return no(`it has the key "${twice}" twice`);
  if ([...task.fields.values()].some(({ owner }) => owner !== node)) {
    return no('a merge key brings a part of it');
  }
  const types = typeFieldsOf(task.fields.keys());
  if (types.length !== 1) return no(`it has ${types.length} types: ${types.join(', ')}`);
  const inner = typeFieldsOf(task.body.keys());
  const unknown = [...types, ...inner].find((type) => !MOVABLE_TYPES.has(type));
  if (unknown !== undefined) return no(`nothing is known about moving a ${unknown}`);
  for (const { key, value } of movedPairs(node)) {
    if (hasAlias(value)) return no('it uses an alias, which other files do not know', key);
    if (isShared(view, key) || isShared(view, value)) {
      return no('an alias elsewhere uses a part of it', key);
    }
  }
  return null;
}

/** By the key of a task why a target stands against moving it. */
export function targetRefusals(bundle: Bundle, job: Job): Map<string, Standing> {
  const found = new Map<string, Standing>();
  for (const other of bundle.jobs.get(job.resource.key.value)?.slice(1) ?? []) {
    const { target } = other.resource;
    for (const { key, fields } of other.tasks) {
      const moved = [...fields.keys()].find((name) => TASK_FIELDS[name]?.fate !== 'stays');
      if (moved === undefined) continue;
      const reason = `the target ${target} changes its "${moved}"`;
      found.set(key.value, { reason, at: key.span });
    }
  }
  return found;
}

/** The fields of a task that move with its code. */
export function movedPairs({ pairs }: YamlMap): YamlPair[] {
  return pairs.filter(({ key }) => TASK_FIELDS[nameOf(key)]?.fate !== 'stays');
}

export function nameOf(key: YamlNode): string {
  return key.kind === 'scalar' ? String(key.value) : '';
}

/** The text of a field of a map; null when it is none. */
export function fieldText(job: Job, node: YamlNode | null, name: string): string | null {
  const { file } = job.resource;
  return textAt(file, file.view.entries(node).get(name)?.value ?? null)?.value ?? null;
}

function twiceIn({ pairs }: YamlMap): string | null {
  const seen = new Set<string>();
  for (const { key } of pairs) {
    if (seen.has(nameOf(key))) return nameOf(key);
    seen.add(nameOf(key));
  }
  return null;
}

/** Whether an alias stands in a node. */
export function hasAlias(node: YamlNode | null): boolean {
  if (node?.kind === 'alias') return true;
  if (node?.kind === 'seq') return node.items.some((item) => hasAlias(item.node));
  return node?.kind === 'map' && node.pairs.some(({ value }) => hasAlias(value));
}

/** Whether a name may be that of a job's parameter. */
export function isPlainName(name: string): boolean {
  return /^[A-Za-z0-9_.-]+$/.test(name);
}
