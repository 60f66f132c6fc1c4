import type { BundleFile, Fields } from '../bundle/bundle.ts';
import { isNothing } from '../bundle/whole-job.ts';
import type { Breach } from '../finding.ts';
import type { Piece } from '../subject/job-objects.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import type { Entry } from '../yaml/view.ts';

export const fieldsFitTogether: Rule = {
  id: 'fields-fit-together',
  severity: 'error',
  summary: 'Fields of which Databricks takes one only do not stand together',
  *check(subject) {
    for (const { file, path, fields, type } of mapsIn(subject)) {
      for (const group of GROUPS[type] ?? []) yield* both(file, path, fields, group);
    }
  },
};

/** Fields of which a map of a type may have one, and what to do about two of them. */
interface Group {
  readonly fields: readonly string[];
  /** Fields of which one may stand, and none of them beside one of `fields`; all against all without. */
  readonly not?: readonly string[];
  readonly help: string;
}

const GROUPS: Readonly<Record<string, readonly Group[]>> = {
  Job: [
    {
      fields: ['schedule', 'trigger', 'continuous'],
      help: 'A job starts in one way: keep one of them.',
    },
  ],
  Task: [
    {
      fields: ['environment_key', 'job_cluster_key', 'existing_cluster_id', 'new_cluster'],
      help: 'A task runs in one place: keep one of them.',
    },
    {
      fields: ['environment_key'],
      not: ['libraries'],
      help: 'A serverless task has its libraries among the dependencies of its environment.',
    },
  ],
  Environment: [
    {
      fields: ['environment_version', 'base_environment'],
      help: 'A base environment has a version of its own: keep one of them.',
    },
    {
      fields: ['project_environment'],
      not: ['environment_version', 'base_environment', 'dependencies', 'client'],
      help: 'The project says it all: keep project_environment alone, or leave it out.',
    },
  ],
  GitSource: [
    {
      fields: ['git_branch', 'git_tag', 'git_commit'],
      help: 'Code is taken from one of them: keep that.',
    },
  ],
  Cluster: [
    {
      fields: ['num_workers', 'autoscale'],
      help: 'A cluster has a number of workers, or a range of it: keep one of them.',
    },
  ],
  Pipeline: [
    {
      fields: ['catalog'],
      not: ['storage'],
      help: 'In Unity Catalog Databricks chooses the storage: remove storage.',
    },
    {
      fields: ['schema', 'target'],
      help: 'target is the old word for schema: keep schema.',
    },
  ],
};

type FieldMap = Pick<Piece, 'file' | 'path' | 'fields'> & { readonly type: string };

/** Maps with such groups: what a target changes counts together with what holds for all. */
function* mapsIn({ jobObjects, bundle }: Subject): Generator<FieldMap> {
  for (const { type, pieces } of jobObjects) {
    const [first, ...others] = pieces;
    if (first === undefined) continue;
    for (const piece of pieces) {
      yield { ...piece, type };
      yield* clusterIn(piece);
    }
    if (first.path.startsWith('targets.')) continue;
    for (const piece of others) {
      if (piece.file !== first.file) continue;
      yield { ...piece, fields: new Map([...first.fields, ...piece.fields]), type };
    }
  }
  for (const { type, key, file, entry, target } of bundle.resources) {
    const kind = { clusters: 'Cluster', pipelines: 'Pipeline' }[type];
    const path = `${target === null ? '' : `targets.${target}.`}resources.${type}.${key.value}`;
    if (kind !== undefined)
      yield { file, path, fields: file.view.entries(entry.value), type: kind };
  }
}

function* clusterIn({ file, path, fields }: Piece): Generator<FieldMap> {
  const value = fields.get('new_cluster')?.value ?? null;
  if (isNothing(value)) return;
  yield { file, path: `${path}.new_cluster`, fields: file.view.entries(value), type: 'Cluster' };
}

function* both(
  file: BundleFile,
  path: string,
  fields: Fields,
  { fields: names, not, help }: Group,
): Generator<Breach> {
  const given = names.filter((name) => isGiven(name, fields.get(name)));
  const others = (not ?? []).filter((name) => isGiven(name, fields.get(name)));
  const [first, second] = not === undefined ? given : [given[0], others[0]];
  if (first === undefined || second === undefined) return;
  yield {
    at: at(file, fields.get(second) as Entry),
    subject: path,
    message: `${second} does not go with ${first}`,
    see: [{ value: `${first} stands here`, span: at(file, fields.get(first) as Entry) }],
    help,
  };
}

/** An empty text or list is none; what is to be a list and is none is dropped. */
function isGiven(name: string, entry: Entry | undefined): boolean {
  const value = entry?.value ?? null;
  if (isNothing(value) || (value?.kind === 'scalar' && value.value === '')) return false;
  if (value?.kind === 'seq') return value.items.length > 0;
  return !LISTS.has(name) || value?.kind !== 'map';
}

const LISTS = new Set(['libraries', 'dependencies']);

function at({ path }: BundleFile, { key }: Entry): Breach['at'] {
  return { path, start: key.start, end: key.end };
}
