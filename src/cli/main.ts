import manifest from '../../package.json' with { type: 'json' };
import { type Problem, UserError } from '../problem.ts';
import { type Io, Stopped } from './io.ts';

/** The exit codes of every command. */
const DONE = 0;
const WRONG_REQUEST = 2;
const OUR_BUG = 3;

/**
 * Runs one command line and returns its exit code: 0 done, 1 a check has findings, 2 the request is
 * wrong, 3 a bug of this tool, 130 stopped by Ctrl-C. Never throws and never ends the process.
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-v')) {
      io.out(`${manifest.version}\n`);
      return DONE;
    }
    const { runCommand } = await import('./commands.ts');
    return await runCommand(argv, io);
  } catch (error) {
    return exitCodeOf(error, wantsJson(argv), io);
  }
}

function wantsJson(argv: readonly string[]): boolean {
  return argv.some((word, index) => {
    return (
      /^--(json(=true)?|format=json)$/.test(word) ||
      (word === 'json' && argv[index - 1] === '--format')
    );
  });
}

function exitCodeOf(error: unknown, json: boolean, io: Io): number {
  const { code, text, problems } = failure(error);
  io.err(failureText(error));
  if (json) {
    const value = {
      format: 1,
      ok: false,
      error: { message: text[0]?.replace(/^error: /, ''), problems },
    };
    io.out(`${JSON.stringify(value, null, 2)}\n`);
  }
  return code;
}

/** What to tell a person about something that was thrown, with a line end. */
export function failureText(error: unknown): string {
  const { text, problems } = failure(error);
  const lines = [...text, ...problems.map((problem) => `  ${problemText(problem)}`)];
  return `${lines.map((line) => line.split('\n').map(printable).join('\n')).join('\n')}\n`;
}

interface Failure {
  readonly code: number;
  readonly text: readonly string[];
  readonly problems: readonly Problem[];
}

function failure(error: unknown): Failure {
  if (error instanceof Stopped) {
    return { code: error.exitCode, text: ['Stopped. Nothing was written.'], problems: [] };
  }
  if (error instanceof UserError) {
    return { code: WRONG_REQUEST, text: [`error: ${error.message}`], problems: error.problems };
  }
  const stack = (error instanceof Error && error.stack) || String(error);
  const text = [
    stack,
    '',
    `This is a bug in create-dab-project ${manifest.version}. Please report it with the lines above`,
    `and the command that you ran: ${manifest.bugs.url}`,
  ];
  return { code: OUR_BUG, text, problems: [] };
}

function problemText({ key, value, allowed, at }: Problem): string {
  const subject = [key, value].filter((part) => part !== '').join(': ');
  const place = at === undefined ? '' : `${at}: `;
  return place + subject + (subject === '' ? '' : ' - ') + allowed;
}

/** A terminal must not obey control characters that came in with a name or a path. */
function printable(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}]/gu, (char) => {
    return `\\u{${(char.codePointAt(0) as number).toString(16)}}`;
  });
}
