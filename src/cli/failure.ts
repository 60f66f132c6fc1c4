import manifest from '../../package.json' with { type: 'json' };
import { EXIT } from '../exit-code.ts';
import { jsonText, type Printed, printed, shown, visible } from '../printed.ts';
import { UserError } from '../problem.ts';
import { Stopped } from '../stopped.ts';
import type { Io } from './io.ts';

/** Tells a person, and with `json` a program too, what something that was thrown means; its exit code. */
export async function tellFailure(error: unknown, json: boolean, io: Io): Promise<number> {
  if (error instanceof UserError) return tellWrongRequest(error, json, io);
  const { code, message, text } = error instanceof Stopped ? stopped(error) : bugOf(error);
  io.err(printed`${text}\n`);
  if (json) io.out(failureJson(message, []));
  return code;
}

async function tellWrongRequest(error: UserError, json: boolean, io: Io): Promise<number> {
  io.err(printed`${visible(`error: ${error.message}`)}\n`);
  let problems: readonly object[] = [];
  if (error.problems.length > 0) {
    // Loaded late: commands that succeed have no use for it.
    const { problemsText, problemValues } = await import('../report/problems.ts');
    io.err(printed`${problemsText(error, io.columns)}\n`);
    problems = problemValues(error);
  }
  if (json) io.out(failureJson(error.message, problems));
  return EXIT.wrongRequest;
}

function failureJson(message: string, problems: readonly object[]): Printed {
  return jsonText({ format: 1, ok: false, error: { message, problems } });
}

interface Failure {
  readonly code: number;
  readonly message: string;
  readonly text: Printed;
}

function stopped({ exitCode }: Stopped): Failure {
  const message = 'Stopped. Nothing was written.';
  return { code: exitCode, message, text: visible(message) };
}

function bugOf(error: unknown): Failure {
  const message = (error instanceof Error && error.stack) || String(error);
  const text = [
    message,
    '',
    `This is a bug in create-dab-project ${manifest.version}. Please report it with the lines above`,
    `and the command that you ran: ${manifest.bugs.url}`,
  ].join('\n');
  return { code: EXIT.ourBug, message, text: shown(text) };
}
