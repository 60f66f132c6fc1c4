import type { Job, Task } from '../bundle/bundle.ts';
import type { TextEdit } from '../text.ts';
import type { YamlItem, YamlMap } from '../yaml/tree.ts';
import { editableTasks, pairsNamed, type Refusal } from './editable.ts';
import { behind, columnOf, cutLines, keyText, linesAt } from './lines.ts';
import type { Removal } from './removal.ts';
import { isShared } from './shared.ts';

/**
 * The edits that take tasks out of a job. Tasks that waited for them wait for what those waited
 * for. Some task must be left. Refused where the text does not plainly show what the CLI reads.
 */
export function removeTasks(job: Job, keys: ReadonlySet<string>): Removal[] | Refusal {
  const tasks = editableTasks(job);
  if ('reason' in tasks) return tasks;
  const { text } = job.resource.file;
  const { items } = tasks.list;
  const removals: Removal[] = [];
  for (const [index, task] of job.tasks.entries()) {
    const item = items[index] as YamlItem;
    if (keys.has(task.key.value)) {
      if (isShared(job.resource.file.view, item.node)) {
        return {
          reason: `an alias uses a part of task "${task.key.value}"`,
          at: item.dash as number,
        };
      }
      const end = item.node?.end ?? (item.dash as number) + 1;
      const floor = items[index - 1]?.node?.end ?? 0;
      removals.push({
        ...cutLines(text, item.dash as number, end, index === 0, floor),
        text: '',
        drops: [item],
      });
    } else if (task.dependsOn.some((each) => keys.has(each.value))) {
      const relinked = relink(job, task, item.node as YamlMap, keys);
      if ('reason' in relinked) return relinked;
      for (const removal of relinked) removals.push(removal);
    }
  }
  return removals;
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
): Removal[] | Refusal {
  const { text } = job.resource.file;
  const refuse = (reason: string): Refusal => ({
    reason: `task "${task.key.value}" ${reason}`,
    at: map.start,
  });
  const pairs = pairsNamed(map, 'depends_on');
  const [pair] = pairs;
  const list = pair?.value;
  if (
    pair === undefined ||
    pairs.length > 1 ||
    list?.kind !== 'seq' ||
    list.flow ||
    list.anchor !== null
  ) {
    return refuse('has no plain block list of its own in "depends_on"');
  }
  const isPlain = list.items.every(
    ({ node }) =>
      node?.kind === 'map' && node.pairs.length === 1 && node.pairs[0]?.value?.kind === 'scalar',
  );
  if (
    !isPlain ||
    list.items.length !== task.dependsOn.length ||
    isShared(job.resource.file.view, list)
  ) {
    return refuse('waits in a special way');
  }
  if (special(job, gone)) return refuse('would wait for a condition that a removed task waits for');
  const wanted = remainingDependencies(job.tasks, task, gone);
  const changes = [pair];
  if (wanted.length === 0) {
    const index = map.pairs.indexOf(pair);
    if (index === 0) return refuse('begins with "depends_on"');
    const floor = map.pairs[index - 1]?.value?.end ?? 0;
    return [{ ...cutLines(text, pair.key.start, list.end, false, floor), text: '', changes }];
  }
  const kept = new Set(task.dependsOn.flatMap(({ value }) => (gone.has(value) ? [] : value)));
  const missing = wanted.filter((key) => !kept.has(key));
  const removals: Removal[] = [];
  for (const [index, entry] of task.dependsOn.entries()) {
    if (!gone.has(entry.value)) continue;
    const item = list.items[index] as YamlItem;
    const next = missing.shift();
    if (next === undefined) {
      const floor = list.items[index - 1]?.node?.end ?? 0;
      const cut = cutLines(text, item.dash as number, item.node?.end as number, index === 0, floor);
      removals.push({ ...cut, text: '', changes });
    } else removals.push({ ...replacement(text, entry.span, next), changes });
  }
  const last = list.items.at(-1) as YamlItem;
  const at = behind(text, last.node?.end ?? list.end);
  const bullet = text.slice(last.dash as number, last.node?.start);
  const indent = ' '.repeat(columnOf(text, last.dash as number));
  const lines = missing.map((key) => `${indent}${bullet}task_key: ${keyText(key, '')}`);
  if (lines.length > 0)
    removals.push({ start: at, end: at, text: linesAt(text, at, lines), changes });
  return removals;
}

/** Whether a task that goes waits for an outcome: handing that on would need to be understood. */
function special(job: Job, gone: ReadonlySet<string>): boolean {
  const { view } = job.resource.file;
  const tasks = view.sequence(view.entries(job.resource.entry.value).get('tasks')?.value ?? null);
  return (tasks?.items ?? []).some(({ node }, index) => {
    if (!gone.has(job.tasks[index]?.key.value ?? '')) return false;
    const waits = view.sequence(view.entries(node).get('depends_on')?.value ?? null);
    return (waits?.items ?? []).some((item) => view.entries(item.node).size !== 1);
  });
}

/** Puts a key in the place of another one, in the same quotes. */
function replacement(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  key: string,
): TextEdit {
  const quoted = /^["']/.test(text.slice(start, end));
  return quoted
    ? { start: start + 1, end: end - 1, text: key }
    : { start, end, text: keyText(key, '') };
}
