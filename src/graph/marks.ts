import type { Bundle } from '../bundle/bundle.ts';
import { counted } from '../counted.ts';
import { type Finding, SEVERITIES, type Severity } from '../finding.ts';
import { addTo } from '../grouped.ts';
import { lineIndex } from '../text.ts';
import type { Graph, Place } from './graph.ts';

/** A finding of check, at a job or one of its tasks. */
export interface Mark {
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  readonly help: string | null;
  readonly at: Place;
  /** The key of the task that it is about; null for the job itself. */
  readonly task: string | null;
}

/** What check found, by job; what belongs to no job is in `others`. */
export interface Marks {
  readonly byJob: ReadonlyMap<string, readonly Mark[]>;
  readonly others: readonly Mark[];
}

/** Puts findings to the jobs and tasks they are about: by what they name, by place, by source file. */
export function marksOf(
  bundle: Bundle,
  graph: Graph,
  findings: readonly Finding[],
  texts: ReadonlyMap<string, string>,
): Marks {
  const owners = ownersOf(bundle, graph);
  const byJob = new Map<string, Mark[]>();
  const others: Mark[] = [];
  const indexes = new Map<string, ReturnType<typeof lineIndex>>();
  for (const finding of findings) {
    const { severity, rule, message, help, at } = finding;
    const index = indexes.get(at.path) ?? lineIndex(texts.get(at.path) ?? '');
    indexes.set(at.path, index);
    const place = { path: at.path, ...index(at.start) };
    const mark = { severity, rule, message, help: help ?? null, at: place };
    const found = owners(finding);
    if (found.length === 0) others.push({ ...mark, task: null });
    for (const { job, task } of found) {
      addTo(byJob, job, { ...mark, task });
    }
  }
  return { byJob, others };
}

interface Owner {
  readonly job: string;
  readonly task: string | null;
}

function ownersOf(bundle: Bundle, graph: Graph): (finding: Finding) => readonly Owner[] {
  const byName = new Map<string, Owner>();
  const byFile = new Map<string, Owner[]>();
  const spans = new Map<string, { start: number; end: number; owner: Owner }[]>();
  for (const [key, definitions] of bundle.jobs) {
    if (!graph.jobs.has(key)) continue;
    for (const { path, resource, tasks } of definitions) {
      const owner = { job: key, task: null };
      byName.set(path, owner);
      const { start } = resource.entry.key;
      const end = resource.entry.value?.end ?? resource.entry.key.end;
      addTo(spans, resource.file.path, { start, end, owner });
      for (const task of tasks) byName.set(task.path, { job: key, task: task.key.value });
    }
  }
  for (const job of graph.jobs.values()) {
    for (const { key, file } of job.tasks) {
      if (file !== null) addTo(byFile, file, { job: job.key, task: key });
    }
  }
  return ({ subject, at }) => {
    const named = subject === undefined ? null : longestKnown(subject, byName);
    if (named !== null) return [named];
    const around = spans.get(at.path)?.find(({ start, end }) => start <= at.start && at.end <= end);
    if (around !== undefined) return [around.owner];
    return byFile.get(at.path) ?? [];
  };
}

/** What the longest beginning of a name stands for: `resources.jobs.x.tasks[0].timeout` is a task. */
function longestKnown(subject: string, known: ReadonlyMap<string, Owner>): Owner | null {
  for (let end = subject.length; end > 0; end = cut(subject, end)) {
    const found = known.get(subject.slice(0, end));
    if (found !== undefined) return found;
  }
  return null;
}

function cut(subject: string, end: number): number {
  return Math.max(subject.lastIndexOf('.', end - 1), subject.lastIndexOf('[', end - 1));
}

/** `2 errors, 1 warning`; '' for none. */
export function countsOf(marks: readonly Pick<Mark, 'severity'>[]): string {
  return SEVERITIES.flatMap((severity) => {
    const count = marks.filter((mark) => mark.severity === severity).length;
    return count === 0 ? [] : [counted(count, severity)];
  }).join(', ');
}

/** The severity of the worst of some findings; null for none. */
export function worstOf(marks: readonly Pick<Mark, 'severity'>[]): Severity | null {
  return SEVERITIES.find((severity) => marks.some((mark) => mark.severity === severity)) ?? null;
}
