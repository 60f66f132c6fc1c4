import type { Job } from '../bundle/bundle.ts';
import { isLiteral, mapsIn, textIn } from '../bundle/lookup.ts';
import type { Breach } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';
import { definitionsOf } from '../subject/subject.ts';
import { inLoop } from '../task/task-type.ts';
import type { Located } from '../text.ts';
import { escaped } from './parts/escaped.ts';

/** As the Jobs API documents it; the CLI does not look. */
const LEGAL = /^[A-Za-z0-9_-]{1,100}$/;

/** Whether Databricks takes a text for the key of a task. */
export function isLegalTaskKey(text: string): boolean {
  return LEGAL.test(text);
}

export const legalTaskKey: Rule = {
  id: 'legal-task-key',
  severity: 'error',
  summary: 'Keys of tasks, job clusters and environments are made of letters, digits, _ and -',
  *checkJobs(subject) {
    for (const job of definitionsOf(subject)) {
      for (const task of job.tasks) {
        yield* judge('task_key', task.key, task.path);
        if (task.body === task.fields) continue;
        const inner = textIn(job.resource.file, task.body, 'task_key');
        yield* judge('task_key', inner, inLoop(task.path));
      }
      yield* listed(job, 'job_clusters', 'job_cluster_key');
      yield* listed(job, 'environments', 'environment_key');
    }
  },
};

function* listed({ resource, fields, path }: Job, list: string, name: string): Generator<Breach> {
  for (const item of mapsIn(resource.file, fields, list)) {
    const key = textIn(resource.file, item.fields, name);
    yield* judge(name, key, `${path}.${list}[${item.index}]`);
  }
}

function* judge(name: string, key: Located<string> | null, subject: string): Generator<Breach> {
  if (key === null || !isLiteral(key.value) || isLegalTaskKey(key.value)) return;
  const { value, span } = key;
  const why = value === '' ? 'it is empty' : value.length > 100 ? 'it is too long' : charsOf(value);
  const shown = value.length > 100 ? `${value.slice(0, 40)}…` : value;
  yield {
    at: span,
    subject,
    message: `"${escaped(shown)}" is not a legal ${name}: ${why}`,
    help: 'Use letters without accents, digits, _ and -, at most 100 of them.',
  };
}

function charsOf(value: string): string {
  const refused = [...new Set(value.match(/[^A-Za-z0-9_-]/gu))].slice(0, 5);
  return `it holds ${refused.map((char) => (char === ' ' ? 'a space' : `"${escaped(char)}"`)).join(', ')}`;
}
