import type { Task } from '../bundle/bundle.ts';
import { codeType } from '../bundle/work.ts';
import { LEVELS } from '../level.ts';
import type { Rule } from '../subject/rule.ts';
import { type Subject, tasksOf } from '../subject/subject.ts';
import { isTaskType } from '../task/task-type.ts';
import { migrateCommand } from './parts/migrate-command.ts';

export const runsJobsOnly: Rule = {
  id: 'runs-jobs-only',
  severity: 'error',
  summary: 'Composite jobs and orchestrators run other jobs and no code',
  architecture: ['task beside run_job_task runs code', 'tasks beside run_job_task run code'],
  *check(subject) {
    for (const { job, task } of tasksOf(subject)) {
      const level = subject.levels.get(job.resource.key.value);
      if (level == null || LEVELS[level].runs !== 'jobs') continue;
      const type = ownCode(task, subject);
      if (type === null) continue;
      const at = task.body.get(type)?.key ?? task.key.span;
      yield {
        at: { path: job.resource.file.path, start: at.start, end: at.end },
        subject: task.path,
        message: `the ${level} job runs code of its own: ${type}`,
        see: job.level === null ? [] : [{ value: `it is ${level}`, span: job.level.span }],
        help: `Move the task to an atomic job, and run that: "${migrateCommand('jobs', [job.resource.key.value])}" does it.`,
      };
    }
  },
};

/** The type of a task that runs code; null for those that run jobs or decide what runs. */
function ownCode({ work, body }: Task, { custom }: Subject): string | null {
  const type = codeType(work);
  if (type === null || custom.taskTypes.has(type)) return null;
  // What names no type at all is the matter of another rule.
  return isTaskType(type) && body.has(type) ? type : null;
}
