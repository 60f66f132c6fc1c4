import type { Rule } from '../subject/rule.ts';
import { notebooksRun } from '../subject/task-facts.ts';

/** Names of what no log should show. */
const SECRET = /secret|token|passw|pwd|key|credential|auth/i;

export const parametersArePrinted: Rule = {
  id: 'parameters-are-printed',
  severity: 'note',
  summary: 'Notebooks print the parameters that they read',
  architecture: ['parameter is never printed', 'parameters are never printed'],
  readsCode: true,
  *check(subject) {
    for (const { facts, use } of notebooksRun(subject)) {
      for (const { name, span } of facts.unprinted) {
        if (SECRET.test(name)) continue;
        yield {
          at: span,
          subject: use.subject,
          message: `the parameter ${name} is never printed`,
          help: 'Print it, so that the log of a run shows what the run was given.',
        };
      }
    }
  },
};
