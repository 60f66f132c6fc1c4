import manifest from '../../package.json' with { type: 'json' };
import { type Problem, UserError } from '../problem.ts';
import { type Io, Stopped } from './io.ts';

/** The exit codes of every command. */
const DONE = 0;
const WRONG_REQUEST = 2;
const OUR_BUG = 3;

/**
 * Runs one command line and returns its exit code: 0 done, 2 the request is wrong, 3 a bug of this
 * tool, 130 stopped by Ctrl-C. Never throws and never ends the process.
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-v')) {
      io.out(`${manifest.version}\n`);
      return DONE;
    }
    const { runCommand } = await import('./commands.ts');
    await runCommand(argv, io);
    return DONE;
  } catch (error) {
    return exitCodeOf(error, argv.includes('--json'), io);
  }
}

function exitCodeOf(error: unknown, json: boolean, io: Io): number {
  if (error instanceof Stopped) {
    io.err('Stopped. Nothing was written.\n');
    return error.exitCode;
  }
  if (error instanceof UserError) {
    if (json)
      io.out(`${JSON.stringify({ format: 1, ok: false, error: errorJson(error) }, null, 2)}\n`);
    io.err(errorText(error));
    return WRONG_REQUEST;
  }
  const stack = error instanceof Error ? error.stack : String(error);
  io.err(`${stack}\n\nThis is a bug in create-dab-project ${manifest.version}.\n`);
  io.err('Please report it with the lines above and the command that you ran:\n');
  io.err(`${manifest.bugs.url}\n`);
  return OUR_BUG;
}

function errorJson(error: UserError) {
  return { message: error.message, problems: error.problems };
}

function errorText(error: UserError): string {
  const lines = [
    `error: ${error.message}`,
    ...error.problems.map((problem) => `  ${problemText(problem)}`),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

function problemText({ key, value, allowed, at }: Problem): string {
  const subject = [key, value].filter((part) => part !== '').join(': ');
  return [at, subject].filter(Boolean).join(': ') + (subject === '' ? '' : ' - ') + allowed;
}

/** A terminal must not obey control characters that came in with a name or a path. */
function printable(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}]/gu, (char) => {
    return `\\u{${(char.codePointAt(0) as number).toString(16)}}`;
  });
}
