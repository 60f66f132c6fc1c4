import type { WholeJob } from '../bundle/whole-job.ts';
import type { Breach } from '../finding.ts';
import { type JobObject, keySpan, type Piece } from '../subject/job-objects.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import { didYouMeanThis, nearest } from '../suggest.ts';
import { isTaskType } from '../task/task-type.ts';
import { attemptedType } from './known-task-type.ts';

export const oneTaskType: Rule = {
  id: 'one-task-type',
  severity: 'error',
  summary: 'A task runs exactly one thing',
  *check({ jobObjects, custom, wholeJobs }) {
    const missed = missedTasks(wholeJobs);
    for (const object of jobObjects) {
      if (object.type === 'Task') yield* wrongNumber(object, custom, missed);
    }
  },
};

function* wrongNumber(
  { pieces, open }: JobObject,
  custom: Subject['custom'],
  missed: ReadonlyMap<string, WholeJob>,
): Generator<Breach> {
  const [main] = pieces;
  if (main === undefined || open) return;
  if (pieces.every((piece) => !saysWhatRuns(piece, custom))) {
    yield {
      at: main.at,
      subject: main.path,
      ...(missedTask(main, missed) ?? {
        message: 'the task runs nothing: it has no type',
        help: 'Add what it runs, such as notebook_task or run_job_task. The CLI does not notice.',
      }),
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

/** The jobs of tasks that only a target has, by the place of the task, where others are there as well. */
function missedTasks(jobs: readonly WholeJob[]): Map<string, WholeJob> {
  const found = new Map<string, WholeJob>();
  for (const job of jobs) {
    if (job.definitions.length === 1) continue;
    for (const { pieces } of job.tasks.values()) {
      if (pieces.some((piece) => piece.job.resource.target === null)) continue;
      for (const { path } of pieces) found.set(path, job);
    }
  }
  return found;
}

/** What a target changes of a task that the job does not have. */
function missedTask({ path }: Piece, missed: ReadonlyMap<string, WholeJob>) {
  const job = missed.get(path);
  const own = job && [...job.tasks.values()].find(({ pieces }) => pieces[0]?.path === path);
  if (job === undefined || own === undefined) return null;
  const others = [...job.tasks.keys()].filter((key) => key !== own.key);
  const near = didYouMeanThis(nearest(own.key, others));
  return {
    message: `the job has no task ${own.key} to change: this makes a new one that runs nothing.${near}`,
    help: 'Name a task that the job has for all targets, or say what this one runs.',
  };
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
