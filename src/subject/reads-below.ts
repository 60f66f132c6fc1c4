import type { BundleFile, Job } from '../bundle/bundle.ts';
import { factsOf } from '../task/task-type.ts';
import { declaredBy } from './passed.ts';
import type { Subject } from './subject.ts';
import type { TaskCode } from './task-code.ts';
import { namesReadAt } from './task-facts.ts';

/** The names that a task's code reads; null when they are not known. */
export function readsOf(subject: Subject, { runs }: TaskCode): ReadonlySet<string> | null {
  const names = new Set<string>();
  for (const use of runs) {
    const own = namesReadAt(subject, use);
    if (own === null) return null;
    for (const name of own) names.add(name);
  }
  return names;
}

/**
 * The names that a job's tasks read, and those that jobs which they run declare: what they do not
 * declare does not reach them. Null when they are not known.
 */
export function readsBelow(subject: Subject, key: string): ReadonlySet<string> | null {
  const names = new Set<string>();
  const jobs = subject.bundle.jobs.get(key) ?? [];
  const code = subject.taskCode().get(key) ?? [];
  const readable = new Set(code.flatMap(({ definitions }) => definitions.map(({ task }) => task)));
  const others = jobs.flatMap(({ tasks }) => tasks).filter((task) => !readable.has(task));
  for (const { work } of others) {
    if (work.kind === 'run-job' && work.job !== null) {
      const child = subject.bundle.jobs.get(work.job.value)?.map(declaredBy);
      if (child === undefined || child.some(({ unknown }) => unknown)) return null;
      for (const name of child.flatMap((declared) => [...declared.names])) names.add(name);
    } else if (work.kind !== 'other' || factsOf(work.type)?.does !== 'decision') return null;
  }
  for (const task of code) {
    const own = readsOf(subject, task);
    if (own === null) return null;
    for (const name of own) names.add(name);
  }
  return names;
}

/** Stands for all names. */
export const ANY = '*';

/** The names of which a job's text says `job.parameters.name`. */
export function mentionsIn({ resource }: Job): string[] {
  const { file, entry } = resource;
  const text = textOf(file, entry.pair.value);
  // What an alias or a merge key brings stands elsewhere.
  if (/(?:^|[\s:,[-])\*[\w-]/m.test(text)) return [ANY];
  return [...text.matchAll(/job\.parameters(?:\.([\w.-]*[\w-]))?/g)].map(([, name]) => name ?? ANY);
}

function textOf(
  { text }: BundleFile,
  node: { readonly start: number; readonly end: number } | null,
): string {
  return node === null ? '' : text.slice(node.start, node.end);
}
