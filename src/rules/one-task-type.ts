import type { WholeJob, WholeTask } from '../bundle/whole-job.ts';
import type { Breach } from '../finding.ts';
import { type JobObject, keySpan, type Piece } from '../subject/job-objects.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import { didYouMeanThis, type Near, nearIn } from '../suggest.ts';
import { isTaskType } from '../task/task-type.ts';
import { attemptedType } from './known-task-type.ts';

export const oneTaskType: Rule = {
  id: 'one-task-type',
  severity: 'error',
  summary: 'A task runs exactly one thing',
  *checkJobs({ jobObjects, custom, wholeJobs }) {
    const missed = missedTasks(wholeJobs);
    for (const object of jobObjects) {
      if (object.type === 'Task') yield* wrongNumber(object, custom, missed);
    }
  },
};

const UNTYPED = {
  message: 'the task runs nothing: it has no type',
  help: 'Add what it runs, such as notebook_task or run_job_task. The CLI does not notice.',
};

function* wrongNumber(
  { pieces, open }: JobObject,
  custom: Subject['custom'],
  missed: ReadonlyMap<string, MissedTask>,
): Generator<Breach> {
  const [main] = pieces;
  if (main === undefined || open) return;
  if (pieces.every((piece) => !saysWhatRuns(piece, custom))) {
    const own = missed.get(main.path);
    yield {
      at: main.at,
      subject: main.path,
      ...(own === undefined ? UNTYPED : unhit(own)),
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

/** A task that only a target has, in a job that has others for all targets. */
interface MissedTask {
  readonly key: string;
  readonly near: Near;
}

/** Such tasks by their place. */
function missedTasks(jobs: readonly WholeJob[]): Map<string, MissedTask> {
  const found = new Map<string, MissedTask>();
  for (const { definitions, tasks } of jobs) {
    if (definitions.length === 1) continue;
    const isShared = ({ pieces }: WholeTask) =>
      pieces.some(({ job }) => job.resource.target === null);
    const near = nearIn([...tasks.values()].filter(isShared).map(({ key }) => key));
    for (const task of tasks.values()) {
      if (isShared(task)) continue;
      for (const { path } of task.pieces) found.set(path, { key: task.key, near });
    }
  }
  return found;
}

/** What a target changes of a task that the job does not have. */
function unhit({ key, near }: MissedTask): Pick<Breach, 'message' | 'help'> {
  return {
    message: `the job has no task ${key} to change: this makes a new one that runs nothing.${didYouMeanThis(near(key))}`,
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
