import type { Breach } from '../finding.ts';
import { type JobObject, keySpan, type Piece } from '../subject/job-objects.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import { isTaskType } from '../task/task-type.ts';
import { attemptedType } from './known-task-type.ts';

export const oneTaskType: Rule = {
  id: 'one-task-type',
  severity: 'error',
  summary: 'A task runs exactly one thing',
  *check({ jobObjects, custom }) {
    for (const object of jobObjects) {
      if (object.type === 'Task') yield* wrongNumber(object, custom);
    }
  },
};

function* wrongNumber({ pieces, open }: JobObject, custom: Subject['custom']): Generator<Breach> {
  const [main] = pieces;
  if (main === undefined || open) return;
  if (pieces.every((piece) => !saysWhatRuns(piece, custom))) {
    yield {
      at: main.at,
      subject: main.path,
      message: 'the task runs nothing: it has no type',
      help: 'Add what it runs, such as notebook_task or run_job_task. The CLI does not notice.',
    };
  }
  // What a target adds counts together with what holds for all targets, not with other targets.
  const shared = pieces.find(({ path }) => !path.startsWith('targets.'));
  const base = shared === undefined ? [] : typesOf(shared);
  for (const piece of pieces) {
    const own = typesOf(piece);
    const [first, second] = [...new Set([...base.slice(0, 1), ...own])];
    const key = second === undefined ? undefined : piece.fields.get(second)?.key;
    if (key === undefined) continue;
    yield {
      at: keySpan(piece.file, key),
      subject: piece.path,
      message: `the task has two types: ${first} and ${second}`,
      help: 'A task runs exactly one thing. Make two tasks of it.',
    };
  }
}

function typesOf({ fields }: Piece): string[] {
  return [...fields.keys()].filter((name) => isTaskType(name));
}

/** A field that attempts to be a type is for known-task-type to report. */
function saysWhatRuns({ file, fields }: Piece, custom: Subject['custom']): boolean {
  return [...fields].some(([name, entry]) => {
    if (isTaskType(name) || custom.taskTypes.has(name)) return true;
    return attemptedType(file, name, entry) !== null;
  });
}
