import type { Level } from '../level.ts';
import { LEVELS } from '../level.ts';
import type { Problem } from '../problem.ts';
import type { Operation } from './job.ts';
import { type Outcome, refuse } from './outcome.ts';
import { DEVICE } from './project.ts';
import { choiceOf, listOf, textOf } from './shapes.ts';
import { bundleTextFault } from './text.ts';
import { parseEmails, parseSchedule, parseTimeZone } from './values.ts';

/** The flags of `add-job`: the table for help, docs and checks. */
export const JOB_FLAGS = {
  level: { form: Object.keys(LEVELS).join('|'), about: 'Level of the job; atomic by default' },
  domain: {
    form: 'FOLDER',
    about: 'Folder below resources/ and src/, such as finance or pipelines/gold',
  },
  description: { form: 'TEXT', about: 'What the job does, as the end of a sentence' },
  task: { form: 'notebook|sql|pipeline', about: 'What an atomic job runs; a notebook by default' },
  path: {
    form: 'FILE',
    about: 'Notebook or SQL file, from the project root; made if it is not there',
  },
  pipeline: { form: 'KEY', about: 'Pipeline of the bundle that the job runs' },
  param: { form: 'NAME=VALUE', about: 'Parameter of the notebook or SQL file' },
  package: { form: 'NAME==VERSION', about: "Python package of the job's environment" },
  run: { form: 'JOB,JOB', about: 'Jobs that a composite or orchestrator runs, in order' },
  parent: { form: 'JOB,JOB', about: 'Jobs that are to run the new one' },
  after: { form: 'TASK,TASK', about: 'Tasks of the parents that come before it' },
  schedule: {
    form: 'CRON',
    about: 'When an orchestrator or composite runs, as a Quartz cron expression',
  },
  'time-zone': { form: 'Area/City', about: 'Time zone of the schedule; UTC by default' },
  timeout: { form: 'SECONDS', about: 'How long a run may take' },
  emails: { form: 'ADDRESS,ADDRESS', about: 'E-mail addresses that hear of failures' },
  variable: { form: 'NAME=VALUE', about: 'Default of a variable that is not declared yet' },
} as const;

export type JobFlag = keyof typeof JOB_FLAGS;

/** The values of the flags, parsed one by one. */
export interface JobFlags {
  readonly level: Level;
  readonly domain: string | null;
  readonly description: string | null;
  readonly task: 'notebook' | 'sql' | 'pipeline';
  readonly path: string | null;
  readonly pipeline: string | null;
  readonly parameters: Readonly<Record<string, string>> | null;
  readonly packages: readonly string[];
  readonly run: readonly string[];
  readonly parents: readonly string[];
  readonly after: readonly string[];
  readonly operation: Operation;
  readonly variables: Readonly<Record<string, string>>;
}

/** Parses the flags of `add-job`; all problems are reported at once. Never throws. */
export function parseJobFlags(
  raw: Readonly<Record<string, unknown>>,
): { readonly flags: JobFlags } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const parsed = <T>(key: JobFlag, parse: (value: unknown) => Outcome<T>, initial: T): T => {
    if (raw[key] === undefined) return initial;
    const outcome = parse(raw[key]);
    if ('value' in outcome) return outcome.value;
    problems.push(...outcome.faults.map(({ value, allowed }) => ({ key, value, allowed })));
    return initial;
  };
  const level = parsed(
    'level',
    (value) => choiceOf(value, Object.keys(LEVELS) as Level[]),
    'atomic',
  );
  const emails = parsed('emails', parseEmails, []);
  const timeout = parsed('timeout', parseSeconds, null);
  const schedule = parsed<string | null>('schedule', parseSchedule, null);
  const timeZone = parsed('time-zone', parseTimeZone, 'UTC');
  const flags: JobFlags = {
    level,
    domain: parsed<string | null>(
      'domain',
      parseDomain,
      level === 'orchestrator' ? 'orchestrators' : null,
    ),
    description: parsed<string | null>('description', parseLine, null),
    task: parsed('task', (value) => choiceOf(value, ['notebook', 'sql', 'pipeline']), 'notebook'),
    path: parsed<string | null>('path', parsePath, null),
    pipeline: parsed<string | null>('pipeline', textOf, null),
    parameters: parsed<Record<string, string> | null>('param', parsePairs, null),
    packages: parsed('package', listOf, []),
    run: parsed('run', listOf, []),
    parents: parsed('parent', listOf, []),
    after: parsed('after', listOf, []),
    operation: {
      ...(schedule !== null && { schedule: { cron: schedule, timeZone } }),
      ...(timeout !== null && { timeoutSeconds: timeout }),
      emails: emails.length > 0 ? [{ event: 'on_failure', to: emails }] : [],
    },
    variables: parsed('variable', parsePairs, {}),
  };
  problems.push(...unfitting(raw, flags));
  return problems.length > 0 ? { problems } : { flags };
}

