import type { Job } from '../bundle/bundle.ts';
import type { YamlMap, YamlNode, YamlPair, YamlSeq } from '../yaml/tree.ts';

/** Why a place cannot be edited safely, and the offset to look at. */
export interface Refusal {
  readonly reason: string;
  readonly at: number;
}

/** The pairs of a map with a name, as written: more than one where its key stands twice. */
export function pairsNamed(map: YamlMap, name: string | null): YamlPair[] {
  return map.pairs.filter(({ key }) => key.kind === 'scalar' && key.value === name);
}

/** The tasks of a job as they are written. */
export interface EditableTasks {
  /** Offset of the key `tasks`. */
  readonly key: number;
  readonly list: YamlSeq;
}

/**
 * The sequence of a job's tasks, if what is written there is what the CLI reads, and only this job
 * has it: own keys, block style, no aliases, no key twice.
 */
export function editableTasks(job: Job): EditableTasks | Refusal {
  const { file, entry, type, target } = job.resource;
  const { value } = entry.pair;
  const path = [...(target === null ? [] : ['targets', target]), 'resources', type];
  const twice = keyTwice(file.root, [...path, job.resource.key.value]);
  if (twice !== null) return twice;
  if (value === null || (value.kind === 'scalar' && value.value === null)) {
    return { reason: 'the job is empty', at: entry.key.start };
  }
  if (value.kind !== 'map') return { reason: 'the job is not written as a map', at: value.start };
  if (value.flow) return { reason: 'the job is written in flow style', at: value.start };
  const tasks = pairsNamed(value, 'tasks');
  const [pair] = tasks;
  if (pair === undefined) return { reason: 'the job has no tasks of its own', at: value.start };
  if (tasks.length > 1) return { reason: 'the job has the key "tasks" twice', at: pair.key.start };
  const list = pair.value;
  if (list?.kind === 'alias') return { reason: 'the tasks are an alias', at: list.start };
  if (list?.kind !== 'seq') return { reason: 'the job has no tasks', at: pair.key.start };
  if (list.flow) return { reason: 'the tasks are written in flow style', at: list.start };
  for (const { node, dash } of list.items) {
    if (node?.kind === 'alias') return { reason: 'a task is an alias', at: node.start };
    if (node?.kind !== 'map')
      return { reason: 'a task is not a map', at: node?.start ?? dash ?? list.start };
  }
  if (list.items.length !== job.tasks.length) {
    return { reason: 'a task has no task_key', at: list.start };
  }
  for (const node of [value, list]) {
    if (node.anchor !== null && file.view.isAliased(node.anchor)) {
      return {
        reason: `the anchor "${node.anchor}" shares this text with another place`,
        at: node.start,
      };
    }
  }
  return { key: pair.key.start, list };
}

/** A key on the way to a resource that its map has twice: the CLI would read the last one only. */
export function keyTwice(root: YamlNode | null, path: readonly string[]): Refusal | null {
  let node = root;
  for (const name of path) {
    if (node?.kind !== 'map') return null;
    const pairs: YamlMap['pairs'] = node.pairs.filter(
      ({ key }) => key.kind === 'scalar' && String(key.value) === name,
    );
    if (pairs.length > 1) {
      return { reason: `the key "${name}" stands twice`, at: pairs[0]?.key.start ?? 0 };
    }
    node = pairs[0]?.value ?? null;
  }
  return null;
}
