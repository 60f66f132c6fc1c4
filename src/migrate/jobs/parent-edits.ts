import type { Job } from '../../bundle/bundle.ts';
import type { Level } from '../../level.ts';
import { type EditableTasks, editableTasks, type Refusal } from '../../patch/editable.ts';
import { insertField } from '../../patch/insert-field.ts';
import { runJobLines, styleOf } from '../../patch/task-style.ts';
import { hasTypeSuffix } from '../../task/task-type.ts';
import { lineStart, type TextEdit } from '../../text.ts';
import { type CodeItem, movedPairs, nameOf } from './code-item.ts';
import { removeUnused } from './compute-text.ts';
import { cutOf, lineEndOf, pieceOfPair, scalarText } from './moved-text.ts';

/** A task that is to run a job instead of its code. */
export interface Rerouted {
  readonly item: CodeItem;
  /** Resource key of the job. */
  readonly job: string;
  /** What it passes: YAML text by name. */
  readonly passes: ReadonlyMap<string, string>;
}

/** The edits after which tasks of one job run jobs: all that was about their code is gone. */
export function rerouteEdits(job: Job, tasks: readonly Rerouted[]): TextEdit[] {
  const editable = editableTasks(job) as EditableTasks;
  const { text } = job.resource.file;
  const style = styleOf(text, editable);
  const gone = new Set(tasks.map(({ item }) => item.task.key.value));
  return [
    ...tasks.flatMap(({ item, job: key, passes }) => {
      const lines = runJobLines({ job: key, parameters: passes }, style);
      return taskEdits(item, lines);
    }),
    ...removeUnused(job, gone),
  ];
}

/** Puts lines in the place of what a task says of its code. */
function taskEdits({ job, node }: CodeItem, lines: readonly string[]): TextEdit[] {
  const { text } = job.resource.file;
  const moved = movedPairs(node);
  const isFirst = moved[0] === node.pairs[0];
  const place = isFirst ? moved[0] : moved.find(({ key }) => hasTypeSuffix(nameOf(key)));
  return moved.map((pair) => {
    const piece = pieceOfPair(text, pair);
    if (pair !== place) return cutOf(piece);
    const pad = ' '.repeat(piece.column);
    const atLine = piece.start === lineStart(text, piece.start);
    const eol = lineEndOf(text);
    const end = text[piece.end - 1] === '\n' ? eol : '';
    const own = lines.map((line, index) => (index === 0 && !atLine ? line : pad + line));
    return { start: piece.start, end: piece.end, text: own.join(eol) + end };
  });
}

/** The edit that gives a job a level: its tag gets another value, or is added. */
export function levelEdit(job: Job, level: Level): TextEdit | Refusal | null {
  const { file, entry } = job.resource;
  const tags = job.fields.get('tags');
  if (job.level !== null) {
    const { span, value } = job.level;
    if (value === level) return null;
    return { start: span.start, end: span.end, text: scalarText(file.text, span, level) };
  }
  const tag = { steps: 0, text: `job_level: ${level}` };
  if (tags !== undefined) return insertField(file, tags.pair.value, [tag]);
  const lines = [
    { steps: 0, text: 'tags:' },
    { ...tag, steps: 1 },
  ];
  return insertField(file, entry.pair.value, lines);
}

/** The edit that sets how many runs of a job there may be at once. */
export function runsEdit(job: Job, runs: string): TextEdit | Refusal {
  const { file, entry } = job.resource;
  const field = job.fields.get('max_concurrent_runs');
  const value = field?.pair.value;
  if (value?.kind === 'scalar') return { start: value.start, end: value.end, text: runs };
  const names = ['description', 'name'];
  const after = names.find((name) => job.fields.get(name)?.owner === entry.pair.value) ?? null;
  const lines = [{ steps: 0, text: `max_concurrent_runs: ${runs}` }];
  return insertField(file, entry.pair.value, lines, after);
}
