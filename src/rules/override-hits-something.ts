import type { Bundle, Job } from '../bundle/bundle.ts';
import { entryAt, mapsIn, textIn } from '../bundle/lookup.ts';
import { RESOURCE_TYPES } from '../bundle/settings.ts';
import { isNothing } from '../bundle/whole-job.ts';
import type { Breach } from '../finding.ts';
import { addTo } from '../grouped.ts';
import type { Rule } from '../subject/rule.ts';
import { didYouMeanThis, type Near, nearest, nearIn } from '../suggest.ts';

export const overrideHitsSomething: Rule = {
  id: 'override-hits-something',
  severity: 'warning',
  summary: 'What a target changes is there to be changed',
  *check(subject) {
    if (subject.partlyUnknown) return;
    yield* newResources(subject.bundle);
    const shared = [...subject.bundle.jobs].flatMap(([key, [first]]) => {
      return first?.resource.target === null ? [key] : [];
    });
    const near = nearIn(shared);
    for (const [key, definitions] of subject.bundle.jobs) {
      const base = definitions.filter(({ resource }) => resource.target === null);
      const own = definitions.filter(({ resource }) => resource.target !== null);
      for (const job of own) {
        if (base.length === 0) yield* newJob(job, key, definitions, near);
        else {
          for (const list of LISTS) yield* newItems(list, job, base);
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
  near: Near,
): Generator<Breach> {
  if (definitions.some(({ fields }) => fields.has('tasks'))) return;
  yield {
    at: resource.key.span,
    subject: path,
    message: `there is no job ${key} to change: this makes a new one, without tasks.${didYouMeanThis(near(key))}`,
    help: 'Name a job that is defined for all targets, or give this one tasks.',
  };
}

/** With more items, none is proposed. */
const MOST_ITEMS = 200;

/** A list whose items are found by a key, and what an item has that is a new one on purpose. */
interface KeyedItems {
  readonly list: string;
  readonly key: string;
  readonly noun: string;
  readonly whole: readonly [string, ...string[]];
}

const LISTS: readonly KeyedItems[] = [
  {
    list: 'job_clusters',
    key: 'job_cluster_key',
    noun: 'job cluster',
    whole: ['new_cluster', 'spark_version'],
  },
  { list: 'environments', key: 'environment_key', noun: 'environment', whole: ['spec'] },
];

function* newItems(
  { list, key: field, noun, whole }: KeyedItems,
  { resource, fields, path }: Job,
  base: readonly Job[],
): Generator<Breach> {
  const { file } = resource;
  const known = base.flatMap((job) => {
    return mapsIn(job.resource.file, job.fields, list).map((item) => {
      return textIn(job.resource.file, item.fields, field)?.value ?? '${';
    });
  });
  if (known.length === 0 || known.some((key) => key.includes('${'))) return;
  for (const item of mapsIn(file, fields, list)) {
    const key = textIn(file, item.fields, field);
    if (key === null || known.includes(key.value) || key.value.includes('${')) continue;
    const isWhole = entryAt(file, item.fields, ...whole) !== null;
    if (isWhole || textIn(file, item.fields, 'new_cluster') !== null) continue;
    const near = known.length > MOST_ITEMS ? null : nearest(key.value, known);
    yield {
      at: key.span,
      subject: `${path}.${list}[${item.index}]`,
      message: `the job has no ${noun} ${key.value} to change: this makes a new one.${didYouMeanThis(near)}`,
      help: `Name a ${noun} that the job has for all targets.`,
    };
  }
}

/** A resource of another kind that one target alone has, though one of nearly its name is there for all. */
function* newResources({ resources }: Bundle): Generator<Breach> {
  const shared = new Map<string, string[]>();
  for (const { type, key, target } of resources) {
    if (target === null) addTo(shared, type, key.value);
  }
  const looks = new Map([...shared].map(([type, keys]) => [type, nearIn(keys)]));
  const known = new Map([...shared].map(([type, keys]) => [type, new Set(keys)]));
  for (const { type, key, target, file, entry } of resources) {
    if (target === null || type === 'jobs' || known.get(type)?.has(key.value)) continue;
    const near = key.value.length < 3 ? null : (looks.get(type)?.(key.value) ?? null);
    const isWhole = NAMES.some((name) => file.view.entries(entry.value).has(name));
    if (near === null || isWhole) continue;
    const kind = RESOURCE_TYPES.get(type) ?? type;
    yield {
      at: key.span,
      subject: `targets.${target}.resources.${type}.${key.value}`,
      message: `there is no ${kind} ${key.value} to change: this makes a new one.${didYouMeanThis(near)}`,
      help: `Name a ${kind} that is defined for all targets.`,
    };
  }
}

/** What a whole resource is called by. */
const NAMES = ['name', 'display_name', 'cluster_name', 'title', 'instance_pool_name'];

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
