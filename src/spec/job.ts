/** What is needed to write a job. A composite or orchestrator that runs code cannot be expressed. */

import type { RUN_JOB, RUN_PIPELINE, WrittenType } from '../task/task-type.ts';

interface TaskBase {
  readonly key: string;
  /** Keys of the tasks of the same job that must be done before. */
  readonly after: readonly string[];
}

/** A task that runs code of the project. */
export interface SourceTask extends TaskBase {
  readonly type: Exclude<WrittenType, PipelineTask['type']>;
  /** Path of the file or folder from the project root. */
  readonly path: string;
  /** What the code gets by name; values are bundle text, so `${var.x}` is a reference. */
  readonly parameters: Readonly<Record<string, string>>;
}

export interface PipelineTask extends TaskBase {
  readonly type: typeof RUN_PIPELINE.type;
  /** Resource key of the pipeline. */
  readonly pipeline: string;
}

export type CodeTask = SourceTask | PipelineTask;

export interface RunJobTask extends TaskBase {
  readonly type: typeof RUN_JOB.type;
  /** Resource key of the job to run. */
  readonly job: string;
}

interface JobBase {
  /** Resource key, also the file's name. */
  readonly key: string;
  /** Folder below `resources/` and `src/`. */
  readonly domain: string;
  /** The job's display name, without target and project. */
  readonly title: string;
  /** What it does, as the rest of a sentence after "Atomic job: ". */
  readonly summary: string;
  /** The tags besides `job_level`, `environment` and `project`. */
  readonly tags: Readonly<Record<string, string>>;
}

export interface AtomicJob extends JobBase {
  readonly level: 'atomic';
  readonly tasks: readonly CodeTask[];
  /** Pinned Python packages of the notebooks' serverless environment. */
  readonly packages: readonly string[];
}

export interface RunnerJob extends JobBase {
  readonly level: 'composite' | 'orchestrator';
  readonly tasks: readonly RunJobTask[];
  readonly operation?: Operation;
}

export type JobSpec = AtomicJob | RunnerJob;

/** When a job starts by itself, how long it may take, and who is notified. */
export interface Operation {
  readonly schedule?: { readonly cron: string; readonly timeZone: string };
  readonly timeoutSeconds?: number;
  /** After this time a run counts as slow: the health rule without which no duration warning is sent. */
  readonly slowAfterSeconds?: number;
  readonly emails: readonly { readonly event: EmailEvent; readonly to: readonly string[] }[];
}

export type EmailEvent =
  | 'on_start'
  | 'on_failure'
  | 'on_success'
  | 'on_duration_warning_threshold_exceeded';
