/** Reads a generated project as the Databricks CLI would, by other means than the code under test. */
import { posix } from 'node:path';
import { parseDocument } from 'yaml';
import type { FileTree } from '../../src/files.ts';

export interface Task {
  task_key: string;
  depends_on?: { task_key: string }[];
  environment_key?: string;
  notebook_task?: { notebook_path: string; base_parameters?: Record<string, string> };
  sql_task?: { warehouse_id: string; file: { path: string }; parameters?: Record<string, string> };
  pipeline_task?: { pipeline_id: string };
  run_job_task?: { job_id: string };
}

export interface Job {
  name: string;
  description: string;
  tags: Record<string, string>;
  tasks: Task[];
  environments?: { environment_key: string; spec: { environment_version: string } }[];
  schedule?: { pause_status: string };
  email_notifications?: Record<string, string[]>;
  health?: { rules: { metric: string }[] };
}

export interface Pipeline {
  name: string;
  root_path: string;
  libraries: { glob: { include: string } }[];
  configuration: Record<string, string>;
}

export interface Config {
  bundle: { name: string };
  include: string[];
  variables: Record<string, { default?: string; lookup?: object }>;
  targets: Record<string, { variables?: Record<string, string> }>;
}

export interface Loaded {
  readonly config: Config;
  /** Each resource with the file that defines it. */
  readonly jobs: Map<string, { job: Job; path: string }>;
  readonly pipelines: Map<string, { pipeline: Pipeline; path: string }>;
  /** Resource files that an include pattern reaches. */
  readonly included: Set<string>;
}

export function loadBundle(files: FileTree): Loaded {
  const config = yamlOf(files, 'databricks.yml') as Config;
  const included = new Set(
    config.include.flatMap((pattern) => [...files.keys()].filter((path) => goGlob(pattern, path))),
  );
  const loaded: Loaded = { config, jobs: new Map(), pipelines: new Map(), included };
  for (const path of included) {
    const { resources } = yamlOf(files, path) as {
      resources: { jobs?: Record<string, Job>; pipelines?: Record<string, Pipeline> };
    };
    for (const [key, job] of Object.entries(resources.jobs ?? {}))
      loaded.jobs.set(key, { job, path });
    for (const [key, pipeline] of Object.entries(resources.pipelines ?? {})) {
      loaded.pipelines.set(key, { pipeline, path });
    }
  }
  return loaded;
}

export function yamlOf(files: FileTree, path: string): unknown {
  const document = parseDocument(files.get(path) ?? '', { uniqueKeys: true, version: '1.1' });
  if (document.errors.length > 0) throw new Error(`${path}: ${document.errors[0]?.message}`);
  return document.toJS();
}

/** Go's filepath.Glob for the patterns we write: `*` is any run of characters without `/`. */
function goGlob(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const parts = path.split('/');
  if (wanted.length !== parts.length) return false;
  return wanted.every((part, index) => {
    const source = part.replace(/[.+^${}()|[\]\\?]/g, '\\$&').replace(/\*+/g, '.*');
    return new RegExp(`^${source}$`, 'su').test(parts[index] as string);
  });
}

/** A path that a resource file names, from the project root. */
export function fromFile(path: string, named: string): string {
  return posix.join(posix.dirname(path), named);
}
