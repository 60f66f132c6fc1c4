import manifest from '../../package.json' with { type: 'json' };
import { joined, type Printed, printed, shown, visible } from '../printed.ts';
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
export function failureText(error: unknown): Printed {
  const { code, text, problems } = failure(error);
  // Only a stack has lines of its own.
  const lines = text.map(code === OUR_BUG ? shown : visible);
  const list = problems.map((problem) => visible(`  ${problemText(problem)}`));
  return printed`${joined([...lines, ...list], '\n')}\n`;
}

function problemText({ key, value, allowed, at }: Problem): string {
  const subject = [key, value].filter((part) => part !== '').join(': ');
  const place = at === undefined ? '' : `${at}: `;
  return place + subject + (subject === '' ? '' : ' - ') + allowed;
}
