import { groupedBy } from '../grouped.ts';
import type { Entry } from '../yaml/view.ts';
import type { Bundle, Fields, Job, Resource } from './bundle.ts';
import { jobWith } from './jobs.ts';
import type { Variable } from './variables.ts';

/** The declaration of a variable for all targets, and the map or list that is its default. */
export interface ComplexDefault {
  readonly file: Variable['file'];
  readonly entry: Entry;
}

type Variables = ReadonlyMap<string, readonly Variable[]>;

/** The name in a value that is nothing but a variable, as `${var.tasks}`; null for any other. */
export function variableAlone(node: Entry['value']): string | null {
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return null;
  return /^\$\{var\.([\w-]+)\}$/.exec(node.value)?.[1] ?? null;
}

/**
 * The default of a variable, a map or a list, that holds in all targets; null when there is none. An
 * empty one only holds the place of what is given from outside.
 */
export function complexDefault(all: readonly Variable[]): ComplexDefault | null {
  const [only, ...others] = all;
  if (only === undefined || only.target !== null || others.length > 0) return null;
  const entry = only.fields.get('default');
  return entry !== undefined && isFull(entry.value) ? { file: only.file, entry } : null;
}

function isFull(node: Entry['value']): boolean {
  if (node?.kind === 'map') return node.pairs.length > 0;
  return node?.kind === 'seq' && node.items.length > 0;
}

/**
 * A bundle whose jobs have what variables give them: a field of a job that is a variable as a whole, as
 * `tasks: ${var.tasks}`, is taken from the variable's default, with its place there. A job is then
 * defined in two files. Only for reading: what is edited must be the bundle as it is written.
 */
export function withVariableValues(bundle: Bundle, variables: Variables): Bundle {
  const changed = [...bundle.jobs].filter(([, jobs]) => jobs.some(hasVariable));
  if (changed.length === 0) return bundle;
  const jobs = new Map(bundle.jobs);
  for (const [key, definitions] of changed) {
    jobs.set(
      key,
      definitions.flatMap((job) => withValues(job, variables)),
    );
  }
  return { ...bundle, jobs };
}

function hasVariable({ fields }: Job): boolean {
  return [...fields.values()].some(({ value }) => variableAlone(value) !== null);
}

/** A definition without the fields that a variable gives, and behind it one for each file of these. */
function withValues(job: Job, variables: Variables): Job[] {
  const given = [...job.fields].flatMap(([name, { value }]) => {
    const variable = variableAlone(value);
    const found = variable === null ? null : complexDefault(variables.get(variable) ?? []);
    return found === null ? [] : [{ name, ...found }];
  });
  if (given.length === 0) return [job];
  const names = new Set(given.map(({ name }) => name));
  const own = jobWith(job.resource, without(job.fields, names));
  const others = [...groupedBy(given, ({ file }) => file)].map(([file, fields]) => {
    const resource: Resource = { ...job.resource, file };
    return jobWith(resource, new Map(fields.map(({ name, entry }) => [name, entry])));
  });
  return [own, ...others];
}

function without(fields: Fields, names: ReadonlySet<string>): Fields {
  return new Map([...fields].filter(([name]) => !names.has(name)));
}
