import type { WholeJob } from '../bundle/whole-job.ts';
import type { Rule } from '../subject/rule.ts';
import { waitsOf } from '../subject/waits.ts';
import { unorderedLayers } from './layer-order.ts';
import { outcomeFinder, unawaitedValues } from './parts/value-order.ts';

/** Databricks allows so many tasks in a job. Larger ones have another fault. */
const MOST_TASKS = 1000;

export const orderNeedsDependsOn: Rule = {
  id: 'order-needs-depends-on',
  severity: 'warning',
  summary: 'A task waits for the tasks whose results it uses',
  *check(subject) {
    const outcomes = outcomeFinder();
    for (const job of subject.wholeJobs) {
      if (!canBeJudged(job)) continue;
      const waits = waitsOf(job);
      yield* unawaitedValues(job, waits, outcomes);
      yield* unorderedLayers(subject, job, waits);
    }
  },
};

/** Of tasks that cannot be seen nobody knows what they wait for. */
function canBeJudged({ tasks, open }: WholeJob): boolean {
  return !open && tasks.size > 1 && tasks.size <= MOST_TASKS;
}
