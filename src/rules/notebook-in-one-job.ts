import { ownSource } from '../bundle/work.ts';
import { addTo } from '../grouped.ts';
import type { Rule } from '../subject/rule.ts';
import { type Subject, tasksOf } from '../subject/subject.ts';
import type { Span } from '../text.ts';
import { migrateCommand } from './parts/migrate-command.ts';

interface Use {
  readonly job: string;
  readonly task: string;
  readonly at: Span;
}

export const notebookInOneJob: Rule = {
  id: 'notebook-in-one-job',
  severity: 'error',
  summary: 'A notebook, SQL file or project folder is run by one job only',
  architecture: ['notebook or file runs in several jobs', 'notebooks or files run in several jobs'],
  *check(subject) {
    const uses = new Map<string, Use[]>();
    for (const { job, task } of tasksOf(subject)) {
      const own = ownSource(task.work);
      if (own === null || own.path === null) continue;
      addTo(uses, own.path, { job: job.resource.key.value, task: task.path, at: own.at });
    }
    for (const [path, same] of uses) {
      const jobs = [...new Set(same.map(({ job }) => job))];
      const [first, ...others] = same as [Use, ...Use[]];
      if (jobs.length < 2) continue;
      yield {
        at: first.at,
        subject: first.task,
        message: `${path} is run by ${jobs.length} jobs: ${jobs.join(', ')}`,
        see: others.map(({ task, at }) => ({ value: `also in ${task}`, span: at })),
        help: `Keep it in one atomic job, and run that from the others${commandFor(subject, jobs)}.`,
      };
    }
  },
};

/** A job of one task is atomic as it is: the migration takes tasks out of larger ones only. */
function commandFor({ bundle }: Subject, jobs: readonly string[]): string {
  const isLarge = (key: string) => bundle.jobs.get(key)?.some(({ tasks }) => tasks.length > 1);
  return jobs.some(isLarge) ? `: "${migrateCommand('jobs', jobs)}" does it` : '';
}
