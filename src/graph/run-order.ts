import { RUN_JOB } from '../task/task-type.ts';
import { type Graph, type GraphJob, type GraphTask, inOrder } from './graph.ts';
import { type Arrival, arrivals, parametersOfChild, type Values } from './values.ts';

/** One piece of code, or other work besides running jobs, in a run of a job. */
export interface RunItem {
  /** One more than the longest chain of work that has to be done before. */
  readonly step: number;
  /** The jobs that lead to it, outermost first; the last one holds the task. */
  readonly jobs: readonly string[];
  readonly task: GraphTask;
  /** When it runs, if not always: of the tasks that lead to it, those with a condition of their own. */
  readonly when: readonly string[];
  /** Every parameter as it arrives at the code. */
  readonly parameters: readonly Arrival[];
  /** Why it cannot be as written; null when it can. */
  readonly fault: string | null;
}

export interface RunOrder {
  readonly job: string;
  /** By step; what has the same step runs side by side, if all takes the same time. */
  readonly items: readonly RunItem[];
  /** Whether there is more than is listed. */
  readonly cut: boolean;
}

/** A run of more tasks than this is not written out: jobs that run jobs twice double it. */
const MOST_STEPS = 10_000;

/** Databricks allows three; deeper than this nobody looks. */
const DEEPEST = 50;

/** Everything that a run of a job does, in order. */
export function runOrder(graph: Graph, key: string, values: Values): RunOrder {
  const items: RunItem[] = [];
  const root = graph.jobs.get(key);
  const on: Walk = { graph, values, items, left: MOST_STEPS };
  if (root !== undefined) walk(on, root, [key], 0, new Map(), []);
  return { job: key, items: items.sort((a, b) => a.step - b.step), cut: on.left <= 0 };
}

interface Walk {
  readonly graph: Graph;
  readonly values: Values;
  readonly items: RunItem[];
  /** How many tasks may still be looked at. */
  left: number;
}

/** Lists the work of a job that starts when `done` steps are over; returns how many are then over. */
function walk(
  on: Walk,
  job: GraphJob,
  jobs: readonly string[],
  done: number,
  given: ReadonlyMap<string, string>,
  when: readonly string[],
): number {
  const ends = new Map<string, number>();
  let over = done;
  const own = on.values.jobParameters(job, given);
  for (const task of inOrder(job.tasks)) {
    if (on.left-- <= 0) break;
    const start = task.after.reduce((latest, key) => Math.max(latest, ends.get(key) ?? 0), done);
    let end = start + 1;
    const conditions = task.runIf === null ? when : [...when, `${task.key}: ${task.runIf}`];
    const child = task.job === null ? undefined : on.graph.jobs.get(task.job);
    const fault = faultOf(task, child, jobs);
    if (child !== undefined && fault === null) {
      const passed = parametersOfChild(task, own, on.values);
      end = walk(on, child, [...jobs, child.key], start, passed, conditions);
    } else {
      const parameters = arrivals(task, own, on.values);
      on.items.push({ step: end, jobs, task, when: conditions, parameters, fault });
    }
    ends.set(task.key, end);
    over = Math.max(over, end);
  }
  return over;
}

function faultOf(
  task: GraphTask,
  child: GraphJob | undefined,
  jobs: readonly string[],
): string | null {
  if (task.step === null) return 'waits for itself';
  if (task.type !== RUN_JOB.type) return null;
  if (task.job === null) return 'the job is not known';
  if (child === undefined) return 'there is no such job in the bundle';
  if (jobs.includes(child.key)) return 'the job runs itself';
  return jobs.length >= DEEPEST ? 'nested too deeply' : null;
}
