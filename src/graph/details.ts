import type { BundleFile, Fields, Job, Task } from '../bundle/bundle.ts';
import { isRelative, rooted } from '../bundle/local-path.ts';
import { textAt } from '../bundle/located.ts';
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
  const type = [...body.keys()].find((name) => name.endsWith('_task')) ?? null;
  const inside = file.view.entries((type && body.get(type)?.value) || null);
  const read = reader(file, inside);
  const script = read('python_file');
  const python = script !== null && isRelative(script) ? rooted(file, script) : null;
  const path = 'path' in work ? work.path : python;
  const reference = read('pipeline_id');
  const pipeline = /^\$\{resources\.pipelines\.([^.{}[\]]+)\.id\}$/.exec(reference ?? '')?.[1];
  return {
    type,
    loop: body !== fields,
    job: work.kind === 'run-job' ? (work.job?.value ?? null) : null,
    pipeline: pipeline ?? null,
    file: path,
    what: path ?? pipeline ?? shown(file, inside, read),
    runIf: reader(file, fields)('run_if'),
    parameters: parametersIn(file, inside),
  };
}

/** Fields that say in one word what a task runs. */
const NAMES = [
  'notebook_path',
  'python_file',
  'pipeline_id',
  'job_id',
  'entry_point',
  'main_class_name',
  'project_directory',
  'dashboard_id',
  'alert_id',
];

function shown(file: BundleFile, inside: Fields, read: (name: string) => string | null) {
  const sql = reader(file, file.view.entries(inside.get('file')?.value ?? null))('path');
  if (sql !== null) return sql;
  const condition = [read('left'), read('op'), read('right')];
  if (condition.every((part) => part !== null)) return condition.join(' ');
  const name = NAMES.find((each) => read(each) !== null);
  return name === undefined ? null : read(name);
}

/** The texts of fields, by name. */
export function reader(file: BundleFile, fields: Fields): (name: string) => string | null {
  return (name) => textAt(file, fields.get(name)?.value ?? null)?.value ?? null;
}

/** Where tasks of the several types have their parameters. */
const MAPS = ['base_parameters', 'parameters', 'job_parameters', 'named_parameters'];

function parametersIn(file: BundleFile, inside: Fields): Parameter[] {
  return MAPS.flatMap((name) => {
    const value = inside.get(name)?.value ?? null;
    const list = file.view.sequence(value)?.items ?? [];
    const listed = list.map(({ node }, index) => ({
      name: String(index + 1),
      value: valueText(file, node),
    }));
    return [...listed, ...mapOf(file, value)];
  });
}

/** The pairs of a map as text. */
export function mapOf(file: BundleFile, node: YamlNode | null): Parameter[] {
  return [...file.view.entries(node)].map(([name, { value }]) => ({
    name,
    value: valueText(file, value),
  }));
}

/** The job's own parameters, which are a list of maps. */
export function ownParameters({ resource: { file }, fields }: Job): Parameter[] {
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
