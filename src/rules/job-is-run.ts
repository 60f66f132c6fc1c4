import type { Job } from '../bundle/bundle.ts';
import { ownSource } from '../bundle/work.ts';
import type { Rule } from '../subject/rule.ts';
import { mainDefinition, type Subject, tasksOf } from '../subject/subject.ts';
import { isTaskType } from '../task/task-type.ts';

/** What starts a job by itself. */
const STARTS = ['schedule', 'trigger', 'triggers', 'continuous'];

export const jobIsRun: Rule = {
  id: 'job-is-run',
  severity: 'note',
  summary:
    'Where there is an orchestrator, an atomic job is run by another job, or starts by itself',
  architecture: ['atomic job is run by no other job', 'atomic jobs are run by no other job'],
  *check(subject) {
    const { bundle, levels, parents } = subject;
    if (![...levels.values()].includes('orchestrator') || runsAnyJob(subject)) return;
    const shared = sharedSources(subject);
    for (const [key, definitions] of bundle.jobs) {
      if (levels.get(key) !== 'atomic' || (parents.get(key)?.size ?? 0) > 0) continue;
      const job = mainDefinition(definitions);
      // What only a target has is a finding of its own, and so is code that another job runs, too.
      if (job.resource.target !== null || definitions.some(startsItself)) continue;
      if (sourcesOf(definitions).some((path) => shared.has(path))) continue;
      yield {
        at: job.resource.key.span,
        subject: job.path,
        message: 'no other job runs this atomic job, and nothing starts it',
        help: 'Add it to a composite job or an orchestrator, or give it a schedule. A job that people start by hand says so: # dab-ignore[job-is-run]: why.',
      };
    }
  },
};

/** A job that is named by a number, by a variable or wrongly may be any, and so may be what has no type. */
function runsAnyJob(subject: Subject): boolean {
  if (subject.partlyUnknown || subject.unloaded().length > 0) return true;
  return [...tasksOf(subject)].some(({ task: { work } }) => {
    if (work.kind === 'none') return true;
    if (work.kind === 'other') return !isTaskType(work.type);
    if (work.kind === 'source') return false;
    return work.job === null || !subject.bundle.jobs.has(work.job.value);
  });
}

/** The code that several jobs run. */
function sharedSources({ bundle }: Subject): ReadonlySet<string> {
  const all = [...bundle.jobs.values()].flatMap((each) => [...new Set(sourcesOf(each))]);
  const seen = new Set<string>();
  return new Set(all.filter((path) => seen.size === seen.add(path).size));
}

function sourcesOf(definitions: readonly Job[]): string[] {
  return definitions.flatMap(({ tasks }) => {
    return tasks.flatMap(({ work }) => ownSource(work)?.path ?? []);
  });
}

function startsItself({ fields }: Job): boolean {
  return STARTS.some((name) => fields.has(name));
}
