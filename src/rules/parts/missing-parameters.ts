import type { SourcePath } from '../../bundle/source-paths.ts';
import type { NotebookFacts, ParameterFacts, ParameterRead } from '../../notebook/facts.ts';
import { togetherWith } from '../../subject/called-notebooks.ts';
import { type JobParameters, ownParameters } from '../../subject/passed.ts';
import type { Subject } from '../../subject/subject.ts';
import type { TaskCode } from '../../subject/task-code.ts';
import { factsAt } from '../../subject/task-facts.ts';

export interface MissingParameter {
  readonly read: ParameterRead;
  readonly use: SourcePath;
  /** The names that are passed, and that the code does not read. */
  readonly unread: readonly string[];
}

/** The parameters without which a task's code fails, and which nobody passes for certain. */
export function missingIn(
  subject: Subject,
  task: TaskCode,
  { of, toAny }: JobParameters,
): MissingParameter[] {
  const [own, job] = [ownParameters(task), of(task.job)];
  if (subject.partlyUnknown || [own, job, toAny].some(({ unknown }) => unknown)) return [];
  const names = new Set([...own.names, ...job.names]);
  return task.runs.flatMap((use) => {
    const facts = withShared(subject, factsAt(subject, use));
    const missing = needed(facts).filter(({ name }) => !names.has(name) && !toAny.names.has(name));
    if (missing.length === 0) return [];
    const reads = new Set(facts?.reads.map(({ name }) => name));
    const unread = [...names].filter((name) => !reads.has(name));
    return missing.map((read) => ({ read, use, unread }));
  });
}

/** What a notebook reads and declares together with those that it runs by `%run`. */
export function withShared(
  subject: Subject,
  facts: NotebookFacts | ParameterFacts | null,
): ParameterFacts | null {
  if (facts === null || !('runs' in facts) || facts.runs.length === 0) return facts;
  const all = togetherWith(subject, facts);
  if (all === null) return null;
  return {
    reads: all.flatMap(({ reads }) => reads),
    declares: all.flatMap(({ declares }) => declares),
    readsUnknown: all.some(({ readsUnknown }) => readsUnknown),
    declaresUnknown: all.some(({ declaresUnknown }) => declaresUnknown),
  };
}

/** The first read of each parameter without which the code fails. */
export function needed(facts: ParameterFacts | null): ParameterRead[] {
  if (facts === null || facts.declaresUnknown) return [];
  const declared = new Set(facts.declares.map(({ name }) => name));
  const first = new Map<string, ParameterRead>();
  for (const read of facts.reads) {
    // Spark fills in ${name} from its settings, too.
    if (read.optional || read.by === 'dollar' || declared.has(read.name)) continue;
    if (!first.has(read.name)) first.set(read.name, read);
  }
  return [...first.values()];
}
