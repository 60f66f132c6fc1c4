import { stepsOf } from '../graph/steps.ts';
import type { TreeJob, TreeTask } from '../report/hierarchy.ts';
import type { CodeTask, JobSpec, RunJobTask } from '../spec/job.ts';

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
  const { key } = task;
  switch (task.kind) {
    case 'run-job':
      return { key, step, type: 'run_job_task', job: task.job, what: null };
    case 'notebook':
      return { key, step, type: 'notebook_task', job: null, what: task.notebook };
    case 'sql-file':
      return { key, step, type: 'sql_task', job: null, what: task.file };
    case 'pipeline':
      return { key, step, type: 'pipeline_task', job: null, what: task.pipeline };
  }
}
