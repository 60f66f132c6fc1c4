import type { Level } from '../level.ts';
import type { TaskFlag } from '../task/task-type.ts';
import type { Outcome } from './outcome.ts';
import type { Ui } from './ui.ts';

/** The answers that a new job is made of. */
export interface JobAnswers {
  readonly name: string | null;
  readonly level: Level;
  readonly domain: string | null;
  readonly description: string | null;
  readonly task: TaskFlag;
  readonly pipeline: string | null;
  readonly path: string | null;
  readonly param: Readonly<Record<string, string>> | null;
  readonly package: readonly string[];
  readonly run: readonly string[];
  readonly schedule: string | null;
  readonly 'time-zone': string;
  readonly timeout: number | null;
  readonly emails: readonly string[];
  readonly parent: readonly string[];
  readonly after: readonly string[];
  readonly variable: Readonly<Record<string, string>>;
}

export type JobAnswerKey = keyof JobAnswers;

/** The jobs about which an answer says something. */
export interface Fit {
  readonly holds: (job: { readonly level: Level; readonly task: TaskFlag }) => boolean;
  /** Those jobs in words. */
  readonly only: string;
}

/** One row of the table from which flags, prompts, help and docs of `add-job` are made. */
export interface JobQuestion<T> {
  /** What the prompt asks. */
  readonly message: string;
  /** One sentence for help and docs. */
  readonly about: string;
  /** How a value looks on the command line. */
  readonly form: string;
  /** What counts where nothing is given. */
  readonly initial: T;
  readonly fits: Fit;
  readonly parse: (raw: unknown) => Outcome<T>;
  /** Asks a person; what comes back goes through `parse`, undefined is no answer. Null: never asked. */
  readonly ask: JobAsk | null;
}

/** What is there to choose from. */
export interface JobSurroundings {
  /** Folders that hold resources, such as `pipelines/gold`. */
  readonly domains: readonly string[];
  readonly jobs: readonly {
    readonly key: string;
    readonly level: Level | null;
    readonly tasks: readonly string[];
  }[];
  readonly pipelines: readonly string[];
  readonly variables: readonly string[];
}

/** Answers as they came in, by key; `name` is the key of the job. */
export type RawJobAnswers = Readonly<Record<string, unknown>>;

/** Asks for one answer; `raw` has those to the questions before. */
export type JobAsk = (
  ui: Ui,
  row: Pick<JobQuestion<unknown>, 'message' | 'parse'>,
  around: JobSurroundings,
  raw: RawJobAnswers,
) => Promise<unknown>;
