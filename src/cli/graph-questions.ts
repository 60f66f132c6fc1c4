import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { defaultTarget } from '../bundle/targets.ts';
import { readGraph } from '../graph/read-graph.ts';
import { runOrder } from '../graph/run-order.ts';
import { jobsAround, touchedBy, usesOf } from '../graph/uses.ts';
import { valuesIn } from '../graph/values.ts';
import type { Printed } from '../printed.ts';
import { runOrderJson, touchedJson, usesJson } from '../report/graph-json.ts';
import { runOrderText, touchedText, usesText } from '../report/graph-text.ts';
import { shellWord } from '../shell-word.ts';
import { changedSince } from './git.ts';
import type { GraphOptions, GraphQuestion } from './graph-options.ts';
import type { Io } from './io.ts';
import { type OpenGraph, refuseUnknownJob } from './open-graph.ts';

/** Answers a question about a bundle, as text or JSON. Throws UserError when it makes no sense. */
export async function answer(
  opened: OpenGraph,
  options: GraphOptions,
  { kind, about }: GraphQuestion,
  io: Io,
): Promise<Printed> {
  const json = options.format === 'json';
  switch (kind) {
    case 'run-order':
      return runOrderAnswer(opened, options, about, json);
    case 'what-uses':
      return usesAnswer(opened, about, json, io);
    case 'changed-since':
      return await io.stoppable((signal) =>
        touchedAnswer(opened, options, about, { json, signal }),
      );
  }
}

/** Values are those of the target that is named, else of the one that the CLI takes by default. */
function runOrderAnswer(
  { bundle }: OpenGraph,
  options: GraphOptions,
  job: string,
  json: boolean,
): Printed {
  const target = options.target ?? defaultTarget(bundle);
  const graph = readGraph(bundle, target);
  refuseUnknownJob(graph, job);
  const order = runOrder(graph, job, valuesIn(bundle, target));
  return (json ? runOrderJson : runOrderText)(order, target);
}

function usesAnswer({ root, bundle, graph }: OpenGraph, file: string, json: boolean, io: Io) {
  const path = fromRoot(root, resolve(io.cwd, file)) ?? fromRoot(root, resolve(root, file)) ?? file;
  const uses = usesOf(bundle, graph, path);
  const jobs = jobsAround(
    graph,
    uses.map(({ job }) => job),
  );
  return (json ? usesJson : usesText)(path, uses, jobs);
}

/** A file's path from the bundle's root; null when it is not there. */
function fromRoot(root: string, file: string): string | null {
  const path = relative(root, file).split(sep).join('/');
  return existsSync(file) && !path.startsWith('../') ? path : null;
}

async function touchedAnswer(
  { root, bundle, graph }: OpenGraph,
  options: GraphOptions,
  revision: string,
  { json, signal }: { json: boolean; signal: AbortSignal },
): Promise<Printed> {
  const changed = await changedSince(root, revision, signal);
  const touched = touchedBy(bundle, graph, changed);
  const target = options.target ?? defaultTarget(bundle);
  const flag = target === null ? '' : ` -t ${shellWord(target)}`;
  const commands = touched.jobs.map(({ key }) => `databricks bundle run${flag} ${shellWord(key)}`);
  return json
    ? touchedJson(revision, touched, commands, changed)
    : touchedText(revision, touched, commands);
}
