import type { CommandModule } from 'yargs';
import { UserError } from '../problem.ts';
import { didYouMean } from '../suggest.ts';
import { refuseUnknown } from './flags.ts';
import type { Io } from './io.ts';

/** `explain <rule>`: prints the page of a rule. */
export function explainCommand(io: Io): CommandModule {
  return {
    command: 'explain <rule>',
    describe: 'Say what a rule of check wants, and why',
    builder: (yargs) => yargs.positional('rule', { type: 'string', describe: 'Name of the rule' }),
    handler: async (args) => {
      refuseUnknown(args, 'explain', ['rule']);
      const [{ RULES }, { pageOf }, { rulePage }] = await Promise.all([
        import('../rules/index.ts'),
        import('../rules/pages.ts'),
        import('../report/rule-page.ts'),
      ]);
      const ids = RULES.map(({ id }) => id);
      const rule = RULES.find(({ id }) => id === args.rule);
      if (rule === undefined) {
        const word = String(args.rule);
        throw new UserError(
          `there is no rule "${word}".${didYouMean(word, ids)} See check --list-rules`,
        );
      }
      io.out(rulePage(rule, pageOf(rule.id)));
    },
  };
}
