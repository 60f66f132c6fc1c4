import type { Job, Task } from '../../bundle/bundle.ts';
import { type CodeItem, isPlainName } from './code-item.ts';
import { type FlatTask, flatTask } from './flat-task.ts';
import { type Data, dataOf, dataText } from './job-data.ts';
import {
  namedParameters,
  parametersOfJob,
  parametersToLift,
  type Written,
} from './named-parameters.ts';

/** One task that will run the atomic job, with what it passes: YAML text by name. */
export interface Call {
  readonly item: CodeItem;
  readonly passes: ReadonlyMap<string, string>;
}

/** What an atomic job for code has to be so that all tasks that run this code now can run it. */
export interface SharedCode {
  readonly calls: readonly Call[];
  /** The parameters of the job, with the YAML text of their defaults. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Named parameters of the task that become parameters of the job, or that never had an effect. */
  readonly lifted: ReadonlySet<string>;
  /** YAML text of `max_concurrent_runs`; null where the default will do. */
  readonly runs: string | null;
}

/** Why an item cannot share its code. */
export interface ItemRefusal {
  readonly reason: string;
  readonly item: CodeItem;
}

/**
 * How one job can take the place of some tasks that run the same code; the text of the first one is
 * kept. Refused where they differ in more than what can be passed.
 */
export function shareCode(items: readonly [CodeItem, ...CodeItem[]]): SharedCode | ItemRefusal {
  const [first] = items;
  const difference = differenceIn(items);
  if (difference !== null) return difference;
  const all = items.map((item) => ({ item, known: parametersOfJob(item.job) }));
  const lifted = new Set<string>();
  for (const { item, known } of all) {
    if ('reason' in known) return { reason: known.reason, item };
    const own = parametersToLift(item, new Set(known.keys()));
    if ('reason' in own) return { reason: own.reason, item };
    for (const name of own) lifted.add(name);
  }
  const known = parametersOfJob(first.job) as ReadonlyMap<string, string>;
  const varying = varyingNames(items, known);
  if ('reason' in varying) return varying;
  for (const name of varying) lifted.add(name);
  for (const name of lifted) {
    if (isPlainName(name)) continue;
    return {
      reason: `no parameter of a job can be called "${name}"`,
      item: first,
    };
  }
  const parameters = new Map(known);
  const { values } = namedParameters(first);
  for (const name of lifted) parameters.set(name, defaultOf(values.get(name)));
  const calls = items.map((item) => ({ item, passes: passedBy(item, lifted) }));
  const runs = concurrentRuns(items);
  if (runs === undefined) {
    return {
      reason: 'the "max_concurrent_runs" of its jobs cannot be added up',
      item: first,
    };
  }
  const without = [...values.keys()].filter((name) => known.has(name));
  return { calls, parameters, lifted: new Set([...lifted, ...without]), runs };
}

/**
 * What tasks have to pass to a job that runs the same code already. Refused where that job would run
 * it in another way.
 */
export function callsOf(
  host: CodeItem,
  items: readonly CodeItem[],
): { readonly calls: readonly Call[]; readonly runs: string | null } | ItemRefusal {
  const difference = differenceIn([host, ...items], ['parameters']);
  if (difference !== null) return difference;
  const own = parametersOfJob(host.job);
  if ('reason' in own) return { reason: own.reason, item: host };
  const inHost = namedParameters(host).values;
  const calls: Call[] = [];
  for (const item of items) {
    const known = parametersOfJob(item.job);
    if ('reason' in known) return { reason: known.reason, item };
    const lifted = parametersToLift(item, new Set(known.keys()));
    if ('reason' in lifted) return { reason: lifted.reason, item };
    const { values } = namedParameters(item);
    const names = new Set([...known.keys(), ...values.keys()]);
    const inJob = new Set([...own.keys(), ...inHost.keys()]);
    const passes = new Map<string, string>();
    for (const name of new Set([...names, ...inJob])) {
      const isFixed = !own.has(name) && !known.has(name) && !lifted.has(name);
      const isSame = isFixed && inHost.get(name)?.value === values.get(name)?.value;
      if (!names.has(name) || !inJob.has(name) || !(own.has(name) || isSame)) {
        const reason = `it runs this code in another way than the job ${host.job.resource.key.value}: "${name}"`;
        return { reason, item };
      }
      if (own.has(name))
        passes.set(name, known.has(name) ? passedOn(name) : wholeText(values.get(name)));
    }
    calls.push({ item, passes });
  }
  const runs = concurrentRuns([host, ...items]);
  if (runs !== undefined) return { calls, runs };
  return {
    reason: 'the "max_concurrent_runs" of its jobs cannot be added up',
    item: host,
  };
}

