import type { TreeJob, TreeTask } from '../report/hierarchy.ts';
import type { CodeTask, JobSpec, RunJobTask } from '../spec/job.ts';
import { stepsOf } from '../walks.ts';

/** A job that is yet to be written as the drawing of the hierarchy takes it. */
export function treeJob(job: JobSpec): TreeJob {
  const steps = stepsOf(job.tasks);
  const schedule = 'operation' in job ? job.operation?.schedule : undefined;
  return {
    key: job.key,
    level: job.level,
    start: schedule ? { text: schedule.cron, timeZone: schedule.timeZone, paused: null } : null,
    tags: Object.entries(job.tags).map(([name, value]) => ({ name, value })),
    tasks: job.tasks.map((task) => treeTask(task, steps.get(task.key) ?? null)),
  };
}

function treeTask(task: CodeTask | RunJobTask, step: number | null): TreeTask {
  const { key, type } = task;
  switch (type) {
    case 'run_job_task':
      return { key, step, type, job: task.job, what: null };
    case 'pipeline_task':
      return { key, step, type, job: null, what: task.pipeline };
    default:
      return { key, step, type, job: null, what: task.path };
  }
}
