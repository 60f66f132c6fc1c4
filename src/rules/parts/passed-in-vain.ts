import { entryAt, isLiteral } from '../../bundle/lookup.ts';
import type { Breach } from '../../finding.ts';
import { declaredBy, MOST_NAMES } from '../../subject/passed.ts';
import { ANY, mentionsIn, readsBelow } from '../../subject/reads-below.ts';
import { type Subject, tasksOf } from '../../subject/subject.ts';
import { RUN_JOB } from '../../task/task-type.ts';
import { nearName } from './near-name.ts';

/** What a job takes. */
interface Taken {
  readonly declared: ReadonlySet<string>;
  /** Names that it declares, mentions, or whose values reach code below it. */
  readonly all: ReadonlySet<string>;
}

/**
 * Parameters with which tasks run a job that does not declare them, while nothing below it reads them.
 * Whether Databricks refuses them is not documented, so this says no more than that they do nothing.
 */
export function* passedInVain(subject: Subject): Generator<Breach> {
  const taken = new Map<string, Taken | null>();
  for (const { job, task } of tasksOf(subject)) {
    if (task.work.kind !== 'run-job' || task.work.job === null) continue;
    const { file } = job.resource;
    const entry = entryAt(file, task.body, RUN_JOB.type, RUN_JOB.parameters);
    const passed = file.view.entries(entry?.value ?? null);
    if (passed.size === 0 || passed.size > MOST_NAMES) continue;
    const child = task.work.job.value;
    const known = taken.has(child) ? taken.get(child) : takenBy(subject, child);
    taken.set(child, known ?? null);
    if (known == null) continue;
    const left = [...known.declared].filter((name) => !passed.has(name));
    for (const [name, { key }] of passed) {
      if (known.all.has(name) || !isLiteral(name)) continue;
      const meant = nearName(name, left);
      yield {
        at: { path: file.path, start: key.start, end: key.end },
        subject: task.path,
        message: `the job ${child} does not declare the parameter ${name}, and nothing below it reads it`,
        help:
          meant === null
            ? `Remove it, or declare it in the parameters of ${child}.`
            : `The job declares ${meant}: use one name in both places.`,
      };
    }
  }
}

/** Null when the job is not known, or may take what cannot be seen. */
function takenBy(subject: Subject, key: string): Taken | null {
  const jobs = subject.bundle.jobs.get(key) ?? [];
  const declared = jobs.map(declaredBy);
  if (jobs.length === 0 || subject.partlyUnknown) return null;
  if (declared.some(({ unknown }) => unknown)) return null;
  const reads = readsBelow(subject, key);
  const mentioned = jobs.flatMap(mentionsIn);
  if (reads === null || mentioned.includes(ANY)) return null;
  const names = new Set(declared.flatMap((each) => [...each.names]));
  return { declared: names, all: new Set([...names, ...reads, ...mentioned]) };
}
