import type { Rule } from '../subject/rule.ts';
import { notebooksRun } from '../subject/task-facts.ts';
import { migrateCommand } from './parts/migrate-command.ts';

export const noArgparse: Rule = {
  id: 'no-argparse',
  severity: 'error',
  summary: 'Notebooks get their parameters from widgets, not from the command line',
  readsCode: true,
  *check(subject) {
    for (const { facts, use } of notebooksRun(subject)) {
      const { argparse, argv, otherParser } = facts;
      const parses = argparse?.reads ? argparse.firstUse : null;
      const first = parses ?? otherParser?.span ?? argv[0];
      if (first === undefined) continue;
      const name = parses === null ? (otherParser?.value ?? 'sys.argv') : 'argparse';
      const imports = (parses === null ? [] : (argparse?.imports ?? [])).map((span) => ({
        value: 'imported here',
        span,
      }));
      const reads = argv.filter((span) => span !== first).slice(0, 3);
      yield {
        at: first,
        subject: use.subject,
        message: `a notebook has no command line for ${name} to read`,
        see: [
          ...imports,
          ...reads.map((span) => ({ value: 'sys.argv is read here, too', span })),
          { value: 'the task that runs it', span: use.written.span },
        ],
        help:
          parses === null
            ? 'Read base_parameters with dbutils.widgets.get("name").'
            : `Read base_parameters with dbutils.widgets.get: "${migrateCommand('notebooks', [use.path])}" rewrites it.`,
      };
    }
  },
};
