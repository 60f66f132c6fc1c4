import { posix } from 'node:path';
import type { NotebookFacts } from '../notebook/facts.ts';
import { type Called, calledBy } from '../subject/called-notebooks.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import { notebooksRun } from '../subject/task-facts.ts';
import { didYouMeanThis, type Near, nearIn } from '../suggest.ts';
import { isNotebookName, withoutExtension } from '../task/notebook-name.ts';

export const calledNotebookExists: Rule = {
  id: 'called-notebook-exists',
  severity: 'error',
  summary: 'Notebooks that %run and dbutils.notebook.run name are there',
  readsCode: true,
  *check(subject) {
    const seen = new Set<string>();
    const near = nearNotebooks(subject);
    for (const { facts, use } of notebooksRun(subject)) {
      for (const { written, wanted } of missingBelow(subject, facts, seen)) {
        yield {
          at: written.span,
          subject: use.subject,
          message: `there is no notebook ${wanted} for this to run.${didYouMeanThis(near(wanted))}`,
          see: [{ value: 'the task that runs it', span: use.written.span }],
          help: 'Paths are relative to the notebook that names them, and have no extension.',
        };
      }
    }
  },
};

/** What is missing in a notebook, and in those that it runs; each notebook is looked at once. */
function* missingBelow(
  subject: Subject,
  first: NotebookFacts,
  seen: Set<string>,
): Generator<Called> {
  const todo = [first];
  for (let facts = todo.pop(); facts !== undefined; facts = todo.pop()) {
    if (seen.has(facts.path)) continue;
    seen.add(facts.path);
    for (const called of calledBy(subject, facts)) {
      if (called.path === null) yield called;
      const next = called.path === null ? null : subject.code.notebook(called.path);
      if (next !== null) todo.push(next);
    }
  }
}

/** Looks for the notebook that was meant among those of its folder. */
function nearNotebooks({ disk }: Subject): (wanted: string) => string | null {
  const looks = new Map<string, Near>();
  return (wanted) => {
    const folder = posix.dirname(wanted);
    const names = () => disk.list(folder === '.' ? '' : folder).filter(isNotebookName);
    const look = looks.get(folder) ?? nearIn(names().map(withoutExtension));
    looks.set(folder, look);
    return look(posix.basename(wanted));
  };
}