/** What is wrong with the text of one flag, for a prompt; null when it will do. */
export function jobFlagFault(key: JobFlag | 'name', text: string): string | null {
  const parse = PARSERS[key];
  const outcome = parse?.(text);
  return outcome !== undefined && 'faults' in outcome
    ? (outcome.faults[0]?.allowed ?? 'another value')
    : null;
}

const PARSERS: Partial<Record<JobFlag | 'name', (raw: unknown) => Outcome<unknown>>> = {
  domain: parseDomain,
  description: parseLine,
  path: parsePath,
  schedule: parseSchedule,
  'time-zone': parseTimeZone,
  emails: parseEmails,
  timeout: parseSeconds,
};

/** Flags that say nothing about a job of this level and task, and those that it cannot do without. */
function unfitting(raw: Readonly<Record<string, unknown>>, flags: JobFlags): Problem[] {
  const { level, task } = flags;
  const problems: Problem[] = [];
  const only = (keys: readonly JobFlag[], what: string) => {
    for (const key of keys) {
      if (raw[key] !== undefined) problems.push({ key, value: '', allowed: `only for ${what}` });
    }
  };
  if (level === 'atomic')
    only(['run', 'schedule', 'time-zone', 'timeout', 'emails'], 'a composite or orchestrator');
  else only(['task', 'path', 'pipeline', 'param', 'package'], 'an atomic job');
  if (task !== 'pipeline') only(['pipeline'], 'an atomic job with --task pipeline');
  else only(['path', 'param', 'package'], 'a notebook or SQL file');
  const missing = (key: JobFlag, why: string) =>
    problems.push({ key, value: '', allowed: `give --${key}: ${why}` });
  if (flags.domain === null && raw.domain === undefined) missing('domain', 'the folder of the job');
  if (level !== 'atomic' && flags.run.length === 0) missing('run', 'a job of this level runs jobs');
  if (level === 'atomic' && task === 'pipeline' && flags.pipeline === null)
    missing('pipeline', 'its key');
  if (flags.after.length > 0 && flags.parents.length === 0)
    missing('parent', 'whose tasks come before');
  return problems;
}

/** Folders below resources/: those of a bundle that was there before may have any plain name. */
function parseDomain(raw: unknown): Outcome<string> {
  const text = textOf(raw);
  if ('faults' in text) return text;
  const parts = text.value.split('/');
  const arePlain = parts.every((part) => {
    return /^[A-Za-z0-9_][A-Za-z0-9_-]{0,99}$/.test(part) && !DEVICE.test(part.toLowerCase());
  });
  if (!arePlain)
    return refuse(
      raw,
      'folders of letters, digits, "_" and "-", such as finance or pipelines/gold',
    );
  return parts.length > 3 ? refuse(raw, 'at most three folders deep') : text;
}

function parseLine(raw: unknown): Outcome<string> {
  const text = textOf(raw);
  if ('faults' in text) return text;
  const fault = bundleTextFault(text.value, 500);
  return fault === null ? text : refuse(raw, fault);
}

/** A path below the project, with `/` between parts. */
function parsePath(raw: unknown): Outcome<string> {
  const text = textOf(raw);
  if ('faults' in text) return text;
  const path = text.value.replace(/^(\.\/)+/, '');
  const parts = path.split('/');
  const isInside = parts.every((part) => part !== '' && part !== '.' && part !== '..');
  if (!isInside || /[\\:\p{Cc}"'{}$#]/u.test(path))
    return refuse(raw, 'a path inside the project, such as src/x/y.py');
  return { value: path };
}

/** `a=b`, once or more. A value may hold commas: give each pair its own flag. */
export function parsePairs(raw: unknown): Outcome<Record<string, string>> {
  const pairs: Record<string, string> = {};
  for (const item of Array.isArray(raw) ? raw : [raw]) {
    const [, name, value] = /^([A-Za-z][A-Za-z0-9_.-]*)=([^\p{Cc}]*)$/su.exec(String(item)) ?? [];
    if (name === undefined || value === undefined) return refuse(item, 'NAME=VALUE');
    pairs[name] = value;
  }
  return { value: pairs };
}

function parseSeconds(raw: unknown): Outcome<number | null> {
  const isWhole = typeof raw === 'string' && /^[1-9][0-9]{0,6}$/.test(raw);
  return isWhole ? { value: Number(raw) } : refuse(raw, 'a number of seconds, from 1 to 9999999');
}
