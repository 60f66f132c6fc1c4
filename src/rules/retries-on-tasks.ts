import { isNothing } from '../bundle/whole-job.ts';
import type { Rule } from '../subject/rule.ts';
import { definitionsOf } from '../subject/subject.ts';

/** Fields that tasks have and jobs do not, as many believe. */
export const RETRY_FIELDS = ['max_retries', 'min_retry_interval_millis', 'retry_on_timeout'];

export const retriesOnTasks: Rule = {
  id: 'retries-on-tasks',
  severity: 'warning',
  summary: 'Retries are set on tasks, not on jobs',
  *checkJobs(subject) {
    for (const { resource, fields, path } of definitionsOf(subject)) {
      for (const name of RETRY_FIELDS) {
        const entry = fields.get(name);
        if (entry === undefined || isNothing(entry.value)) continue;
        const { start, end } = entry.key;
        yield {
          at: { path: resource.file.path, start, end },
          subject: path,
          message: `a job has no ${name}: the CLI drops it, and nothing is tried again`,
          help: 'Set it on each task that is to be tried again.',
        };
      }
    }
  },
};
