import type { Job } from '../bundle/bundle.ts';
import { mapsIn, textIn } from '../bundle/lookup.ts';
import { isNothing } from '../bundle/whole-job.ts';
import type { Breach } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';
import { didYouMeanThis, nearest } from '../suggest.ts';

export const overrideHitsSomething: Rule = {
  id: 'override-hits-something',
  severity: 'warning',
  summary: 'What a target changes is there to be changed',
  *check(subject) {
    if (subject.partlyUnknown) return;
    const shared = [...subject.bundle.jobs].flatMap(([key, [first]]) => {
      return first?.resource.target === null ? [key] : [];
    });
    for (const [key, definitions] of subject.bundle.jobs) {
      const base = definitions.filter(({ resource }) => resource.target === null);
      const own = definitions.filter(({ resource }) => resource.target !== null);
      for (const job of own) {
        if (base.length === 0) yield* newJob(job, key, definitions, shared);
        else {
          yield* newClusters(job, base);
          yield* removedInVain(job, base);
        }
      }
    }
  },
};

/** A job that one target alone has is legal, and has tasks there. */
function* newJob(
  { resource, path }: Job,
  key: string,
  definitions: readonly Job[],
  shared: readonly string[],
): Generator<Breach> {
  if (definitions.some(({ fields }) => fields.has('tasks'))) return;
  yield {
    at: resource.key.span,
    subject: path,
    message: `there is no job ${key} to change: this makes a new one, without tasks.${didYouMeanThis(nearest(key, shared))}`,
    help: 'Name a job that is defined for all targets, or give this one tasks.',
  };
}

function* newClusters({ resource, fields, path }: Job, base: readonly Job[]): Generator<Breach> {
  const { file } = resource;
  const known = base.flatMap((job) => {
    return mapsIn(job.resource.file, job.fields, 'job_clusters').map((item) => {
      return textIn(job.resource.file, item.fields, 'job_cluster_key')?.value ?? '${';
    });
  });
  if (known.some((key) => key.includes('${'))) return;
  for (const item of mapsIn(file, fields, 'job_clusters')) {
    const key = textIn(file, item.fields, 'job_cluster_key');
    if (key === null || known.includes(key.value) || key.value.includes('${')) continue;
    // A whole cluster is a new one on purpose.
    if (textIn(file, item.fields, 'new_cluster', 'spark_version') !== null) continue;
    if (textIn(file, item.fields, 'new_cluster') !== null) continue;
    yield {
      at: key.span,
      subject: `${path}.job_clusters[${item.index}]`,
      message: `the job has no job cluster ${key.value} to change: this makes a new one.${didYouMeanThis(nearest(key.value, known))}`,
      help: 'Name a job cluster that the job has for all targets.',
    };
  }
}

/** To the CLI null is no value: what holds for all targets stays (merge.go). */
function* removedInVain({ resource, fields, path }: Job, base: readonly Job[]): Generator<Breach> {
  for (const [name, { key, value }] of fields) {
    const before = base.find((job) => !isNothing(job.fields.get(name)?.value ?? null));
    const kept = before?.fields.get(name)?.key;
    if (!isNothing(value) || before === undefined || kept === undefined) continue;
    yield {
      at: { path: resource.file.path, start: key.start, end: key.end },
      subject: path,
      message: `null does not remove the ${name} that the job has for all targets`,
      see: [
        {
          value: 'it stays',
          span: { path: before.resource.file.path, start: kept.start, end: kept.end },
        },
      ],
      help: `Take ${name} out there, and write it under the targets that have it.`,
    };
  }
}
