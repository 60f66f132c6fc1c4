import { LEVELS, type Level } from '../level.ts';
import type { Problem } from '../problem.ts';
import type { TaskFlag } from '../task/task-type.ts';
import type { Operation } from './job.ts';
import type { JobAnswerKey, JobAnswers, JobSurroundings, RawJobAnswers } from './job-question.ts';
import { JOB_ANSWER_KEYS, JOB_QUESTIONS, jobQuestionOf } from './job-questions.ts';
import { JOB_TASKS } from './job-tasks.ts';
import type { Ui } from './ui.ts';

const { name: _positional, ...flagRows } = JOB_QUESTIONS;

/** The flags of `add-job`: the table for help, docs and checks. */
export const JOB_FLAGS = flagRows;

/** The gate passed: answers that fit each other. */
export interface JobRequest extends JobAnswers {
  readonly name: string;
  readonly domain: string;
}

/**
 * The one gate of `add-job`: turns answers, whatever their way in, into what a job is made of. All
 * problems are reported at once. What only the bundle knows is looked at later. Never throws.
 */
export function parseJob(
  raw: RawJobAnswers,
): { readonly job: JobRequest } | { readonly problems: readonly Problem[] } {
  const { answers, problems } = resolve(raw);
  const { level } = answers;
  const domain = answers.domain ?? LEVELS[level].folder;
  const all = [...problems, ...missing(raw, { ...answers, domain }), ...contradictions(answers)];
  if (all.length > 0 || answers.name === null || domain === null) return { problems: all };
  return { job: { ...answers, name: answers.name, domain } };
}

/** What is wrong with the answers given so far, before the missing ones are asked. */
export function jobAnswerProblems(raw: RawJobAnswers): readonly Problem[] {
  return resolve(raw).problems;
}

/** Asks for what is not given and says something about the job, in the table's order. */
export async function askJob(
  ui: Ui,
  given: RawJobAnswers,
  around: JobSurroundings,
): Promise<RawJobAnswers> {
  const raw: Record<string, unknown> = { ...given };
  for (const key of JOB_ANSWER_KEYS) {
    const row = jobQuestionOf(key);
    if (raw[key] !== undefined || row.ask === null) continue;
    if (row.fits.holds(resolve(raw).answers)) raw[key] = await row.ask(ui, row, around, raw);
  }
  return raw;
}

/** The answers with defaults filled in, and what is wrong with those given, one by one and to this job. */
function resolve(raw: RawJobAnswers): { answers: JobAnswers; problems: Problem[] } {
  const answers: Partial<Record<JobAnswerKey, unknown>> = {};
  const problems: Problem[] = [];
  for (const key of JOB_ANSWER_KEYS) {
    const { initial, parse } = jobQuestionOf(key);
    const outcome = raw[key] === undefined ? { value: initial } : parse(raw[key]);
    answers[key] = 'value' in outcome ? outcome.value : initial;
    if ('faults' in outcome) {
      for (const { value, allowed } of outcome.faults) problems.push({ key, value, allowed });
    }
  }
  const job = answers as JobAnswers;
  for (const key of JOB_ANSWER_KEYS) {
    const { fits } = JOB_QUESTIONS[key];
    if (raw[key] !== undefined && !fits.holds(job)) {
      problems.push({ key, value: '', allowed: `only for ${fits.only}` });
    }
  }
  return { answers: job, problems };
}

/** Answers that no job can do without, by what it runs. */
const NEEDS: Readonly<
  Record<(typeof LEVELS)[Level]['runs'], (task: TaskFlag) => Partial<Record<JobAnswerKey, string>>>
> = {
  code: (task) => JOB_TASKS[task].needs,
  jobs: () => ({ run: 'a job of this level runs jobs' }),
};

/** Answers that this job cannot do without. */
function missing(raw: RawJobAnswers, answers: JobAnswers): Problem[] {
  const { level, task } = answers;
  const why: Partial<Record<JobAnswerKey, string>> = {
    domain: 'the folder of the job',
    ...NEEDS[LEVELS[level].runs](task),
    ...(answers.after.length > 0 ? { parent: 'whose tasks come before' } : {}),
    ...(raw['time-zone'] === undefined ? {} : { schedule: 'when it starts in that time zone' }),
  };
  return (Object.keys(why) as JobAnswerKey[]).flatMap((key) => {
    const answer = answers[key];
    const isMissing = Array.isArray(answer)
      ? answer.length === 0
      : answer === null && raw[key] === undefined;
    return isMissing ? [{ key, value: '', allowed: `give --${key}: ${why[key]}` }] : [];
  });
}

/** Names that the code of the task cannot take. */
function contradictions({ task, param }: JobAnswers): Problem[] {
  const names = Object.keys(param ?? {});
  return names.flatMap((name, index) => {
    const allowed = JOB_TASKS[task].nameFault(name, names.slice(0, index));
    return allowed === null ? [] : [{ key: 'param', value: JSON.stringify(name), allowed }];
  });
}

/** When the job starts by itself, how long it may take, and who is notified. */
export function operationOf({
  schedule,
  'time-zone': timeZone,
  timeout,
  emails,
}: JobAnswers): Operation {
  return {
    ...(schedule !== null && { schedule: { cron: schedule, timeZone } }),
    ...(timeout !== null && { timeoutSeconds: timeout }),
    emails: emails.length > 0 ? [{ event: 'on_failure', to: emails }] : [],
  };
}
