import { isNothing } from '../bundle/whole-job.ts';
import type { Rule } from '../subject/rule.ts';

const FIELDS = ['max_retries', 'min_retry_interval_millis', 'retry_on_timeout'];

export const noRetriesOnLoops: Rule = {
  id: 'no-retries-on-loops',
  severity: 'error',
  summary: 'Retries of a loop are set on the task inside it',
  *check({ wholeJobs }) {
    for (const { tasks } of wholeJobs) {
      for (const { loops, pieces } of tasks.values()) {
        if (!loops) continue;
        for (const { fields, path, job } of pieces) {
          for (const name of FIELDS) {
            const entry = fields.get(name);
            if (entry === undefined || isNothing(entry.value)) continue;
            const { start, end } = entry.key;
            yield {
              at: { path: job.resource.file.path, start, end },
              subject: path,
              message: `a for_each task cannot have ${name}`,
              help: 'Move it to the task in the loop. Databricks refuses it here at deployment.',
            };
          }
        }
      }
    }
  },
};
