import { resolve } from 'node:path';
import type { Bundle } from '../bundle/bundle.ts';
import { targetsOf } from '../bundle/targets.ts';
import { judge } from '../check/judge.ts';
import { focusOn } from '../graph/focus.ts';
import type { Graph } from '../graph/graph.ts';
import { type Marks, marksOf } from '../graph/marks.ts';
import { readGraph } from '../graph/read-graph.ts';
import { UserError } from '../problem.ts';
import { RULES } from '../rules/index.ts';
import { didYouMean } from '../suggest.ts';
import { requestFor, requestForResolved } from './check-request.ts';
import { codeSource } from './code-source.ts';
import type { GraphFormat, GraphOptions } from './graph-options.ts';
import type { Io } from './io.ts';
import { notePython } from './note-python.ts';
import { noteFaults, openBundle, readBundle } from './read-bundle.ts';
import { openResolved } from './read-resolved.ts';

/** A bundle with what is drawn of it. */
export interface OpenGraph {
  /** The bundle's folder, as an absolute path. */
  readonly root: string;
  readonly bundle: Bundle;
  readonly graph: Graph;
  readonly marks: Marks;
}

/** The drawings that show what check finds. */
export const SHOWS_FINDINGS: ReadonlySet<GraphFormat> = new Set(['text', 'json', 'svg', 'html']);

/** Reads the bundle that is meant, and what check finds in it if that is wanted. */
export async function openGraph(
  options: GraphOptions,
  withFindings: boolean,
  io: Io,
): Promise<OpenGraph> {
  const start = resolve(io.cwd, options.project ?? '.');
  const purpose = options.write !== null && !options.check ? 'write' : 'read';
  const opened = await openBundle(start, purpose, io);
  const { root } = opened;
  const rules = withFindings ? RULES : [];
  const source = codeSource(root);
  const how = { rules, baseline: new Map() };
  const resolved = options.resolved === null ? null : openResolved(options.resolved, source, io);
  const request =
    resolved === null
      ? requestFor(opened, source, io.cwd, how)
      : requestForResolved(resolved, opened, source, io.cwd, how);
  const { findings, texts, ...verdict } = judge(request);
  const bundle = verdict.bundle ?? (await readBundle(start, 'read', io)).bundle;
  await noteFaults(bundle, io);
  if (resolved === null) notePython(bundle, 'graph', io);
  refuseUnknownTarget(bundle, options.target);
  const whole = readGraph(bundle, options.target);
  const marks = marksOf(bundle, whole, findings, texts);
  if (options.focus === null) return { root, bundle, graph: whole, marks };
  refuseUnknownJob(whole, options.focus);
  return { root, bundle, graph: focusOn(whole, options.focus, options.direction), marks };
}

function refuseUnknownTarget(bundle: Bundle, target: string | null): void {
  const names = [...targetsOf(bundle).keys()];
  if (target === null || names.includes(target)) return;
  throw new UserError(`there is no target "${target}".${didYouMean(target, names)}`);
}

/** Throws UserError when a graph lacks a job. */
export function refuseUnknownJob({ jobs }: Graph, key: string): void {
  if (jobs.has(key)) return;
  throw new UserError(`there is no job "${key}".${didYouMean(key, [...jobs.keys()])}`);
}
