import type { Bundle, BundleFile, Fields, Job } from '../bundle/bundle.ts';
import { entryAt, mapsIn, textIn } from '../bundle/lookup.ts';
import { addTo } from '../grouped.ts';
import { factsOf, NAMED_PARAMETERS, READ_TYPES, RUN_JOB } from '../task/task-type.ts';
import type { Entry } from '../yaml/view.ts';
import type { TaskCode } from './task-code.ts';

/** Names that are passed, each with a place; `unknown` when there may be others. */
export interface Passed {
  readonly names: ReadonlySet<string>;
  readonly unknown: boolean;
}

/** What tasks pass themselves, by name. */
export function ownParameters({ definitions }: TaskCode): Passed {
  const maps = definitions.flatMap(({ job, task }) => {
    const { file } = job.resource;
    return NAMED_PARAMETERS.map((way) => keysOf(file, task.body, ...way));
  });
  return together(maps);
}

/** What a task that runs a job gives to it: to all its tasks, or to those whose code is read. */
const PASSED_ON = [
  RUN_JOB.parameters,
  ...READ_TYPES.flatMap((type) => factsOf(type)?.overriddenBy ?? []),
];

/** What reaches the tasks of a job besides their own parameters. */
export interface JobParameters {
  /** What a job declares, and what other jobs run it with. */
  readonly of: (job: string) => Passed;
  /** What is passed by tasks whose job is not known: they may run any. */
  readonly toAny: Passed;
}

export function jobParameters(bundle: Bundle): JobParameters {
  const byChild = new Map<string | null, Passed[]>();
  for (const job of [...bundle.jobs.values()].flat()) {
    for (const { work, body } of job.tasks) {
      if (work.kind !== 'run-job') continue;
      const { file } = job.resource;
      const child = work.job?.value ?? null;
      for (const name of PASSED_ON) addTo(byChild, child, keysOf(file, body, RUN_JOB.type, name));
    }
  }
  return {
    of: (key) =>
      together([...(byChild.get(key) ?? []), ...(bundle.jobs.get(key) ?? []).map(declaredBy)]),
    toAny: together(byChild.get(null) ?? []),
  };
}

/** The parameters that one definition of a job declares. */
export function declaredBy({ resource, fields }: Job): Passed {
  const { file } = resource;
  const names = mapsIn(file, fields, 'parameters').map((item) => textIn(file, item.fields, 'name'));
  const texts = names.flatMap((name) => (name === null ? [] : [name.value]));
  const isText = textIn(file, fields, 'parameters') !== null;
  return { names: new Set(texts), unknown: isText || texts.some(isReference) };
}

/** Nobody passes more: an alias that shows a large map to many tasks must not cost their product. */
export const MOST_NAMES = 1000;

function keysOf(file: BundleFile, fields: Fields, ...names: [string, ...string[]]): Passed {
  const entries = entriesOf(file, fields, ...names);
  const isText = textIn(file, fields, ...names) !== null;
  if (entries.size > MOST_NAMES) return { names: new Set(), unknown: true };
  const keys = [...entries.keys()];
  return { names: new Set(keys), unknown: isText || keys.some(isReference) };
}

function entriesOf(
  file: BundleFile,
  fields: Fields,
  ...names: [string, ...string[]]
): ReadonlyMap<string, Entry> {
  return file.view.entries(entryAt(file, fields, ...names)?.value ?? null);
}

function isReference(text: string): boolean {
  return text.includes('${');
}

function together(all: readonly Passed[]): Passed {
  return {
    names: new Set(all.flatMap(({ names }) => [...names])),
    unknown: all.some(({ unknown }) => unknown),
  };
}
