import type { Job } from '../bundle/bundle.ts';
import { insertField } from '../bundle/insert-field.ts';
import { runsCode } from '../bundle/level.ts';
import { TASK_TYPES } from '../bundle/task-types.ts';
import { LEVELS, type Level } from '../level.ts';
import { didYouMean, nearest } from '../suggest.ts';
import { fixOf, scalarEdit } from './fix.ts';
import type { Finding, Fix, Rule } from './rule.ts';
import type { Subject } from './subject.ts';

const NO_LEVEL =
  'Its tasks show none: code belongs in atomic jobs, run_job_task in composite jobs and orchestrators.';
const NAMES = Object.keys(LEVELS) as Level[];

export const hasLevelTag: Rule = {
  id: 'has-level-tag',
  severity: 'error',
  summary: 'Every job has the tag job_level: atomic, composite or orchestrator',
  *check(subject) {
    for (const definitions of subject.bundle.jobs.values()) {
      if (definitions.every(isEmpty)) continue;
      const tagged = definitions.filter((job) => job.level !== null);
      for (const job of tagged) yield* wrongTag(job);
      const [job] = definitions;
      if (tagged.length === 0 && job !== undefined) yield missingTag(subject, job, definitions);
    }
  },
};

/** What has no content at all is for the rule resource-is-defined. */
function isEmpty({ resource: { entry } }: Job): boolean {
  return entry.value === null || (entry.value.kind === 'scalar' && entry.value.value === null);
}

function* wrongTag({ level, path, resource }: Job): Generator<Finding> {
  if (level === null || level.value.includes('${') || Object.hasOwn(LEVELS, level.value)) return;
  const meant = nearest(level.value, NAMES);
  const { file } = resource;
  yield {
    at: level.span,
    subject: path,
    message: `"${level.value}" is no level of a job.${didYouMean(level.value, NAMES)}`,
    help: `The levels are ${NAMES.join(', ')}.`,
    ...(meant === null
      ? {}
      : fixOf(file, `Write ${meant}`, true, scalarEdit(file, level.span, meant))),
  };
}

function missingTag(subject: Subject, job: Job, definitions: readonly Job[]): Finding {
  const level = inferred(subject, definitions);
  const { key } = job.resource;
  return {
    at: key.span,
    subject: job.path,
    message: 'the job has no tag job_level',
    help:
      level === null
        ? NO_LEVEL
        : `By its tasks it is ${level}: add job_level: ${level} to its tags.`,
    ...(level === null ? {} : tagFix(job, level)),
  };
}

/** The level that a job's tasks show; null when they run both code and jobs, or who knows what. */
function inferred({ graph }: Subject, definitions: readonly Job[]): Level | null {
  const children = graph.get((definitions[0] as Job).resource.key.value) ?? new Set();
  if (definitions.some(runsUnknown)) return null;
  const code = definitions.some(runsCode);
  if (code) return children.size > 0 ? null : 'atomic';
  if (children.size === 0) return null;
  const deeper = [...children].some((child) => (graph.get(child)?.size ?? 0) > 0);
  return deeper ? 'orchestrator' : 'composite';
}

function runsUnknown({ tasks }: Job): boolean {
  return tasks.some(({ work }) => work.kind === 'other' && !TASK_TYPES.has(work.type));
}

function tagFix(job: Job, level: Level): { fix?: Fix } {
  const { file, entry } = job.resource;
  const tags = job.fields.get('tags');
  const tag = { steps: 0, text: `job_level: ${level}` };
  if (tags === undefined) {
    const lines = [
      { steps: 0, text: 'tags:' },
      { ...tag, steps: 1 },
    ];
    return fixOf(
      file,
      `Add the tag job_level: ${level}`,
      true,
      insertField(file, entry.pair.value, lines),
    );
  }
  if (tags.owner !== entry.pair.value) return {};
  return fixOf(
    file,
    `Add the tag job_level: ${level}`,
    true,
    insertField(file, tags.pair.value, [tag]),
  );
}
