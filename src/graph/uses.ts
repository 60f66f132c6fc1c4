import type { Bundle } from '../bundle/bundle.ts';
import { matches } from '../bundle/glob.ts';
import { type PathKind, sourcePathsOf } from '../bundle/source-paths.ts';
import { addTo } from '../grouped.ts';
import { withoutExtension } from '../task/notebook-name.ts';
import { reachable, reversed } from '../walks.ts';
import { innermostFirst } from './focus.ts';
import { type Graph, runsOf } from './graph.ts';

/** A task that runs a file, itself or by a pipeline. */
export interface Use {
  readonly job: string;
  readonly task: string;
  /** The pipeline that holds the file; null when the task runs it itself. */
  readonly pipeline: string | null;
}

/** The tasks that run a file; its path is from the bundle's root. */
export function usesOf(bundle: Bundle, graph: Graph, path: string): Use[] {
  return usesOfFiles(bundle, graph)(path);
}

/** Jobs that run one of some jobs, those included, each behind those that it runs. */
export function jobsAround(graph: Graph, keys: Iterable<string>): string[] {
  const around = reachable(keys, reversed(runsOf(graph)));
  return innermostFirst(graph).filter((key) => around.has(key));
}

/** What changed files touch. */
export interface Touched {
  /** Jobs to test, each behind those that it runs. */
  readonly jobs: readonly { readonly key: string; readonly because: readonly string[] }[];
  /** Changed files that no job is known to use. */
  readonly unused: readonly string[];
}

/**
 * The jobs that a change of files touches: those that run one of them, those that are defined in
 * one, all if it is the root file, and the jobs that run those.
 */
export function touchedBy(bundle: Bundle, graph: Graph, paths: readonly string[]): Touched {
  const reasons = new Map<string, string[]>();
  const usesOf = usesOfFiles(bundle, graph);
  const definedIn = definedInFiles(bundle, graph);
  const unused: string[] = [];
  for (const path of paths) {
    const users = usesOf(path).map(({ job }) => job);
    const all = path === bundle.rootFile.path ? graph.jobs.keys() : (definedIn.get(path) ?? []);
    const touched = new Set([...users, ...all]);
    if (touched.size === 0) unused.push(path);
    for (const job of touched) {
      addTo(reasons, job, path);
    }
  }
  const jobs = jobsAround(graph, reasons.keys());
  return { jobs: jobs.map((key) => ({ key, because: reasons.get(key) ?? [] })), unused };
}

/** The jobs of each file: those that it defines, and those that run a pipeline that it defines. */
function definedInFiles({ jobs, resources }: Bundle, graph: Graph): Map<string, Set<string>> {
  const files = new Map<string, Set<string>>();
  const put = (path: string, job: string) => {
    const same = files.get(path) ?? new Set();
    files.set(path, same);
    if (graph.jobs.has(job)) same.add(job);
  };
  for (const [key, definitions] of jobs) {
    for (const { resource } of definitions) put(resource.file.path, key);
  }
  const pipelines = runnersOfPipelines(graph);
  for (const { type, key, file } of resources) {
    if (type !== 'pipelines') continue;
    for (const { job } of pipelines.get(key.value) ?? []) put(file.path, job);
  }
  return files;
}

function runnersOfPipelines(graph: Graph): Map<string, Use[]> {
  const runners = new Map<string, Use[]>();
  for (const job of graph.jobs.values()) {
    for (const { key, pipeline } of job.tasks) {
      if (pipeline === null) continue;
      addTo(runners, pipeline, { job: job.key, task: key, pipeline });
    }
  }
  return runners;
}

function usesOfFiles(bundle: Bundle, graph: Graph): (path: string) => Use[] {
  const direct = new Map<string, Use[]>();
  for (const job of graph.jobs.values()) {
    for (const { key, file } of job.tasks) {
      if (file === null) continue;
      addTo(direct, file, { job: job.key, task: key, pipeline: null });
    }
  }
  const runners = runnersOfPipelines(graph);
  const paths = sourcePathsOf(bundle);
  const folders = paths.filter(({ kind }) => kind === 'folder');
  const sources = paths.filter(({ resource, kind }) => {
    return resource.type === 'pipelines' && PIPELINE_SOURCES.has(kind);
  });
  const inFolders = (path: string): Use[] => {
    const found = new Map<string, Use>();
    for (const { path: folder, resource, task } of folders) {
      const job = resource.key.value;
      if (task === null || !graph.jobs.has(job) || !path.startsWith(`${folder}/`)) continue;
      found.set(`${job}\0${task.key.value}`, { job, task: task.key.value, pipeline: null });
    }
    return [...found.values()];
  };
  return (path) => {
    const holding = sources.filter((source) => isSource(source.path, path));
    const pipelines = new Set(holding.map(({ resource }) => resource.key.value));
    return [
      ...(direct.get(path) ?? []),
      // Notebooks may be named without their extension.
      ...(direct.get(withoutExtension(path)) ?? []),
      ...inFolders(path),
      ...[...pipelines].flatMap((key) => runners.get(key) ?? []),
    ];
  };
}

/** Paths of a pipeline that are run; others name folders and requirements. */
const PIPELINE_SOURCES: ReadonlySet<PathKind> = new Set(['notebook', 'file', 'glob']);

/** `a/**` stands for all files below a folder (docs.databricks.com: pipelines, source code). */
function isSource(pattern: string, path: string): boolean {
  if (pattern.endsWith('/**')) return path.startsWith(pattern.slice(0, -2));
  if (pattern === path) return true;
  try {
    return matches(pattern, path);
  } catch {
    return false; // a pattern that Go refuses
  }
}
