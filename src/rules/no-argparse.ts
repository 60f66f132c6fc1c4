import type { Rule } from './rule.ts';
import { notebooksOf } from './task-facts.ts';

export const noArgparse: Rule = {
  id: 'no-argparse',
  severity: 'error',
  summary: 'Notebooks get their parameters from widgets, not from the command line',
  readsCode: true,
  *check(subject) {
    for (const { facts, use } of notebooksOf(subject)) {
      const { argparse, argv } = facts;
      const first = argparse?.firstUse ?? argv[0];
      if (first === undefined) continue;
      const name = argparse?.firstUse == null ? 'sys.argv' : 'argparse';
      const imports = (argparse?.imports ?? []).map((span) => ({ value: 'imported here', span }));
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
        help: 'Read base_parameters with dbutils.widgets.get("name").',
      };
    }
  },
};
