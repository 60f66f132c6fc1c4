import type { BundleFile, Fields, Job, Task } from '../bundle/bundle.ts';
import { keyInId } from '../bundle/jobs.ts';
import { textAt } from '../bundle/located.ts';
import { textIn } from '../bundle/lookup.ts';
import type { Naming, TaskFacts } from '../task/task-facts.ts';
import { factsOf, RUN_PIPELINE, taskSource, typeFieldsOf } from '../task/task-type.ts';
import { TASK_TYPES } from '../task/task-types.ts';
import type { YamlNode } from '../yaml/tree.ts';
import type { GraphTask, Parameter } from './graph.ts';

/** What one definition of a task says about what it runs. */
export type Details = Pick<
  GraphTask,
  'type' | 'loop' | 'job' | 'pipeline' | 'file' | 'what' | 'runIf' | 'parameters'
>;

/** Longer values are cut: they are shown, not used. */
const LONGEST = 300;

export function detailsOf({ resource: { file } }: Job, task: Task): Details {
  const { body, fields, work } = task;
  const [type = null] = typeFieldsOf(body.keys());
  const inside = file.view.entries((type && body.get(type)?.value) || null);
  const read = reader(file, inside);
  const path = work.kind === 'source' ? work.path : null;
  const pipeline = keyInId('pipelines', read(RUN_PIPELINE.id) ?? '');
  return {
    type,
    loop: body !== fields,
    job: work.kind === 'run-job' ? (work.job?.value ?? null) : null,
    pipeline,
    file: taskSource(type)?.kind === 'folder' ? null : path,
    what: path ?? pipeline ?? shown(file, inside, alike(type)),
    runIf: reader(file, fields)('run_if'),
    parameters: parametersIn(file, inside, alike(type)),
  };
}

/** What is known about a type; for one that is not known what holds for any. */
function alike(type: string | null): readonly TaskFacts[] {
  const facts = factsOf(type);
  return facts === null ? Object.values(TASK_TYPES) : [facts];
}

/** In one word what a task runs. */
function shown(file: BundleFile, inside: Fields, types: readonly TaskFacts[]): string | null {
  for (const { names } of types) {
    const text = names === null ? null : named(file, inside, names);
    if (text !== null) return text;
  }
  return null;
}

function named(file: BundleFile, inside: Fields, names: Naming): string | null {
  switch (names.by) {
    case 'path':
      return textIn(file, inside, ...names.way)?.value ?? null;
    case 'id':
      return textIn(file, inside, names.field)?.value ?? null;
    case 'text': {
      const texts = names.fields.map((field) => textIn(file, inside, field)?.value ?? null);
      return texts.every((text) => text !== null) ? texts.join(' ') : null;
    }
  }
}

/** The texts of fields, by name. */
export function reader(file: BundleFile, fields: Fields): (name: string) => string | null {
  return (name) => textAt(file, fields.get(name)?.value ?? null)?.value ?? null;
}

function parametersIn(file: BundleFile, inside: Fields, types: readonly TaskFacts[]): Parameter[] {
  const fields = new Set(types.flatMap(({ parameters }) => parameters.map(({ field }) => field)));
  return [...fields].flatMap((name) => {
    const value = inside.get(name)?.value ?? null;
    const list = file.view.sequence(value)?.items ?? [];
    const listed = list.map(({ node }, index) => ({
      name: String(index + 1),
      value: valueText(file, node),
    }));
    return [...listed, ...mapAt(file, value)];
  });
}

/** The pairs of a map as text. */
export function mapAt(file: BundleFile, node: YamlNode | null): Parameter[] {
  return [...file.view.entries(node)].map(([name, { value }]) => ({
    name,
    value: valueText(file, value),
  }));
}

/** The job's own parameters, which are a list of maps. */
export function declaredParameters({ resource: { file }, fields }: Job): Parameter[] {
  const items = file.view.sequence(fields.get('parameters')?.value ?? null)?.items ?? [];
  return items.flatMap(({ node }) => {
    const each = file.view.entries(node);
    const name = reader(file, each)('name');
    if (name === null) return [];
    return [{ name, value: valueText(file, each.get('default')?.value ?? null) }];
  });
}

/** A scalar's value; anything else as it is written, in one line. */
function valueText(file: BundleFile, node: YamlNode | null): string {
  const value = file.view.follow(node);
  if (value === null) return '';
  const text =
    textAt(file, value)?.value ??
    (value.kind === 'scalar' ? '' : file.text.slice(value.start, value.end).replace(/\s+/g, ' '));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
