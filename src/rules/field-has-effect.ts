import type { Fields } from '../bundle/bundle.ts';
import { mapsIn } from '../bundle/lookup.ts';
import { isNothing } from '../bundle/whole-job.ts';
import type { Breach } from '../finding.ts';
import { keySpan } from '../subject/job-objects.ts';
import type { Rule } from '../subject/rule.ts';
import { definitionsOf, type Subject } from '../subject/subject.ts';
import type { YamlScalar } from '../yaml/tree.ts';
import { keysIn } from './parts/known-key.ts';
import { loopFields } from './parts/loop-fields.ts';

export const fieldHasEffect: Rule = {
  id: 'field-has-effect',
  severity: 'warning',
  summary: 'Fields do something where they stand',
  *check(subject) {
    yield* triggersOfPipelines(subject);
    yield* computeOfLoops(subject);
    yield* jobsThatNeverRun(subject);
    yield* unusedClusters(subject);
  },
};

function* triggersOfPipelines({ bundle }: Subject): Generator<Breach> {
  for (const { type, key, file, entry } of bundle.resources) {
    const trigger = file.view.entries(entry.value).get('trigger');
    if (type !== 'pipelines' || trigger === undefined || isNothing(trigger.value)) continue;
    yield {
      at: keySpan(file, trigger.key),
      subject: `resources.pipelines.${key.value}`,
      message: 'the trigger of a pipeline starts nothing',
      help: 'Remove it, and run the pipeline by a job with a pipeline_task and a schedule.',
    };
  }
}

/** On what a task runs, and with what. */
const COMPUTE = [
  'environment_key',
  'job_cluster_key',
  'existing_cluster_id',
  'new_cluster',
  'libraries',
];

function* computeOfLoops({ wholeJobs }: Subject): Generator<Breach> {
  for (const { name, ...found } of loopFields(wholeJobs, COMPUTE)) {
    yield {
      ...found,
      message: `a loop runs nothing itself: its ${name} does not reach the task in it`,
      help: 'Move it to the task in the loop.',
    };
  }
}

function* jobsThatNeverRun(subject: Subject): Generator<Breach> {
  for (const { resource, fields, path } of definitionsOf(subject)) {
    const most = fields.get('max_concurrent_runs');
    if (most?.value?.kind !== 'scalar' || most.value.value !== 0) continue;
    yield {
      at: keySpan(resource.file, most.key),
      subject: path,
      message: 'with max_concurrent_runs: 0 Databricks skips every run of the job',
      help: 'Write 1 or more. To stop its schedule, write pause_status: PAUSED there.',
    };
  }
}

function* unusedClusters({ wholeJobs }: Subject): Generator<Breach> {
  for (const job of wholeJobs) {
    const { definitions, tasks, open } = job;
    if (open || !definitions.some(({ fields }) => fields.has('job_clusters'))) continue;
    const used = new Set<unknown>();
    for (const { pieces, body } of tasks.values()) {
      for (const { fields } of [...pieces, ...body]) {
        const value = fields.get('job_cluster_key')?.value;
        if (value?.kind === 'scalar') used.add(value.value);
      }
    }
    const all = keysIn(job, 'job_clusters', 'job_cluster_key');
    // A misspelt key, or one that is not known here, may mean any.
    if (all === null || [...used].some((key) => !all.has(String(key)))) continue;
    for (const { resource, fields, path } of definitions) {
      // What a target changes is for override-hits-something.
      if (resource.target !== null && definitions.length > 1) continue;
      for (const item of mapsIn(resource.file, fields, 'job_clusters')) {
        const name = keyOf(item.fields);
        if (name === null || used.has(name.value)) continue;
        yield {
          at: { path: resource.file.path, start: name.start, end: name.end },
          subject: `${path}.job_clusters[${item.index}]`,
          message: `no task runs on the job cluster ${name.value}`,
          help: 'Name it as the job_cluster_key of a task, or remove it.',
        };
      }
    }
  }
}

function keyOf(fields: Fields): YamlScalar | null {
  const value = fields.get('job_cluster_key')?.value;
  return value?.kind === 'scalar' ? value : null;
}
