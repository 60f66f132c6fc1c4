import type { TaskType } from '../task/task-type.ts';
import type { Located, Span } from '../text.ts';
import type { YamlNode } from '../yaml/tree.ts';
import type { Entry, YamlView } from '../yaml/view.ts';

/** A file of a bundle that could be parsed. */
export interface BundleFile {
  /** From the bundle's root, `/` between parts. */
  readonly path: string;
  readonly text: string;
  readonly root: YamlNode | null;
  readonly view: YamlView;
  /** Whether the file holds other documents, which the CLI does not read. */
  readonly more: boolean;
}

/** Something in a file that keeps it from being read. */
export interface Fault {
  readonly path: string;
  /** Offset into the text. */
  readonly offset: number;
  readonly message: string;
  /** What the file holds; null when that cannot be known. */
  readonly text: string | null;
}

/** One definition of a resource. A resource has several when targets change it. */
export interface Resource {
  /** `jobs`, `pipelines`, … */
  readonly type: string;
  readonly key: Located<string>;
  /** The target that defines it, null for all targets. */
  readonly target: string | null;
  readonly file: BundleFile;
  readonly entry: Entry;
}

export type Work =
  /** `job` is the key in `${resources.jobs.<key>.id}`; null when the id is anything else. */
  | { readonly kind: 'run-job'; readonly job: Located<string> | null }
  /** `path` is from the bundle's root; null when it cannot be known, as with `${var.x}`. */
  | {
      readonly kind: 'source';
      readonly type: TaskType;
      readonly path: string | null;
      readonly at: Span;
    }
  | { readonly kind: 'other'; readonly type: string }
  | { readonly kind: 'none' };

/** The fields of a map, by name. */
export type Fields = ReadonlyMap<string, Entry>;

export interface Task {
  readonly key: Located<string>;
  /** Where it stands, as the CLI writes it: `resources.jobs.load.tasks[0]`. */
  readonly path: string;
  readonly fields: Fields;
  /** The fields of what it runs: its own ones, or for a loop those of the task inside. */
  readonly body: Fields;
  readonly dependsOn: readonly Located<string>[];
  readonly work: Work;
}

/** A job as one definition has it. */
export interface Job {
  readonly resource: Resource;
  /** Where it stands, as the CLI writes it: `resources.jobs.load`. */
  readonly path: string;
  readonly fields: Fields;
  readonly level: Located<string> | null;
  readonly tasks: readonly Task[];
}

export interface Include {
  /** Without needless `./` and slashes. */
  readonly pattern: Located<string>;
  /** The files that it loads. */
  readonly paths: readonly string[];
}

/** A bundle as the Databricks CLI would load it, every value with its place. */
export interface Bundle {
  /** The root file, then the included ones in the CLI's order; those with a fault are left out. */
  readonly files: ReadonlyMap<string, BundleFile>;
  readonly rootFile: BundleFile;
  readonly includes: readonly Include[];
  readonly faults: readonly Fault[];
  readonly resources: readonly Resource[];
  /** By key: the definition for all targets first, then those of targets. */
  readonly jobs: ReadonlyMap<string, readonly Job[]>;
  /** The bundle's name; null when it has none. */
  readonly name: string | null;
  /** Names of the variables that are declared. */
  readonly variables: ReadonlySet<string>;
}
