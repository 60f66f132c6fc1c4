/** What a task does besides taking its place among others. */
export type Doing =
  /** Runs code, or does other work itself. */
  | 'code'
  /** Runs another job. */
  | 'job'
  /** Decides what runs next, and does nothing itself. */
  | 'decision'
  /** Runs another task for each of several inputs. */
  | 'loop';

/** Code whose parameters this tool reads, each asked for by its name. */
export type CodeForm = 'notebook' | 'sql-file';

/** A file or folder of the bundle that a task names by its path. */
export interface PathNaming {
  readonly by: 'path';
  /** The fields that lead to the path, from inside the field of the type. */
  readonly way: readonly [string, ...string[]];
  /** What has to be there. */
  readonly kind: 'notebook' | 'file' | 'folder';
  /** Extensions that it may have; empty where any will do. */
  readonly extensions: readonly string[];
  /** Null for code that is not looked into. */
  readonly code: CodeForm | null;
  /** Whether the architecture gives it to one job alone. */
  readonly ofOneJob: boolean;
}

/** How a task names what it runs. */
export type Naming =
  | PathNaming
  /** By the id of a resource of some kind, such as `jobs`. */
  | { readonly by: 'id'; readonly field: string; readonly resource: string }
  /** By a text of its own, in one field or several. */
  | { readonly by: 'text'; readonly fields: readonly string[] };

/** A field with parameters of what runs. */
export interface ParameterField {
  readonly field: string;
  /**
   * `names`: a map, of which code asks for each by its name. `options`: a map that becomes words
   * such as `--name=value`. `words`: a list, the words of a command line. `pairs`: a list of maps
   * with name and value. `settings`: a map that no code reads.
   */
  readonly as: 'names' | 'options' | 'words' | 'pairs' | 'settings';
}

/** What is known about a type of task. Every type has all of it: an unfinished row does not compile. */
export interface TaskFacts {
  /** Other names that people write for it, too different to be recognised. */
  readonly alsoWritten: readonly string[];
  readonly does: Doing;
  /** Null where no field says it in short. */
  readonly names: Naming | null;
  readonly parameters: readonly ParameterField[];
  /** Whether the parameters of the job reach it, and win (docs.databricks.com: jobs/job-parameters). */
  readonly takesJobParameters: boolean;
  /** The deprecated field of run_job_task that gives such tasks other parameters; null for none. */
  readonly overriddenBy: string | null;
  /** Whether the CLI refuses it without compute; notebooks may run in an environment of their own. */
  readonly needsCompute: boolean;
  /** What `--task` of add-job calls it; null for a type that add-job does not write. */
  readonly flag: string | null;
}
