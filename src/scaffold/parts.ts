import type { Layer } from '../layer.ts';
import type { CodeTask, JobSpec } from '../spec/job.ts';

/** A Lakeflow pipeline in a file of its own. */
export interface PipelineSpec {
  readonly key: string;
  readonly domain: string;
  readonly title: string;
  readonly summary: string;
  /** The layer whose schema it writes to. */
  readonly layer: Layer;
  /** Values that its sources read with `spark.conf.get`. */
  readonly configuration: Readonly<Record<string, string>>;
}

/** A source file made from a template of the same path. */
export interface SourceFile {
  readonly path: string;
  readonly template: string;
  readonly view: Readonly<Record<string, string>>;
}

/** What one layer or domain adds to a project. */
export interface Part {
  readonly jobs: readonly JobSpec[];
  readonly pipelines?: readonly PipelineSpec[];
  readonly sources: readonly SourceFile[];
  /** The job that the setup orchestrator runs for this part, if any. */
  readonly setup?: Step;
  /** The job that the refresh orchestrator runs for this part, if any. */
  readonly refresh?: Step;
}

/** One task of an orchestrator. */
export interface Step {
  readonly task: string;
  readonly job: string;
}

/** A reference to a bundle variable. */
export function variable(name: string): string {
  return `\${var.${name}}`;
}

/** The parameters that name the catalog and the schemas of some layers. */
export function tablesOf(...layers: readonly Layer[]): Record<string, string> {
  const names = ['catalog', ...layers.map((layer) => `${layer}_schema`)];
  return Object.fromEntries(names.map((name) => [name, variable(name)]));
}

/** A notebook task whose notebook lies in `src/<domain>`. */
export function notebook(
  key: string,
  path: string,
  parameters: Readonly<Record<string, string>>,
  after: readonly string[] = [],
): CodeTask {
  return { type: 'notebook_task', key, path: `src/${path}`, parameters, after };
}

/** A file below `src/` made from the template of the same path. */
export function source(path: string, view: Readonly<Record<string, string>> = {}): SourceFile {
  return { path: `src/${path}`, template: `src/${path}.hbs`, view };
}

/** The tags that differ from job to job, in the order in which they are written. */
export function tags(layer: string, jobType: string): Record<string, string> {
  return { layer, compute_type: 'serverless', job_type: jobType };
}
