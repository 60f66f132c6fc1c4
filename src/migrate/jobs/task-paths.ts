import { posix } from 'node:path';
import { joinPath } from '../../bundle/normal-path.ts';
import { LOOP, TYPE_NAMES, taskSource } from '../../task/task-type.ts';
import type { YamlMap, YamlNode, YamlScalar } from '../../yaml/tree.ts';
import type { YamlView } from '../../yaml/view.ts';

/** A text that names a local file from the folder of the YAML file in which it stands. */
export interface LocalPath {
  readonly node: YamlScalar;
  /** The part of the text before the path: a flag of pip. */
  readonly head: string;
  readonly path: string;
}

/** The fields of a task that lead to such a path; what holds it says whether it comes from git. */
const PATHS = TYPE_NAMES.flatMap((type) => {
  const source = taskSource(type);
  return source === null ? [] : [[type, ...source.way]];
});

const LIBRARIES = ['whl', 'jar', 'egg', 'requirements'];

/**
 * The local paths in a task and in the task that it repeats. With `fromGit` the job has a git source:
 * its code is then named from the root of that repository.
 */
export function taskPaths(view: YamlView, task: YamlNode, fromGit: boolean): LocalPath[] {
  const fields = view.entries(task);
  const found: LocalPath[] = [];
  for (const way of fromGit ? [] : PATHS) {
    const inside = way.slice(0, -1).map((name) => name);
    let node: YamlNode | null = task;
    for (const name of inside) node = view.entries(node).get(name)?.value ?? null;
    const source = view.entries(node).get('source')?.value ?? null;
    if (source?.kind === 'scalar' && source.value === 'GIT') continue;
    found.push(...localPath(view.entries(node).get(way.at(-1) as string)?.value ?? null));
  }
  for (const { node } of view.sequence(fields.get('libraries')?.value ?? null)?.items ?? []) {
    for (const name of LIBRARIES) {
      found.push(...localPath(view.entries(node).get(name)?.value ?? null));
    }
  }
  const loop = view.entries(fields.get(LOOP[0])?.value ?? null).get(LOOP[1])?.value ?? null;
  const inner = view.follow(loop);
  // A loop in a loop is refused by Databricks.
  if (inner?.kind === 'map' && !isLoop(view, inner)) found.push(...taskPaths(view, inner, fromGit));
  return found;
}

function isLoop(view: YamlView, task: YamlMap): boolean {
  return view.entries(task).has(LOOP[0]);
}

/** The local paths in one entry of a job's `environments`: those of which the CLI says so. */
export function environmentPaths(view: YamlView, environment: YamlNode | null): LocalPath[] {
  const spec = view.entries(view.entries(environment).get('spec')?.value ?? null);
  const lists = ['dependencies', 'java_dependencies'].flatMap((name) => {
    return view.sequence(spec.get(name)?.value ?? null)?.items ?? [];
  });
  const base = spec.get('base_environment')?.value ?? null;
  return [base, ...lists.map(({ node }) => view.follow(node))].flatMap((node) => {
    const [local] = localPath(node);
    if (local === undefined) return [];
    const [, head = ''] = /^(-[re] +)/.exec(local.path) ?? [];
    const path = local.path.slice(head.length);
    return head !== '' || /^\.\.?\//.test(path) ? [{ ...local, head, path }] : [];
  });
}

function localPath(node: YamlNode | null): LocalPath[] {
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return [];
  const path = node.value;
  const isElsewhere = path === '' || /^(\/|[a-z][a-z0-9+.-]*:|\$\{(?!var\.))/i.test(path);
  return isElsewhere ? [] : [{ node, head: '', path }];
}

/** Whether a path is wholly that of a variable: it may then be meant from any folder. */
export function isVariable({ path }: LocalPath): boolean {
  return path.startsWith('${');
}

/** A path as seen from the bundle's root. */
export function fromRoot(file: string, { path }: LocalPath): string {
  return joinPath(posix.dirname(file), path);
}

/** The text that names in the file `to` what a path names in the file `from`. */
export function pathIn(to: string, from: string, local: LocalPath): string {
  const path = posix.relative(posix.dirname(to), fromRoot(from, local)) || '.';
  const end = local.path.endsWith('/') ? '/' : '';
  return `${local.head}${path.startsWith('.') ? path : `./${path}`}${end}`;
}
