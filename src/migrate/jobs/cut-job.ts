import type { Bundle, Job, Task } from '../../bundle/bundle.ts';
import type { Change } from '../../files.ts';
import { type EditableTasks, editableTasks } from '../../patch/editable.ts';
import { cutLines, keyText } from '../../patch/lines.ts';
import { OURS, runTaskLines, styleOf } from '../../patch/task-style.ts';
import { UserError } from '../../problem.ts';
import { lineStart, type TextEdit } from '../../text.ts';
import type { YamlItem, YamlMap, YamlSeq } from '../../yaml/tree.ts';
import { nameOf } from './code-item.ts';
import { fileEdits } from './file-edits.ts';
import { dataOf } from './job-data.ts';
import { FIELDS, jobText } from './job-text.ts';
import { lineEndOf, linesOfPiece, pieceOf, pieceOfPair, scalarText } from './moved-text.ts';
import { parametersOfJob } from './named-parameters.ts';
import type { JobPlace } from './new-place.ts';
import { levelEdit } from './parent-edits.ts';
import type { TaskGroup } from './task-groups.ts';

/** A group with the place of its composite job. */
export interface PlacedGroup extends TaskGroup {
  readonly place: JobPlace;
}

/**
 * The changes that make a composite job of each group of a job's tasks; the job becomes an
 * orchestrator. The groups must have no problems. Throws UserError where the text stands against it.
 */
export function cutJob(
  bundle: Bundle,
  job: Job,
  groups: readonly PlacedGroup[],
  { project, reachable }: { readonly project: string; readonly reachable: readonly string[] },
): Change[] {
  const { file } = job.resource;
  const parameters = parametersOfJob(job);
  if ('reason' in parameters)
    throw new UserError(`the job cannot be cut, since ${parameters.reason}`);
  const runs = dataOf(file.view, job.fields.get('max_concurrent_runs')?.value ?? null);
  const edits = fileEdits(bundle, reachable);
  const items = itemsOf(job);
  for (const group of groups) {
    edits.create(
      group.place.path,
      jobText({
        key: group.place.key,
        level: 'composite',
        from: job,
        summary: `runs ${group.tasks.join(', ')}`,
        parameters,
        runs: runs === null ? null : String(runs),
        compute: [],
        tasks: memberLines(job, items, group),
        project,
      }),
    );
  }
  edits.edit(file.path, parentEdits(job, items, groups, [...parameters.keys()]));
  const level = levelEdit(job, 'orchestrator');
  if (level !== null && 'reason' in level) {
    throw new UserError(`the job cannot be cut, since its tags cannot be edited: ${level.reason}`);
  }
  if (level !== null) edits.edit(file.path, [level]);
  const changes = edits.changes();
  if ('reason' in changes) throw new UserError(`the job cannot be cut, since ${changes.reason}`);
  return changes;
}

type Items = ReadonlyMap<Task, YamlItem & { readonly node: YamlMap }>;

function itemsOf(job: Job): Items {
  const { list } = editableTasks(job) as EditableTasks;
  return new Map(
    job.tasks.map((task, index) => {
      return [task, list.items[index] as YamlItem & { readonly node: YamlMap }];
    }),
  );
}

function itemOf(items: Items, task: Task): YamlItem & { readonly node: YamlMap } {
  return items.get(task) as YamlItem & { readonly node: YamlMap };
}

/** The lines of the tasks of a group in its composite job: as they were, but for whom they wait for. */
function memberLines(job: Job, items: Items, { tasks }: TaskGroup): string[] {
  const { text } = job.resource.file;
  const inside = new Set(tasks);
  const column = FIELDS + 2;
  const members = job.tasks.filter(({ key }) => inside.has(key.value));
  return members.flatMap((task, index) => {
    const { dash, node } = itemOf(items, task);
    const { start } = pieceOf(text, dash as number, node.end);
    const above = text.slice(start, lineStart(text, dash as number));
    const comments = above.split('\n').flatMap((line) => line.trim() || []);
    const after = task.dependsOn.flatMap(({ value }) => (inside.has(value) ? [value] : []));
    const pad = ' '.repeat(column);
    const waits = after.map((each) => `${pad}    - task_key: ${keyText(each, '')}`);
    const rest = node.pairs.filter(({ key }) => !['task_key', 'depends_on'].includes(nameOf(key)));
    return [
      ...(index === 0 ? [] : ['']),
      ...comments.map((line) => pad + line),
      `${pad}- task_key: ${keyText(task.key.value, '')}`,
      ...(waits.length === 0 ? [] : [`${pad}  depends_on:`, ...waits]),
      ...rest.flatMap((pair) => linesOfPiece(text, pieceOfPair(text, pair), column + OURS.gap)),
    ];
  });
}

function parentEdits(
  job: Job,
  items: Items,
  groups: readonly PlacedGroup[],
  parameters: readonly string[],
): TextEdit[] {
  const { text } = job.resource.file;
  const groupOf = new Map(groups.flatMap((group) => group.tasks.map((task) => [task, group])));
  const style = styleOf(text, editableTasks(job) as EditableTasks);
  const eol = lineEndOf(text);
  const passes = new Map(parameters.map((name) => [name, `"{{job.parameters.${name}}}"`]));
  const begun = new Set<PlacedGroup>();
  return job.tasks.flatMap((task, index) => {
    const group = groupOf.get(task.key.value);
    const { dash, node } = itemOf(items, task);
    if (group === undefined) return waitEdits(job, task, groupOf);
    if (begun.has(group)) {
      const floor = index === 0 ? 0 : itemOf(items, job.tasks[index - 1] as Task).node.end;
      return [{ ...cutLines(text, dash as number, node.end, index === 0, floor), text: '' }];
    }
    begun.add(group);
    const piece = pieceOf(text, dash as number, node.end);
    const after = waitsOf(job, group, groupOf);
    const run = { key: group.name, job: group.place.key, after, parameters: passes };
    const end = text[piece.end - 1] === '\n' ? eol : '';
    return [{ start: piece.start, end: piece.end, text: runTaskLines(run, style).join(eol) + end }];
  });
}

/** What a group waits for: what its tasks wait for outside of it. */
function waitsOf(
  job: Job,
  group: PlacedGroup,
  groupOf: ReadonlyMap<string, PlacedGroup>,
): string[] {
  const members = job.tasks.filter(({ key }) => groupOf.get(key.value) === group);
  const waits = members.flatMap((task) =>
    task.dependsOn.flatMap(({ value }) => {
      const other = groupOf.get(value);
      return other === group ? [] : [other?.name ?? value];
    }),
  );
  return [...new Set(waits)];
}

/** The edits after which a task waits for groups instead of the tasks in them, for each once. */
function waitEdits(job: Job, task: Task, groupOf: ReadonlyMap<string, PlacedGroup>): TextEdit[] {
  const { text } = job.resource.file;
  const list = task.fields.get('depends_on')?.pair.value as YamlSeq | undefined;
  const seen = new Set<string>();
  return task.dependsOn.flatMap(({ value, span }, index) => {
    const group = groupOf.get(value);
    if (group === undefined) return [];
    const item = list?.items[index];
    if (!seen.has(group.name)) {
      seen.add(group.name);
      return [{ start: span.start, end: span.end, text: scalarText(text, span, group.name) }];
    }
    if (item?.dash == null) {
      throw new UserError(
        `the task ${task.key.value} waits in flow style: write its "depends_on" as a list`,
      );
    }
    const { start, end } = pieceOf(text, item.dash, item.node?.end as number);
    return [{ start, end, text: '' }];
  });
}
