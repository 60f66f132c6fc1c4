import type { Bundle, BundleFile, Fields } from '../bundle/bundle.ts';
import { isNothing } from '../bundle/whole-job.ts';
import type { Breach } from '../finding.ts';
import { type JobObject, keySpan } from '../subject/job-objects.ts';
import type { Rule } from '../subject/rule.ts';
import type { Entry } from '../yaml/view.ts';

export const fieldsFitTogether: Rule = {
  id: 'fields-fit-together',
  severity: 'error',
  summary: 'Fields of which Databricks takes one only do not stand together',
  check: ({ bundle }) => clashesIn(otherMaps(bundle)),
  checkJobs: ({ jobObjects }) => clashesIn(mapsIn(jobObjects)),
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

function* clashesIn(maps: Iterable<FieldMap>): Generator<Breach> {
  for (const { path, fields, type } of maps) {
    for (const group of GROUPS[type] ?? []) yield* both(path, fields, group);
  }
}

/** A field with the file in which it stands. */
type Placed = Map<string, { readonly file: BundleFile; readonly entry: Entry }>;

interface FieldMap {
  readonly type: string;
  readonly path: string;
  readonly fields: Placed;
}

/** Maps with such groups: what a target changes counts together with what holds for all. */
function* mapsIn(jobObjects: readonly JobObject[]): Generator<FieldMap> {
  for (const { type, pieces } of jobObjects) {
    const [first, ...others] = pieces;
    if (first === undefined) continue;
    for (const { path, file, fields } of pieces) {
      yield { type, path, fields: placed(file, fields) };
      const cluster = fields.get('new_cluster')?.value ?? null;
      const own = placed(file, file.view.entries(cluster));
      yield { type: 'Cluster', path: `${path}.new_cluster`, fields: own };
    }
    if (first.path.startsWith('targets.')) continue;
    for (const { path, file, fields } of others) {
      const all = new Map([...placed(first.file, first.fields), ...placed(file, fields)]);
      yield { type, path, fields: all };
    }
  }
}

function* otherMaps({ resources }: Bundle): Generator<FieldMap> {
  for (const { type, key, file, entry, target } of resources) {
    const kind = { clusters: 'Cluster', pipelines: 'Pipeline' }[type];
    const path = `${target === null ? '' : `targets.${target}.`}resources.${type}.${key.value}`;
    if (kind === undefined) continue;
    yield { type: kind, path, fields: placed(file, file.view.entries(entry.value)) };
  }
}

function placed(file: BundleFile, fields: Fields): Placed {
  return new Map([...fields].map(([name, entry]) => [name, { file, entry }]));
}

function* both(
  path: string,
  fields: Placed,
  { fields: names, not, help }: Group,
): Generator<Breach> {
  const given = names.filter((name) => isGiven(name, fields.get(name)?.entry));
  const others = (not ?? []).filter((name) => isGiven(name, fields.get(name)?.entry));
  const [one, two] = not === undefined ? given : [given[0], others[0]];
  const [first, second] = [fields.get(one ?? ''), fields.get(two ?? '')];
  if (first === undefined || second === undefined) return;
  yield {
    at: keySpan(second.file, second.entry.key),
    subject: path,
    message: `${two} does not go with ${one}`,
    see: [{ value: `${one} stands here`, span: keySpan(first.file, first.entry.key) }],
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
