import { isLiteral, textIn } from '../bundle/lookup.ts';
import type { Rule } from '../subject/rule.ts';
import { tasksOf } from '../subject/subject.ts';

export const sqlInFiles: Rule = {
  id: 'sql-in-files',
  severity: 'error',
  summary: 'SQL tasks run files or saved queries, no text of their own',
  *checkJobs(subject) {
    for (const { job, task } of tasksOf(subject)) {
      const { file } = job.resource;
      const text =
        textIn(file, task.body, 'sql_task', 'query') ??
        textIn(file, task.body, 'sql_task', 'query', 'query');
      // A text that is put in later may be a whole map, with query_id.
      if (text === null || (!isLiteral(text.value) && !/\s/.test(text.value))) continue;
      yield {
        at: text.span,
        subject: task.path,
        message: 'the SQL text is in the task, where Databricks reads only a query_id',
        help: 'Put the text into a .sql file, and name it: file: {path: …}.',
      };
    }
  },
};
