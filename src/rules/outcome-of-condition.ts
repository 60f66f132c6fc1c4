import { isLiteral, mapsIn, textIn } from '../bundle/lookup.ts';
import type { WholeTask } from '../bundle/whole-job.ts';
import type { Rule } from '../subject/rule.ts';
import { typeFieldsOf } from '../task/task-type.ts';

const OUTCOMES = ['true', 'false'];

export const outcomeOfCondition: Rule = {
  id: 'outcome-of-condition',
  severity: 'error',
  summary: 'Tasks wait for the outcome of condition tasks only: "true" or "false"',
  *checkJobs({ wholeJobs }) {
    for (const { tasks } of wholeJobs) {
      for (const { pieces } of tasks.values()) {
        for (const { fields, path, job } of pieces) {
          const { file } = job.resource;
          for (const item of mapsIn(file, fields, 'depends_on')) {
            const outcome = textIn(file, item.fields, 'outcome');
            const before = tasks.get(textIn(file, item.fields, 'task_key')?.value ?? '');
            if (outcome === null || before === undefined || !isLiteral(outcome.value)) continue;
            const found = { at: outcome.span, subject: `${path}.depends_on[${item.index}]` };
            if (!isCondition(before)) {
              yield {
                ...found,
                message: `the task ${before.key} has no outcome: it is no condition_task`,
                help: 'Remove outcome, or wait for a condition_task. Databricks refuses it here.',
              };
            } else if (!OUTCOMES.includes(outcome.value)) {
              yield {
                ...found,
                message: `a condition has no outcome "${outcome.value}"`,
                help: 'Write "true" or "false".',
              };
            }
          }
        }
      }
    }
  },
};

/** A task without any known type may be one yet. */
function isCondition({ pieces }: WholeTask): boolean {
  const types = pieces.flatMap(({ fields }) => typeFieldsOf(fields.keys()));
  return types.length === 0 || types.includes('condition_task');
}
