import type { Task } from '../bundle/bundle.ts';
import type { Rule } from '../subject/rule.ts';
import { definitionsOf } from '../subject/subject.ts';

export const uniqueTaskKey: Rule = {
  id: 'unique-task-key',
  severity: 'error',
  summary: 'The tasks of a job have different keys',
  *checkJobs(subject) {
    for (const job of definitionsOf(subject)) {
      const first = new Map<string, Task>();
      for (const task of job.tasks) {
        const { value, span } = task.key;
        const before = first.get(value);
        if (before === undefined) first.set(value, task);
        else {
          yield {
            at: span,
            subject: task.path,
            message: `another task of this job has the key "${value}", too`,
            see: [{ value: 'the first one', span: before.key.span }],
            help: 'The CLI makes one task of both, without a word. Give this one another key.',
          };
        }
      }
    }
  },
};
