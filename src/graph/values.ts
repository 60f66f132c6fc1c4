import type { Bundle } from '../bundle/bundle.ts';
import { textAt } from '../bundle/located.ts';
import { textIn } from '../bundle/lookup.ts';
import { variablesOf } from '../bundle/variables.ts';
import { factsOf } from '../task/task-type.ts';
import type { GraphJob, GraphTask, Parameter } from './graph.ts';

/** A parameter as the code gets it. */
export interface Arrival extends Parameter {
  /** Who gives it: the task, or the job, whose parameters win. */
  readonly from: 'task' | 'job';
}

export interface Values {
  /** A text with the references replaced whose values the files tell; others stay. */
  readonly filled: (text: string) => string;
  /** The parameters of a run of a job, some of which whoever runs it gives. */
  readonly jobParameters: (
    job: GraphJob,
    given: ReadonlyMap<string, string>,
  ) => ReadonlyMap<string, string>;
}

/** Longer texts are left as they are: variables that repeat variables grow without bound. */
const LONGEST = 10_000;

/** Nobody nests variables deeper. */
const DEEPEST = 100;

const REFERENCE = /\$\{([^${}]+)\}/g;

/** The values that variables have in a target; with null, those that they have by default. */
export function valuesIn(bundle: Bundle, target: string | null): Values {
  return valuesOf(rawValues(bundle, target));
}

/** Values from the texts of references, by what stands between their braces. */
export function valuesOf(raw: ReadonlyMap<string, string>): Values {
  const known = new Map<string, string | null>();
  const textFor = (name: string, depth: number): string | null => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const text = raw.get(name);
    if (text === undefined || depth > DEEPEST) return null;
    known.set(name, null); // a variable that is made of itself has no value
    const value = filledAt(text, depth + 1);
    known.set(name, value);
    return value;
  };
  const filledAt = (text: string, depth: number): string => {
    const made = text.replace(REFERENCE, (all, name: string) => textFor(name, depth) ?? all);
    return made.length > LONGEST ? text : made;
  };
  const filled = (text: string) => filledAt(text, 0);
  return {
    filled,
    jobParameters: (job, given) => {
      const own = job.parameters.map(({ name, value }) => [name, filled(value)] as const);
      return new Map([...own, ...given]);
    },
  };
}

/** The texts of references by what stands between their braces. */
export function rawValues(bundle: Bundle, target: string | null): Map<string, string> {
  const raw = new Map<string, string>();
  if (target !== null) raw.set('bundle.target', target);
  if (bundle.name !== null) raw.set('bundle.name', bundle.name);
  for (const [name, all] of variablesOf(bundle)) {
    for (const { target: where, file, entry, fields } of all) {
      if (where !== null && where !== target) continue;
      const text = textAt(file, entry.value) ?? textIn(file, fields, 'default');
      if (text !== null) raw.set(`var.${name}`, text.value);
      else if (fields.has('lookup')) raw.delete(`var.${name}`);
    }
  }
  return raw;
}

/**
 * The parameters that arrive at a task's code: its own ones, and those of the job, which win
 * (docs.databricks.com: jobs/job-parameters).
 */
export function arrivals(
  task: GraphTask,
  own: ReadonlyMap<string, string>,
  values: Values,
): Arrival[] {
  const found = new Map<string, Arrival>();
  for (const { name, value } of task.parameters) {
    found.set(name, { name, value: withJobParameters(values.filled(value), own), from: 'task' });
  }
  if (factsOf(task.type)?.takesJobParameters) {
    for (const [name, value] of own) found.set(name, { name, value, from: 'job' });
  }
  return [...found.values()];
}

/** What a task that runs a job gives to it: its own parameters, and those of its job, which win. */
export function parametersOfChild(
  task: GraphTask,
  own: ReadonlyMap<string, string>,
  values: Values,
): Map<string, string> {
  const given = task.parameters.map(
    ({ name, value }) => [name, withJobParameters(values.filled(value), own)] as const,
  );
  return new Map([...given, ...own]);
}

function withJobParameters(text: string, own: ReadonlyMap<string, string>): string {
  return text.replace(/\{\{\s*job\.parameters\.([\w.-]+)\s*\}\}/g, (all, name: string) => {
    return own.get(name) ?? all;
  });
}
