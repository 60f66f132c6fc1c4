import manifest from '../../package.json' with { type: 'json' };
import { type Problem, UserError } from '../problem.ts';
import { Stopped } from '../stopped.ts';

const WRONG_REQUEST = 2;
const OUR_BUG = 3;

interface Failure {
  readonly code: number;
  readonly text: readonly string[];
  readonly problems: readonly Problem[];
}

/** What something that was thrown means: exit code, and what to say. */
export function failure(error: unknown): Failure {
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

/** What to tell a person about something that was thrown, with a line end. */
export function failureText(error: unknown): string {
  const { text, problems } = failure(error);
  const lines = [...text, ...problems.map((problem) => `  ${problemText(problem)}`)];
  return `${lines.map((line) => line.split('\n').map(printable).join('\n')).join('\n')}\n`;
}

function problemText({ key, value, allowed, at }: Problem): string {
  const subject = [key, value].filter((part) => part !== '').join(': ');
  const place = at === undefined ? '' : `${at}: `;
  return place + subject + (subject === '' ? '' : ' - ') + allowed;
}

/** A terminal must not obey control characters that came in with a name or a path. */
export function printable(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}]/gu, (char) => {
    return `\\u{${(char.codePointAt(0) as number).toString(16)}}`;
  });
}
