import { recalled } from '../once.ts';
import { NOTEBOOK_EXTENSIONS } from '../task/notebook-name.ts';
import type { CodeForm } from '../task/task-facts.ts';
import { inLoop, type TaskType, TYPE_NAMES, taskSource } from '../task/task-type.ts';
import type { Located } from '../text.ts';
import type { YamlNode, YamlScalar } from '../yaml/tree.ts';
import type { Bundle, BundleFile, Fields, Job, Resource, Task } from './bundle.ts';
import { isRelative, rooted } from './local-path.ts';
import { textAt } from './located.ts';
import { entryAt, mapsIn, textIn } from './lookup.ts';
import { targetsOf } from './targets.ts';

/** What has to be at a path. `any`: a file or a folder; `glob`: nothing, the CLI does not look. */
export type PathKind = 'notebook' | 'file' | 'folder' | 'any' | 'glob';

/** A path to code or to a folder of it, as the CLI resolves it: from the file that holds it. */
export interface SourcePath {
  readonly kind: PathKind;
  readonly written: Located<string>;
  /** The scalar, to be edited. */
  readonly node: YamlScalar;
  readonly file: BundleFile;
  /** From the bundle's root; begins with `..` when it leaves it. */
  readonly path: string;
  /** Extensions that what is there may have; empty where any will do. */
  readonly extensions: readonly string[];
  /** As what it is read; null for what is not looked into. */
  readonly code: CodeForm | 'pipeline-file' | null;
  /** Whether it may hold wildcards, which the CLI expands. */
  readonly glob: boolean;
  /** Whether the CLI looks for it in what it uploads only. */
  readonly uploaded: boolean;
  /** The field, such as `notebook_path`. */
  readonly field: string;
  /** The resource, and where in it the path stands. */
  readonly resource: Resource;
  /** The task that runs what is there, and its type; null when no task does. */
  readonly task: Task | null;
  readonly type: TaskType | null;
  readonly subject: string;
}

/**
 * All relative paths to code, and to what is loaded, in jobs, pipelines and other resources; those that
 * cannot be known are left out. The paths of `known` jobs are not looked for again.
 */
export function sourcePathsOf(
  bundle: Bundle,
  known = new WeakMap<Job, readonly SourcePath[]>(),
): SourcePath[] {
  const found: SourcePath[] = [];
  const targets = targetsOf(bundle).size;
  for (const definitions of bundle.jobs.values()) {
    // The CLI leaves all paths of such a job alone: they are in the repository that it names.
    if (definitions.some(({ fields }) => isGiven(fields, 'git_source'))) continue;
    const own = definitions.flatMap((job) => recalled(known, job, (each) => [...pathsOfJob(each)]));
    const kept =
      targets > 0 && definitions.length > targets ? withoutOverridden(own, targets) : own;
    for (const path of kept) found.push(path);
  }
  for (const resource of bundle.resources) {
    if (resource.type === 'pipelines') found.push(...pathsOfPipeline(resource));
    const named = LOADED.get(resource.type);
    if (named === undefined) continue;
    const { file, entry, type, key } = resource;
    const fields = file.view.entries(entry.value);
    const subject = `resources.${type}.${key.value}`;
    for (const path of pathAt({ resource, fields, subject, ...named })) found.push(path);
  }
  return found;
}

/** The path by which a resource of a type names what the CLI loads into it. */
const LOADED: ReadonlyMap<string, Pick<Place, 'names' | 'kind' | 'uploaded'>> = new Map([
  ['dashboards', { names: ['file_path'], kind: 'file', uploaded: false }],
  ['genie_spaces', { names: ['file_path'], kind: 'file', uploaded: false }],
  ['alerts', { names: ['file_path'], kind: 'file', uploaded: false }],
  ['apps', { names: ['source_code_path'], kind: 'folder' }],
]);

/** A path that every target replaces by its own leads nowhere by right. */
function withoutOverridden(paths: readonly SourcePath[], targets: number): SourcePath[] {
  const slot = ({ task, field }: SourcePath) => `${task?.key.value}\0${field}`;
  const by = new Map<string, Set<string>>();
  for (const path of paths) {
    const { target } = path.resource;
    if (target === null || path.task === null) continue;
    by.set(slot(path), (by.get(slot(path)) ?? new Set()).add(target));
  }
  return paths.filter(
    (path) => path.resource.target !== null || (by.get(slot(path))?.size ?? 0) < targets,
  );
}

function isGiven(fields: Fields, name: string): boolean {
  const value = fields.get(name)?.value ?? null;
  return value !== null && !(value.kind === 'scalar' && value.value === null);
}

type Names = readonly [string, ...string[]];

interface Place {
  readonly resource: Resource;
  readonly fields: Fields;
  readonly names: Names;
  readonly kind: PathKind;
  readonly extensions?: readonly string[];
  readonly code?: SourcePath['code'];
  readonly glob?: boolean;
  readonly uploaded?: boolean;
  readonly task?: Task;
  readonly type?: TaskType;
  readonly subject: string;
}

