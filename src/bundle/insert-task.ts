import { applyEdits, lineStart, type TextEdit } from '../text.ts';
import {
  parseTree,
  type YamlItem,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
  type YamlSeq,
} from '../yaml/tree.ts';
import type { Job } from './bundle.ts';
import { type EditableTasks, editableTasks, type Refusal } from './editable.ts';
import { behind, columnOf, keyText, linesAt } from './lines.ts';
import { sameTree } from './same-tree.ts';

/** A task that runs a job, to be put into another job. */
export interface NewRunTask {
  readonly key: string;
  /** Resource key of the job to run. */
  readonly job: string;
  readonly after: readonly string[];
  /** Whether it stands behind the last task, instead of behind those that it waits for. */
  readonly atEnd: boolean;
}

/**
 * The edit that puts a task into a job: behind the last of the tasks that it waits for, else behind
 * the last task, in the manner of its neighbours (indentation, blank lines, quotes, line ends).
 * Comments above the next task stay with that. Refused where the text does not show plainly what
 * the CLI would read: flow style, aliases, merge keys, duplicate keys.
 */
export function insertTask(job: Job, task: NewRunTask): TextEdit | Refusal {
  const tasks = editableTasks(job);
  if ('reason' in tasks) return tasks;
  const { file } = job.resource;
  const { text } = file;
  const neighbour = placeOf(job, tasks.list, task.atEnd ? [] : task.after);
  const at = behind(text, endOf(neighbour));
  const lines = taskLines(task, styleOf(text, tasks));
  const edit = { start: at, end: at, text: linesAt(text, at, lines) };
  return isFaithful(job, tasks.list, edit)
    ? edit
    : { reason: 'the text around the tasks is unusual', at: tasks.list.start };
}

/** The lines of a task as they would stand in a job of ours, to be pasted by hand. */
export function taskSnippet(task: NewRunTask): string {
  return `${taskLines(task, OURS)
    .filter((line) => line !== '')
    .join('\n')}\n`;
}

interface Style {
  /** Column of the dash. */
  readonly dash: number;
  /** Columns from the dash to the key behind it. */
  readonly gap: number;
  /** Columns that a nested map is indented. */
  readonly step: number;
  /** Columns that a nested sequence's dash is indented. */
  readonly nested: number;
  readonly blankBefore: boolean;
  readonly keyQuote: string;
  readonly idQuote: string;
}

const OURS: Style = {
  dash: 8,
  gap: 2,
  step: 2,
  nested: 2,
  blankBefore: true,
  keyQuote: '',
  idQuote: '',
};

function taskLines({ key, job, after }: NewRunTask, style: Style): string[] {
  const { dash, gap, step, nested, keyQuote, idQuote } = style;
  const bullet = `-${' '.repeat(gap - 1)}`;
  const inner = ' '.repeat(dash + gap);
  const quoted = (text: string) => keyText(text, keyQuote);
  const waits = after.map(
    (each) => `${inner}${' '.repeat(nested)}${bullet}task_key: ${quoted(each)}`,
  );
  return [
    ...(style.blankBefore ? [''] : []),
    `${' '.repeat(dash)}${bullet}task_key: ${quoted(key)}`,
    ...(waits.length > 0 ? [`${inner}depends_on:`, ...waits] : []),
    `${inner}run_job_task:`,
    `${inner}${' '.repeat(step)}job_id: ${idQuote}\${resources.jobs.${job}.id}${idQuote}`,
  ];
}

function placeOf(job: Job, tasks: YamlSeq, after: readonly string[]): YamlItem {
  const last = job.tasks.findLastIndex((task) => after.includes(task.key.value));
  return (tasks.items[last] ?? tasks.items.at(-1)) as YamlItem;
}

function endOf({ node, dash }: YamlItem): number {
  return node?.end ?? (dash as number) + 1;
}

/** Reads the manner of writing from the tasks that are there. */
function styleOf(text: string, { key, list: tasks }: EditableTasks): Style {
  const maps = tasks.items.flatMap(({ node }) => (node?.kind === 'map' ? [node] : []));
  const dash = columnOf(text, tasks.items[0]?.dash as number);
  const gap = columnOf(text, (maps[0] as YamlMap).start) - dash;
  const sequences = maps.flatMap((map) => nestedOf(map, 'seq'));
  const nestedSteps = maps.flatMap((map) => nestedOf(map, 'map'));
  const [sequence] = sequences;
  const [step] = nestedSteps;
  const taskKey = scalarOf(maps, ['task_key']);
  const jobId = scalarOf(maps, ['run_job_task', 'job_id']);
  return {
    dash,
    gap,
    step: step === undefined ? 2 : columnOf(text, step.node.start) - columnOf(text, step.key),
    nested:
      sequence === undefined
        ? dash - columnOf(text, key)
        : columnOf(text, dashOf(sequence.node)) - columnOf(text, sequence.key),
    blankBefore: separatesByBlank(text, tasks),
    keyQuote: quoteOf(taskKey),
    idQuote: quoteOf(jobId),
  };
}

function nestedOf(map: YamlMap, kind: 'map' | 'seq'): { key: number; node: YamlNode }[] {
  return map.pairs.flatMap(({ key, value }) => {
    return value?.kind === kind && !value.flow ? [{ key: key.start, node: value }] : [];
  });
}

function dashOf(node: YamlNode): number {
  return (node.kind === 'seq' && node.items[0]?.dash) || node.start;
}

function scalarOf(maps: readonly YamlMap[], path: readonly string[]): YamlScalar | null {
  for (const map of maps) {
    let node: YamlNode | null = map;
    for (const name of path) {
      if (node?.kind !== 'map') break;
      node =
        node.pairs.find(({ key }) => key.kind === 'scalar' && key.value === name)?.value ?? null;
    }
    if (node?.kind === 'scalar') return node;
  }
  return null;
}

function quoteOf(scalar: YamlScalar | null): string {
  return scalar?.style === 'double' ? '"' : scalar?.style === 'single' ? "'" : '';
}

/** Whether the last two tasks have a blank line between them; one task alone is taken to have. */
function separatesByBlank(text: string, { items }: YamlSeq): boolean {
  const [before, last] = items.slice(-2);
  if (before === undefined || last === undefined) return true;
  const gap = text.slice(behind(text, endOf(before)), lineStart(text, last.dash as number));
  return /^[ \t]*\r?$/m.test(gap) && gap !== '';
}

/** Whether the edited text reads as before, but for one more task of this job. */
function isFaithful(job: Job, tasks: YamlSeq, edit: TextEdit): boolean {
  const { text, root } = job.resource.file;
  const after = parseTree(applyEdits(text, [edit]));
  const added = { into: tasks.start, start: edit.start, end: edit.start + edit.text.length };
  return after.fault === null && sameTree(root, after.root, { added });
}