function textOf(written: { readonly text: string } | undefined): string {
  return written?.text ?? '""';
}

/** The text with its comment: it stays in the parent. */
function wholeText(written: Pick<Written, 'text' | 'comment'> | undefined): string {
  return written === undefined ? textOf(written) : written.text + written.comment;
}

/** A default must mean something without a parent. */
function defaultOf(written: { readonly text: string } | undefined): string {
  const text = textOf(written);
  return text.includes('{{') ? '""' : text;
}

function passedOn(name: string): string {
  return `"{{job.parameters.${name}}}"`;
}

function passedBy(item: CodeItem, lifted: ReadonlySet<string>): Map<string, string> {
  const known = parametersOfJob(item.job) as ReadonlyMap<string, string>;
  const { values } = namedParameters(item);
  return new Map([
    ...[...known.keys()].map((name) => [name, passedOn(name)] as const),
    ...[...lifted].map((name) => [name, wholeText(values.get(name))] as const),
  ]);
}

/** Names of parameters whose values differ; refused where some tasks lack one that others have. */
function varyingNames(
  items: readonly CodeItem[],
  known: ReadonlyMap<string, string>,
): Set<string> | ItemRefusal {
  const all = items.map((item) => ({ item, ...namedParameters(item) }));
  const odd = all.find(({ map, values }) => (map?.pairs.length ?? 0) !== values.size);
  if (odd !== undefined && items.length > 1) {
    return { reason: 'its parameters are not plain strings', item: odd.item };
  }
  const names = new Set(all.flatMap(({ values }) => [...values.keys()]));
  const varying = new Set<string>();
  for (const name of names) {
    if (known.has(name)) continue;
    const lacking = all.find(({ values }) => !values.has(name));
    if (lacking !== undefined) {
      const { item } = lacking;
      const reason = `it does not pass "${name}", which other tasks pass to the same code`;
      return { reason, item };
    }
    if (new Set(all.map(({ values }) => values.get(name)?.value)).size > 1) varying.add(name);
  }
  return varying;
}

/** A difference between tasks that no parameter can make up for; null when there is none. */
function differenceIn(
  items: readonly CodeItem[],
  apart: readonly string[] = [],
): ItemRefusal | null {
  const [first, ...others] = items.map((item) => ({ item, said: saidOf(item) }));
  if (first === undefined) return null;
  for (const { item, said } of others) {
    const names = new Set([...Object.keys(first.said), ...Object.keys(said)]);
    for (const name of names) {
      if (apart.includes(name)) continue;
      if (dataText(first.said[name] ?? null) === dataText(said[name] ?? null)) continue;
      const other = first.item.job.resource.key.value;
      const reason = `it runs the same code as ${other}, but with other "${name}"`;
      return { reason, item };
    }
  }
  return null;
}

/** What a task says but for its named parameters, by field. */
function saidOf({ job, task }: CodeItem): Readonly<Record<string, Data>> {
  const { does, compute } = alone(job, task);
  const { job: copied, ...computes } = compute as Readonly<Record<string, Data>>;
  const known = parametersOfJob(job);
  const parameters = 'reason' in known ? [] : [...known.keys()].sort();
  return {
    ...(does as Readonly<Record<string, Data>>),
    ...computes,
    ...(copied as Readonly<Record<string, Data>>),
    parameters,
  };
}

/** A task as it would be by itself. */
function alone(job: Job, task: Task): FlatTask {
  const scope = { name: '', path: [''], parameters: new Map(), around: [], when: [], after: [] };
  return flatTask(job, task, scope);
}

/** How many runs the callers can start at once; undefined when nobody can tell. */
function concurrentRuns(items: readonly CodeItem[]): string | null | undefined {
  const written = items.map(({ job }) => {
    const { file } = job.resource;
    const entry = job.fields.get('max_concurrent_runs');
    const data = dataOf(file.view, entry?.value ?? null);
    return data === null ? '1' : String(data);
  });
  const [only] = written;
  if (written.length === 1) return only === '1' ? null : only;
  if (written.some((each) => !/^[0-9]{1,4}$/.test(each))) return undefined;
  const sum = written.reduce((total, each) => total + Number(each), 0);
  return String(Math.min(sum, 1000));
}
