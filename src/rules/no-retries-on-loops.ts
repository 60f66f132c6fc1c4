import type { Rule } from '../subject/rule.ts';
import { loopFields } from './parts/loop-fields.ts';

const FIELDS = ['max_retries', 'min_retry_interval_millis', 'retry_on_timeout'];

export const noRetriesOnLoops: Rule = {
  id: 'no-retries-on-loops',
  severity: 'error',
  summary: 'Retries of a loop are set on the task inside it',
  *checkJobs({ wholeJobs }) {
    for (const { name, ...found } of loopFields(wholeJobs, FIELDS)) {
      yield {
        ...found,
        message: `a for_each task cannot have ${name}`,
        help: 'Move it to the task in the loop. Databricks refuses it here at deployment.',
      };
    }
  },
};
