import { addTo } from '../grouped.ts';
import { recalled } from '../once.ts';
import { isTaskType, LOOP, RUN_JOB, taskSource, typeFieldsOf } from '../task/task-type.ts';
import type { Located } from '../text.ts';
import type { YamlNode } from '../yaml/tree.ts';
import type { BundleFile, Fields, Job, Resource, Task, Work } from './bundle.ts';
import { knownPath } from './local-path.ts';
import { textAt } from './located.ts';
import { entryAt, textIn } from './lookup.ts';

/**
 * The jobs among resources, by key; definitions for all targets come first. Those of known
 * resources are the same values again.
 */
export function jobsOf(
  resources: readonly Resource[],
  known: WeakMap<Resource, Job>,
): Map<string, Job[]> {
  const jobs = new Map<string, Job[]>();
  const all = resources.filter((resource) => resource.type === 'jobs');
  for (const resource of [...all].sort((a, b) => rankOf(a) - rankOf(b))) {
    addTo(jobs, resource.key.value, recalled(known, resource, jobOf));
  }
  return jobs;
}

function rankOf(resource: Resource): number {
  return resource.target === null ? 0 : 1;
}

function jobOf(resource: Resource): Job {
  return jobWith(resource, resource.file.view.entries(resource.entry.value));
}

/** A job of which a definition says this; the fields are in the file of the resource. */
export function jobWith(resource: Resource, fields: Fields): Job {
  const { file, key, target } = resource;
  const { view } = file;
  const path = `${target === null ? '' : `targets.${target}.`}resources.jobs.${key.value}`;
  const tags = view.entries(fields.get('tags')?.value ?? null);
  const tasks = view.sequence(fields.get('tasks')?.value ?? null)?.items ?? [];
  return {
    resource,
    path,
    fields,
    level: textAt(file, tags.get('job_level')?.value ?? null),
    tasks: tasks.flatMap(({ node }, index) => {
      return taskOf(file, view.follow(node), `${path}.tasks[${index}]`) ?? [];
    }),
  };
}

function taskOf(file: BundleFile, node: YamlNode | null, path: string): Task | null {
  const { view } = file;
  const fields = view.entries(node);
  const key = textAt(file, fields.get('task_key')?.value ?? null);
  if (key === null) return null;
  const after = view.sequence(fields.get('depends_on')?.value ?? null)?.items ?? [];
  const body = bodyOf(file, fields);
  return {
    key,
    path,
    fields,
    body,
    dependsOn: after.flatMap((item) => {
      return textAt(file, view.entries(item.node).get('task_key')?.value ?? null) ?? [];
    }),
    work: workOf(file, body),
  };
}

/** What a loop runs is what counts. */
function bodyOf(file: BundleFile, fields: Fields): Fields {
  const loop = fields.get(LOOP[0])?.value ?? null;
  return loop === null ? fields : file.view.entries(entryAt(file, fields, ...LOOP)?.value ?? null);
}

function workOf(file: BundleFile, fields: Fields): Work {
  const [type] = typeFieldsOf(fields.keys());
  if (type === undefined) return { kind: 'none' };
  if (type === RUN_JOB.type) {
    return { kind: 'run-job', job: jobReference(textIn(file, fields, type, RUN_JOB.id)) };
  }
  const source = taskSource(type);
  const path = source === null ? null : textIn(file, fields, type, ...source.way);
  if (path === null || !isTaskType(type)) return { kind: 'other', type };
  return { kind: 'source', type, path: knownPath(file, path.value), at: path.span };
}

/** The key in a reference to a job's id, with the place of the whole reference. */
function jobReference(id: Located<string> | null): Located<string> | null {
  const key = keyInId('jobs', id?.value ?? '');
  return id === null || key === null ? null : { value: key, span: id.span };
}

/** The key in `${resources.<type>.<key>.id}`; null for any other text. */
export function keyInId(type: 'jobs' | 'pipelines', text: string): string | null {
  const [, found, key] = /^\$\{resources\.([a-z]+)\.([^.{}[\]]+)\.id\}$/.exec(text) ?? [];
  return found === type ? (key as string) : null;
}
