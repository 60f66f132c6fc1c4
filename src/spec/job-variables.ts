import type { JobSpec } from './job.ts';
import { variablesOfType } from './job-tasks.ts';

/** The variable that says whether scheduled jobs start by themselves. */
const SCHEDULE_STATUS = 'schedule_status';

/** The texts of a job's file in which references may stand, with the flag of `add-job` that gives each. */
export function referringTexts(job: JobSpec): { readonly flag: string; readonly text: string }[] {
  if (job.level !== 'atomic') return [];
  const values = job.tasks.flatMap((task) =>
    'parameters' in task ? Object.values(task.parameters) : [],
  );
  return [
    ...values.map((text) => ({ flag: 'param', text })),
    ...job.packages.map((text) => ({ flag: 'package', text })),
  ];
}

/** Names of the variables that a job's file refers to. */
export function variablesOfJob(job: JobSpec): Set<string> {
  const isScheduled = job.level !== 'atomic' && job.operation?.schedule !== undefined;
  return new Set([
    ...referringTexts(job).flatMap(({ text }) => variablesIn(text)),
    ...(isScheduled ? [SCHEDULE_STATUS] : []),
    ...job.tasks.flatMap(({ type }) => variablesOfType(type)),
  ]);
}

/** Names of the variables that a text refers to. */
export function variablesIn(text: string): string[] {
  const references = text.matchAll(/\$\{var(?:iables)?\.(\p{L}[\p{L}\p{N}_-]*)/gu);
  return [...references].map(([, name]) => name as string);
}
