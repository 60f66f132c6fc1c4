import type { Job } from '../bundle/bundle.ts';
import { jobsRun } from '../bundle/graph.ts';
import { runsCode } from '../bundle/level.ts';
import { textAt } from '../bundle/located.ts';
import { presetLevel } from '../bundle/preset-level.ts';
import type { WholeJob } from '../bundle/whole-job.ts';
import type { Breach, Fix } from '../finding.ts';
import { LEVELS, type Level } from '../level.ts';
import type { Refusal } from '../patch/editable.ts';
import { insertField } from '../patch/insert-field.ts';
import { addToField } from '../patch/insert-flow.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import { didYouMean, nearest } from '../suggest.ts';
import { isTaskType } from '../task/task-type.ts';
import type { TextEdit } from '../text.ts';
import { MOST_TAGS } from './legal-tags.ts';
import { fixOf, scalarEdit } from './parts/fix.ts';
import { misspelt } from './parts/misspelt.ts';

const NO_LEVEL =
  'Its tasks show none: code belongs in atomic jobs, run_job_task in composite jobs and orchestrators.';
const NAMES = Object.keys(LEVELS) as Level[];

export const hasLevelTag: Rule = {
  id: 'has-level-tag',
  severity: 'error',
  summary: 'Every job has the tag job_level: atomic, composite or orchestrator',
  architecture: ['job has no level', 'jobs have no level'],
  *check(subject) {
    const isPreset = presetLevel(subject.bundle) !== null;
    for (const { definitions } of subject.wholeJobs) {
      if (definitions.every(isEmpty)) continue;
      const tagged = definitions.filter((job) => job.level !== null);
      for (const job of tagged) yield* wrongTag(job);
      if (tagged.length > 0 || isPreset || definitions.some(hidesTags)) continue;
      yield missingTag(subject, definitions);
    }
  },
};

/** What has no content at all is for the rule resource-is-defined. */
function isEmpty({ resource: { entry } }: Job): boolean {
  return entry.value === null || (entry.value.kind === 'scalar' && entry.value.value === null);
}

function* wrongTag({ level, path, resource }: Job): Generator<Breach> {
  if (level === null || level.value.includes('${') || Object.hasOwn(LEVELS, level.value)) return;
  const meant = nearest(level.value, NAMES);
  const { file } = resource;
  yield {
    at: level.span,
    subject: path,
    message: `"${level.value}" is not a level of a job.${didYouMean(level.value, NAMES)}`,
    help: `The levels are ${NAMES.join(', ')}.`,
    ...(meant === null
      ? {}
      : fixOf(file, `Write ${meant}`, true, scalarEdit(file, level.span, meant))),
  };
}

/** Tags that a variable gives may hold the level. */
function hidesTags({ resource: { file }, fields }: Job): boolean {
  return textAt(file, fields.get('tags')?.value ?? null)?.value.includes('${') ?? false;
}

function missingTag(subject: Subject, definitions: WholeJob['definitions']): Breach {
  const [job] = definitions;
  const level = inferred(subject, definitions);
  const { key } = job.resource;
  const fixed = level === null ? {} : tagFix(job, level);
  const byHand = fixed.fix === undefined ? 'by hand, ' : '';
  return {
    at: key.span,
    subject: job.path,
    message: 'the job has no tag job_level',
    help:
      level === null
        ? NO_LEVEL
        : `By its tasks it is ${level}: ${byHand}add job_level: ${level} to its tags.`,
    ...fixed,
  };
}

/** The level that a job's tasks show; null when they run both code and jobs, or who knows what. */
function inferred({ graph }: Subject, definitions: readonly Job[]): Level | null {
  const children = new Set(definitions.flatMap(jobsRun));
  if (definitions.some(runsUnknown)) return null;
  const code = definitions.some(runsCode);
  if (code) return children.size > 0 ? null : 'atomic';
  if (children.size === 0) return null;
  const deeper = [...children].some((child) => (graph.get(child)?.size ?? 0) > 0);
  return deeper ? 'orchestrator' : 'composite';
}

function runsUnknown({ tasks }: Job): boolean {
  return tasks.some(({ work }) => {
    if (work.kind === 'run-job') return work.job === null;
    return work.kind === 'other' && !isTaskType(work.type);
  });
}

function tagFix(job: Job, level: Level): { fix?: Fix } {
  return fixOf(job.resource.file, `Add the tag job_level: ${level}`, true, tagEdit(job, level));
}

function tagEdit({ resource, fields }: Job, level: Level): TextEdit | Refusal {
  const { file, entry } = resource;
  const tags = fields.get('tags');
  const other = misspelt('Job', fields, 'tags');
  if (other !== null) return other;
  if (file.view.entries(tags?.value ?? null).size >= MOST_TAGS) {
    return { reason: 'it has as many tags as there may be', at: 0 };
  }
  const text = `job_level: ${level}`;
  if (tags === undefined) {
    return insertField(file, entry.pair.value, [
      { steps: 0, text: 'tags:' },
      { steps: 1, text },
    ]);
  }
  const { value } = tags.pair;
  if (tags.owner !== entry.pair.value) {
    return { reason: 'its tags stand elsewhere', at: tags.key.start };
  }
  const isBlock = value?.kind === 'map' && !value.flow;
  return isBlock
    ? insertField(file, value, [{ steps: 0, text }])
    : addToField(file, tags, { lines: [text], flow: text, brackets: '{}' });
}
