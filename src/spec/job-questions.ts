import { LEVELS, type Level } from '../level.ts';
import {
  askAfter,
  askDomain,
  askLine,
  askName,
  askOne,
  askParameters,
  askParents,
  askPipeline,
  askRun,
} from './ask-job.ts';
import type { Fit, JobAnswerKey, JobAnswers, JobQuestion } from './job-question.ts';
import { filesTaking, JOB_TASKS, TASK_FLAGS } from './job-tasks.ts';
import {
  parseFolder,
  parseJobKey,
  parseKeys,
  parseLine,
  parsePackages,
  parsePairs,
  parsePath,
  parseSeconds,
} from './job-values.ts';
import { choiceOf, textOf } from './shapes.ts';
import { parseEmails, parseSchedule, parseTimeZone } from './values.ts';

const LEVEL_NAMES = Object.keys(LEVELS) as Level[];

const EVERY: Fit = { holds: () => true, only: '' };
const ATOMIC: Fit = { holds: ({ level }) => LEVELS[level].runs === 'code', only: 'an atomic job' };
const RUNNER: Fit = {
  holds: ({ level }) => LEVELS[level].runs === 'jobs',
  only: 'a composite or orchestrator',
};

/** The jobs whose task takes an answer. */
function taking(answer: 'path' | 'pipeline' | 'param' | 'package', only: string): Fit {
  return { holds: (job) => ATOMIC.holds(job) && JOB_TASKS[job.task].takes.has(answer), only };
}

/** The questions, in the order in which they are asked. */
export const JOB_QUESTIONS: { readonly [K in JobAnswerKey]: JobQuestion<JobAnswers[K]> } = {
  name: {
    message: 'Key of the job',
    about: 'Key of the job',
    form: 'NAME',
    initial: null,
    fits: EVERY,
    parse: parseJobKey,
    ask: askName,
  },
  level: {
    message: 'Level',
    about: 'Level of the job; atomic by default',
    form: LEVEL_NAMES.join('|'),
    initial: 'atomic',
    fits: EVERY,
    parse: (raw) => choiceOf(raw, LEVEL_NAMES),
    ask: askOne(LEVEL_NAMES),
  },
  domain: {
    message: 'Domain',
    about: 'Folder below resources/ and src/, such as finance or pipelines/gold',
    form: 'FOLDER',
    initial: null,
    fits: EVERY,
    parse: parseFolder,
    ask: askDomain,
  },
  description: {
    message: 'What it does (the end of a sentence, empty for none)',
    about: 'What the job does, as the end of a sentence',
    form: 'TEXT',
    initial: null,
    fits: EVERY,
    parse: parseLine,
    ask: askLine,
  },
  task: {
    message: 'What does it run?',
    about: 'What an atomic job runs; a notebook by default',
    form: TASK_FLAGS.join('|'),
    initial: 'notebook',
    fits: ATOMIC,
    parse: (raw) => choiceOf(raw, TASK_FLAGS),
    ask: askOne(TASK_FLAGS),
  },
  path: {
    message: 'File, from the project root (empty: a new one)',
    about: `${capital(filesTaking('path'))}, from the project root; made if it is not there`,
    form: 'FILE',
    initial: null,
    fits: taking('path', `a ${filesTaking('path')}`),
    parse: parsePath,
    ask: askLine,
  },
  pipeline: {
    message: 'Pipeline',
    about: 'Pipeline of the bundle that the job runs',
    form: 'KEY',
    initial: null,
    fits: taking('pipeline', 'an atomic job with --task pipeline'),
    parse: textOf,
    ask: askPipeline,
  },
  param: {
    message: 'Parameters from variables of the bundle',
    about: `Parameter of the ${filesTaking('param')}`,
    form: 'NAME=VALUE',
    initial: null,
    fits: taking('param', `a ${filesTaking('param')}`),
    parse: parsePairs,
    ask: askParameters,
  },
  package: {
    message: 'Python packages (NAME==VERSION, comma-separated, empty for none)',
    about: "Python package of the job's environment",
    form: 'NAME==VERSION',
    initial: [],
    fits: taking('package', `a ${filesTaking('package')}`),
    parse: parsePackages,
    ask: askLine,
  },
  run: {
    message: 'Jobs to run, in order (comma-separated)',
    about: 'Jobs that a composite or orchestrator runs, in order',
    form: 'JOB,JOB',
    initial: [],
    fits: RUNNER,
    parse: parseKeys,
    ask: askRun,
  },
  schedule: {
    message: 'Schedule (Quartz cron, empty for none)',
    about: 'When an orchestrator or composite runs, as a Quartz cron expression',
    form: 'CRON',
    initial: null,
    fits: RUNNER,
    parse: parseSchedule,
    ask: askLine,
  },
  'time-zone': {
    message: 'Time zone of the schedule',
    about: 'Time zone of the schedule; UTC by default',
    form: 'Area/City',
    initial: 'UTC',
    fits: RUNNER,
    parse: parseTimeZone,
    ask: async (ui, row, around, raw) =>
      raw.schedule === undefined ? undefined : askLine(ui, row, around, raw),
  },
  timeout: {
    message: 'How long may a run take? (seconds, empty for no limit)',
    about: 'How long a run may take',
    form: 'SECONDS',
    initial: null,
    fits: RUNNER,
    parse: parseSeconds,
    ask: askLine,
  },
  emails: {
    message: 'E-mail addresses to notify of failures (comma-separated, empty for none)',
    about: 'E-mail addresses to notify of failures',
    form: 'ADDRESS,ADDRESS',
    initial: [],
    fits: RUNNER,
    parse: parseEmails,
    ask: askLine,
  },
  parent: {
    message: 'Jobs that run it',
    about: 'Jobs that are to run the new one',
    form: 'JOB,JOB',
    initial: [],
    fits: EVERY,
    parse: parseKeys,
    ask: askParents,
  },
  after: {
    message: 'Tasks of the parents that come before it',
    about: 'Tasks of the parents that come before it',
    form: 'TASK,TASK',
    initial: [],
    fits: EVERY,
    parse: parseKeys,
    ask: askAfter,
  },
  variable: {
    message: 'Defaults of variables',
    about: 'Default of a variable that is not declared yet',
    form: 'NAME=VALUE',
    initial: {},
    fits: EVERY,
    parse: parsePairs,
    ask: null,
  },
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The keys of the table, in its order. */
export const JOB_ANSWER_KEYS = Object.keys(JOB_QUESTIONS) as JobAnswerKey[];

/** The row of a key, for code that treats all rows alike. */
export function jobQuestionOf(key: JobAnswerKey): JobQuestion<unknown> {
  return JOB_QUESTIONS[key] as JobQuestion<unknown>;
}