function* pathsOfJob({ resource, fields, tasks, path }: Job): Generator<SourcePath> {
  const { file } = resource;
  // An alias may show one list to many tasks.
  const seen = new Set<YamlNode | null>([null]);
  for (const task of tasks) {
    const subject = task.body === task.fields ? task.path : inLoop(task.path);
    yield* pathsOfTask(resource, task, subject);
    const libraries = task.body.get('libraries')?.value ?? null;
    if (seen.has(libraries)) continue;
    seen.add(libraries);
    for (const library of mapsIn(file, task.body, 'libraries')) {
      const at = `${subject}.libraries[${library.index}]`;
      const own = { resource, fields: library.fields, subject: at };
      yield* pathAt({ ...own, names: ['requirements'], kind: 'file' });
    }
  }
  for (const item of mapsIn(file, fields, 'environments')) {
    const spec = {
      resource,
      fields: item.fields,
      subject: `${path}.environments[${item.index}].spec`,
    };
    yield* dependencies({ ...spec, names: ['spec', 'dependencies'] });
  }
}

function* pathsOfTask(resource: Resource, task: Task, subject: string): Generator<SourcePath> {
  for (const type of TYPE_NAMES) {
    const named = taskSource(type);
    if (named === null) continue;
    const { kind, extensions, code, way } = named;
    if (textIn(resource.file, task.body, type, ...way.slice(0, -1), 'source')?.value === 'GIT')
      continue;
    const place = { resource, fields: task.body, task, type, subject, kind, extensions, code };
    yield* pathAt({ ...place, names: [type, ...way] });
  }
}

function* pathsOfPipeline(resource: Resource): Generator<SourcePath> {
  const { file, entry, target, key } = resource;
  const fields = file.view.entries(entry.value);
  const subject = `${target === null ? '' : `targets.${target}.`}resources.pipelines.${key.value}`;
  yield* pathAt({ resource, fields, names: ['root_path'], kind: 'folder', subject });
  for (const library of mapsIn(file, fields, 'libraries')) {
    const own = {
      resource,
      fields: library.fields,
      subject: `${subject}.libraries[${library.index}]`,
    };
    yield* pathAt({
      ...own,
      names: ['notebook', 'path'],
      kind: 'notebook',
      extensions: NOTEBOOK_EXTENSIONS,
      code: 'notebook',
      glob: true,
    });
    yield* pathAt({
      ...own,
      names: ['file', 'path'],
      kind: 'file',
      extensions: ['.py', '.sql'],
      code: 'pipeline-file',
      glob: true,
    });
    yield* pathAt({ ...own, names: ['glob', 'include'], kind: 'glob', glob: true });
  }
  yield* dependencies({ resource, fields, names: ['environment', 'dependencies'], subject });
}

function* pathAt(place: Place): Generator<SourcePath> {
  const { resource, fields, names, kind, extensions = [], glob = false, subject } = place;
  const { code = null } = place;
  const { file } = resource;
  const node = entryAt(file, fields, ...names)?.value ?? null;
  const written = textAt(file, node);
  if (written === null || node?.kind !== 'scalar' || !isRelative(written.value)) return;
  const path = rooted(file, written.value);
  const field = names.at(-1) as string;
  yield {
    ...{ kind, written, node, file, path, extensions, code, glob, field, resource, subject },
    uploaded: place.uploaded ?? true,
    task: place.task ?? null,
    type: place.type ?? null,
  };
}

/** Environments name local files as `-r file`, `-e folder` or `./something`. */
function* dependencies({
  resource,
  fields,
  names,
  subject,
}: Omit<Place, 'kind'>): Generator<SourcePath> {
  const { file } = resource;
  const list = file.view.sequence(entryAt(file, fields, ...names)?.value ?? null)?.items ?? [];
  for (const [index, item] of list.entries()) {
    const node = file.view.follow(item.node);
    const written = textAt(file, node);
    if (written === null || node?.kind !== 'scalar') continue;
    const flag = /^-[re] /.exec(written.value)?.[0].trim();
    const named = written.value.slice(flag === undefined ? 0 : 3).trim();
    if (!isRelative(named)) continue;
    // Wheels and the like are often built by the deployment itself.
    if (flag === undefined && (!/^\.\.?\//.test(named) || isBuilt(named))) continue;
    yield {
      kind: flag === '-r' ? 'file' : 'any',
      written,
      node,
      file,
      path: rooted(file, named),
      extensions: [],
      code: null,
      glob: false,
      uploaded: false,
      field: 'dependencies',
      task: null,
      type: null,
      resource,
      subject: `${subject}.dependencies[${index}]`,
    };
  }
}

function isBuilt(name: string): boolean {
  return /[*?[\]]|\.(whl|jar|tar\.gz|zip|egg)(\[.*)?$/.test(name);
}
