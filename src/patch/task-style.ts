import { RUN_JOB } from '../task/task-type.ts';
import { lineStart } from '../text.ts';
import type { YamlItem, YamlMap, YamlNode, YamlScalar, YamlSeq } from '../yaml/tree.ts';
import { type EditableTasks, pairsNamed } from './editable.ts';
import { behind, columnOf, keyText } from './lines.ts';

/** The manner in which the tasks of a job are written. */
export interface Style {
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

/** That of the jobs which this tool writes. */
export const OURS: Style = {
  dash: 8,
  gap: 2,
  step: 2,
  nested: 2,
  blankBefore: true,
  keyQuote: '',
  idQuote: '',
};

/** What a task that runs a job needs to say. */
export interface RunTaskText {
  readonly key: string;
  /** Resource key of the job to run. */
  readonly job: string;
  readonly after: readonly string[];
  /** What the job gets; the values are YAML text. */
  readonly parameters?: ReadonlyMap<string, string>;
}

/** The lines of a task that runs a job, without a blank one before. */
export function runTaskLines(task: RunTaskText, style: Style): string[] {
  const { key, after } = task;
  const { dash, gap, nested, keyQuote } = style;
  const bullet = `-${' '.repeat(gap - 1)}`;
  const inner = ' '.repeat(dash + gap);
  const quoted = (text: string) => keyText(text, keyQuote);
  const waits = after.map(
    (each) => `${inner}${' '.repeat(nested)}${bullet}task_key: ${quoted(each)}`,
  );
  return [
    `${' '.repeat(dash)}${bullet}task_key: ${quoted(key)}`,
    ...(waits.length > 0 ? [`${inner}depends_on:`, ...waits] : []),
    ...runJobLines(task, style).map((line) => inner + line),
  ];
}

/** The lines of the field `run_job_task`, from its own column. */
export function runJobLines(
  { job, parameters = new Map() }: Pick<RunTaskText, 'job' | 'parameters'>,
  { step, idQuote }: Style,
): string[] {
  const pad = ' '.repeat(step);
  const given = [...parameters].map(
    ([name, value]) => `${pad}${pad}${keyText(name, '')}: ${value}`,
  );
  return [
    `${RUN_JOB.type}:`,
    `${pad}${RUN_JOB.id}: ${idQuote}\${resources.jobs.${job}.id}${idQuote}`,
    ...(given.length > 0 ? [`${pad}${RUN_JOB.parameters}:`, ...given] : []),
  ];
}

/** Reads the manner of writing from the tasks that are there. */
export function styleOf(text: string, { key, list: tasks }: EditableTasks): Style {
  const maps = tasks.items.flatMap(({ node }) => (node?.kind === 'map' ? [node] : []));
  const dash = columnOf(text, tasks.items[0]?.dash as number);
  const gap = columnOf(text, (maps[0] as YamlMap).start) - dash;
  // After "? " a value may stand left of its key, which says nothing of how others are written.
  const steps = (kind: 'map' | 'seq') =>
    maps
      .flatMap((map) => nestedOf(map, kind))
      .map(({ key, node }) => columnOf(text, node.start) - columnOf(text, key));
  const [step = 2] = steps('map').filter((each) => each > 0);
  const [nested = dash - columnOf(text, key)] = steps('seq').filter((each) => each >= 0);
  const taskKey = scalarOf(maps, ['task_key']);
  const jobId = scalarOf(maps, [RUN_JOB.type, RUN_JOB.id]);
  return {
    dash,
    gap,
    step,
    nested,
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

function scalarOf(maps: readonly YamlMap[], path: readonly string[]): YamlScalar | null {
  for (const map of maps) {
    let node: YamlNode | null = map;
    for (const name of path) {
      if (node?.kind !== 'map') break;
      node = pairsNamed(node, name)[0]?.value ?? null;
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
  return /^[ \t]*\r?\n/m.test(gap);
}

/** Where the content of an item ends. */
export function endOf({ node, dash }: YamlItem): number {
  return node?.end ?? (dash as number) + 1;
}
