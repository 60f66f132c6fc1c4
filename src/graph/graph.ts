import type { Level } from '../level.ts';
import { typeWords } from '../task/task-type.ts';

/** Where something is written: line and column from 1, columns in UTF-16 units. */
export interface Place {
  /** From the bundle's root. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

export interface Parameter {
  readonly name: string;
  readonly value: string;
}

/** A task of a job, as the definitions that count make it. */
export interface GraphTask {
  readonly key: string;
  /** One more than the longest chain of tasks that it waits for; null when it waits for itself. */
  readonly step: number | null;
  /** Keys of the tasks of the same job that it waits for. */
  readonly after: readonly string[];
  /** What kind of task it is, as the field is named: `notebook_task`; null when nothing says so. */
  readonly type: string | null;
  /** Whether it is run once for each of several inputs. */
  readonly loop: boolean;
  /** The job that it runs. */
  readonly job: string | null;
  /** The pipeline of the bundle that it runs. */
  readonly pipeline: string | null;
  /** The source file that it runs, from the bundle's root. */
  readonly file: string | null;
  /** What it runs, for people: a path, the key of a pipeline, the name of a package. */
  readonly what: string | null;
  /** When it runs, other than when all went well. */
  readonly runIf: string | null;
  readonly parameters: readonly Parameter[];
  readonly at: Place | null;
}

/** When a job starts by itself. */
export interface Start {
  /** A Quartz expression, or what else makes it start. */
  readonly text: string;
  readonly timeZone: string | null;
  readonly paused: string | null;
}

export interface GraphJob {
  readonly key: string;
  readonly name: string | null;
  readonly description: string | null;
  readonly level: Level | null;
  /** The folder of its file below `resources/`; '' for none. */
  readonly domain: string;
  readonly start: Start | null;
  readonly tags: readonly Parameter[];
  /** Its own parameters with their defaults. */
  readonly parameters: readonly Parameter[];
  /** In the order in which they are written. */
  readonly tasks: readonly GraphTask[];
  readonly at: Place | null;
}

/** The jobs of a bundle, and what runs what. */
export interface Graph {
  /** The bundle's name. */
  readonly name: string | null;
  /** The target whose overrides are applied; null for what is defined for all, and for any. */
  readonly target: string | null;
  readonly jobs: ReadonlyMap<string, GraphJob>;
}

/** For each job the jobs that its tasks run, in the order of its steps, each once. */
export function runsOf({ jobs }: Graph): Map<string, string[]> {
  return new Map([...jobs.values()].map((job) => [job.key, jobsRunBy(job)]));
}

/** The jobs that a job's tasks run, those that the bundle does not have included. */
export function jobsRunBy(job: GraphJob): string[] {
  return [...new Set(inOrder(job.tasks).flatMap((task) => task.job ?? []))];
}

/** Tasks by step; those of one step stay in the order in which they are written. */
export function inOrder<T extends Pick<GraphTask, 'step'>>(tasks: readonly T[]): T[] {
  const rank = ({ step }: T) => step ?? Number.MAX_SAFE_INTEGER;
  return [...tasks].sort((a, b) => rank(a) - rank(b));
}

/** Whether a job sets something up, so that it is run before those that refresh it. */
export function setsUp({ tags }: Pick<GraphJob, 'tags'>): boolean {
  return tags.some(({ name, value }) => name === 'job_type' && value === 'setup');
}

/** The kind of a task in words: `notebook`, `run job`. */
export function taskKind({ type }: Pick<GraphTask, 'type'>): string {
  return type === null ? 'nothing to run' : typeWords(type);
}
