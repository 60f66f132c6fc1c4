import type { TextEdit } from '../text.ts';
import type { YamlItem, YamlMap, YamlPair } from '../yaml/tree.ts';
import type { Job, Task } from './bundle.ts';
import { editableTasks, type Refusal } from './editable.ts';
import { behind, columnOf, cutLines, linesAt, mergeCuts } from './lines.ts';

/**
 * The edits that take tasks out of a job. Tasks that waited for them wait for what those waited
 * for. Some task must be left. Refused where the text does not plainly show what the CLI reads.
 */
export function removeTasks(job: Job, keys: ReadonlySet<string>): TextEdit[] | Refusal {
  const tasks = editableTasks(job);
  if ('reason' in tasks) return tasks;
  const { text } = job.resource.file;
  const { items } = tasks.list;
  const cuts: { start: number; end: number }[] = [];
  const edits: TextEdit[] = [];
  for (const [index, task] of job.tasks.entries()) {
    const item = items[index] as YamlItem;
    if (keys.has(task.key.value)) {
      const end = item.node?.end ?? (item.dash as number) + 1;
      cuts.push(cutLines(text, item.dash as number, end, index === 0));
    } else if (task.dependsOn.some((each) => keys.has(each.value))) {
      const relinked = relink(job, task, item.node as YamlMap, keys);
      if ('reason' in relinked) return relinked;
      edits.push(...relinked);
    }
  }
  return [...edits, ...mergeCuts(cuts).map((cut) => ({ ...cut, text: '' }))];
}

/** What a task waits for once `gone` are gone: their own dependencies, through any number of them. */
export function remainingDependencies(
  tasks: readonly Task[],
  task: Task,
  gone: ReadonlySet<string>,
): string[] {
  const byKey = new Map(tasks.map((each) => [each.key.value, each]));
  const result = new Set<string>();
  const seen = new Set<string>();
  const visit = (key: string) => {
    if (!gone.has(key)) result.add(key);
    else if (!seen.has(key)) {
      seen.add(key);
      for (const next of byKey.get(key)?.dependsOn ?? []) visit(next.value);
    }
  };
  for (const each of task.dependsOn) visit(each.value);
  return [...result];
}

function relink(
  job: Job,
  task: Task,
  map: YamlMap,
  gone: ReadonlySet<string>,
): TextEdit[] | Refusal {
  const { text } = job.resource.file;
  const pair = map.pairs.find(
    ({ key }) => key.kind === 'scalar' && key.value === 'depends_on',
  ) as YamlPair;
  const list = pair.value;
  if (list?.kind !== 'seq' || list.flow || list.anchor !== null) {
    return {
      reason: `"depends_on" of task "${task.key.value}" is not a plain block list`,
      at: pair.key.start,
    };
  }
  const wanted = remainingDependencies(job.tasks, task, gone);
  if (wanted.length === 0) {
    const isFirst = map.pairs[0] === pair;
    if (isFirst)
      return { reason: `task "${task.key.value}" begins with "depends_on"`, at: pair.key.start };
    return [{ ...cutLines(text, pair.key.start, list.end, false), text: '' }];
  }
  const kept = new Set(task.dependsOn.flatMap(({ value }) => (gone.has(value) ? [] : value)));
  const missing = wanted.filter((key) => !kept.has(key));
  const edits: TextEdit[] = [];
  const cuts: { start: number; end: number }[] = [];
  for (const [index, entry] of task.dependsOn.entries()) {
    if (!gone.has(entry.value)) continue;
    const item = list.items[index] as YamlItem;
    if (item.node?.kind !== 'map' || item.node.pairs.length !== 1) {
      return { reason: `task "${task.key.value}" waits in a special way`, at: entry.span.start };
    }
    const next = missing.shift();
    if (next === undefined)
      cuts.push(cutLines(text, item.dash as number, item.node.end, index === 0));
    else edits.push(replacement(job, entry.span, next));
  }
  const last = list.items.at(-1) as YamlItem;
  const at = behind(text, last.node?.end ?? list.end);
  const bullet = text.slice(last.dash as number, last.node?.start);
  const indent = ' '.repeat(columnOf(text, last.dash as number));
  const lines = missing.map((key) => `${indent}${bullet}task_key: ${key}`);
  if (lines.length > 0) edits.push({ start: at, end: at, text: linesAt(text, at, lines) });
  return [...edits, ...mergeCuts(cuts).map((cut) => ({ ...cut, text: '' }))];
}

/** Puts a key in the place of another one, in the same quotes. */
export function replacement(
  job: Job,
  { start, end }: { readonly start: number; readonly end: number },
  key: string,
): TextEdit {
  const quoted = /^["']/.test(job.resource.file.text.slice(start, end));
  return quoted ? { start: start + 1, end: end - 1, text: key } : { start, end, text: key };
}
