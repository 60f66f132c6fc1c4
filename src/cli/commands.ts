import yargs from 'yargs';
import { EXIT } from '../exit-code.ts';
import { printed, shown } from '../printed.ts';
import { UserError } from '../problem.ts';
import { ANSWER_KEYS } from '../spec/questions.ts';
import { CHECK_FLAGS, CHECK_SWITCHES, checkCommand, withFixValue } from './check-command.ts';
import { createCommand, SWITCHES } from './create-command.ts';
import { EDIT_COMMANDS, EDIT_FLAGS, EDIT_SWITCHES, editCommands } from './edit-commands.ts';
import { explainCommand } from './explain-command.ts';
import { refuseSwitchValues } from './flags.ts';
import { GRAPH_FLAGS, GRAPH_SWITCHES, graphCommand } from './graph-command.ts';
import type { Io } from './io.ts';
import { type KnownFlags, withValues } from './words.ts';

/**
 * Parses a command line, runs its command and returns the exit code. Throws UserError when the line
 * is wrong.
 */
export async function runCommand(words: readonly string[], io: Io): Promise<number> {
  const argv = withValues(withFixValue(words), KNOWN);
  refuseSwitchValues(argv, KNOWN.switches);
  let code: number = EXIT.done;
  const exit = (other: number) => {
    code = other;
  };
  const parser = yargs()
    .scriptName('create-dab-project')
    .locale('en')
    .parserConfiguration({ 'camel-case-expansion': false, 'dot-notation': false })
    .exitProcess(false)
    .fail(false)
    .wrap(Math.min(io.columns, 100))
    .version(false)
    .help('help', 'Show this help')
    .alias('help', 'h')
    .command(createCommand(io))
    .command(editCommands(io))
    .command(checkCommand(io, exit))
    .command(explainCommand(io))
    .command(graphCommand(io, exit))
    .example('$0 retail', 'Ask, then write the project to ./retail')
    .example('$0 retail --yes --layers bronze,gold', 'Take the defaults but for the layers')
    .epilogue(
      'Exit codes: 0 done, 1 findings of check or a stale picture, 2 the request is wrong, 3 a bug of this tool, 130 stopped by Ctrl-C.',
    );
  let help = '';
  try {
    await parser.parseAsync([...argv], {}, (_error, _args, output) => {
      help = output;
    });
  } catch (error) {
    const fault = error instanceof Error ? requestFault(error, words) : null;
    throw fault === null ? error : new UserError(fault);
  }
  if (help !== '') io.out(printed`${shown(help)}\n`);
  return code;
}

const EDITS = Object.values(EDIT_COMMANDS);

const OPTIONAL = ['fix'];

const KNOWN: KnownFlags = {
  valued: [
    ...['answers', ...ANSWER_KEYS],
    ...[...EDITS.map(({ flags }) => flags), EDIT_FLAGS, CHECK_FLAGS, GRAPH_FLAGS].flatMap(
      Object.keys,
    ),
  ].filter((name) => !OPTIONAL.includes(name)),
  optional: OPTIONAL,
  switches: [
    ...[SWITCHES, EDIT_SWITCHES, CHECK_SWITCHES, GRAPH_SWITCHES].flatMap(Object.keys),
    ...EDITS.flatMap(({ switches }) => Object.keys(switches)),
  ],
};

/** The words that commands cannot do without. */
const WANTED: Readonly<Record<string, string>> = {
  explain: 'RULE',
  ...Object.fromEntries(
    Object.entries(EDIT_COMMANDS).map(([name, { words }]) => {
      const needed = words.filter((word) => word.startsWith('<'));
      return [name, needed.map((word) => word.slice(1, -1).toUpperCase()).join(' ')];
    }),
  ),
};

/** What is wrong with the line, if that is what yargs says; null for any other error. */
function requestFault({ name, message }: Error, words: readonly string[]): string | null {
  if (message.startsWith('Not enough non-option arguments')) {
    const command = words.find((word) => Object.hasOwn(WANTED, word)) ?? '';
    return `missing argument: ${command} ${WANTED[command] ?? '…'}. See its --help`;
  }
  return name === 'YError' ? message : null;
}
