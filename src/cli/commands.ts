import yargs from 'yargs';
import { UserError } from '../problem.ts';
import { createCommand, SWITCHES } from './create-command.ts';
import { EDIT_COMMANDS, EDIT_SWITCHES, editCommands } from './edit-commands.ts';
import { refuseSwitchValues } from './flags.ts';
import type { Io } from './io.ts';

/** Parses a command line and runs its command. Throws UserError when the line is wrong. */
export async function runCommand(argv: readonly string[], io: Io): Promise<void> {
  const own = Object.values(EDIT_COMMANDS).map(({ switches }) => switches);
  refuseSwitchValues(argv, Object.keys(Object.assign({}, SWITCHES, EDIT_SWITCHES, ...own)));
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
    .example('$0 retail', 'Ask, then write the project to ./retail')
    .example('$0 retail --yes --layers bronze,gold', 'Take the defaults but for the layers')
    .epilogue(
      'Exit codes: 0 done, 2 the request is wrong, 3 a bug of this tool, 130 stopped by Ctrl-C.',
    );
  let help = '';
  try {
    await parser.parseAsync([...argv], {}, (_error, _args, output) => {
      help = output;
    });
  } catch (error) {
    throw error instanceof Error && error.name === 'YError'
      ? new UserError(requestFault(error.message))
      : error;
  }
  if (help !== '') io.out(`${help}\n`);
}

function requestFault(message: string): string {
  const bare = /^Not enough arguments following: (.+)$/.exec(message);
  return bare ? `--${bare[1]} needs a value, for example --${bare[1]}=VALUE` : message;
}
