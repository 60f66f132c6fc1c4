import type { FieldTable } from '../bundle/fields.ts';
import type { FieldShape } from '../bundle/job-shapes.ts';
import type { Breach, Fix } from '../finding.ts';
import { type JobObject, keySpan, type Piece } from '../subject/job-objects.ts';
import type { JobPart } from '../subject/job-parts.ts';
import type { Misfit } from '../subject/misfit-walk.ts';
import type { Rule } from '../subject/rule.ts';
import { nearest } from '../suggest.ts';
import type { YamlNode } from '../yaml/tree.ts';
import type { Entry } from '../yaml/view.ts';
import { attemptedType } from './known-task-type.ts';
import { ownFixOf, scalarEdit } from './parts/fix.ts';
import { otherPlaceOf } from './parts/other-place.ts';
import { question } from './parts/suggester.ts';
import { RETRY_FIELDS } from './retries-on-tasks.ts';

/** What is newer than the table of fields is not known here. */
function dropped({ of }: FieldTable): string {
  return `The CLI drops it with a warning, as if it were not there (known here: ${of}).`;
}

export const knownField: Rule = {
  id: 'known-field',
  severity: 'warning',
  summary: 'Fields are ones that Databricks and the CLI know',
  *checkJobs(part) {
    for (const object of part.jobObjects) {
      for (const piece of object.pieces) yield* unknownFields(object, piece, part);
    }
  },
  *check(subject) {
    const help = dropped(subject.fields);
    for (const misfit of subject.misfits()) {
      if (misfit.kind === 'unknown') yield* unknownElsewhere(misfit, help);
    }
  },
};

/** What the CLI fills in, or another rule speaks of. */
const FILLED_IN =
  /^(?:targets\.[^.]*\.)?resources\.[^.]*\.[^.]*\.(?:id|url|modified_status|etag|volume_path|idempotency_token|deployment)$/;

/** Fields of all that is no job, and of clusters in jobs. */
function* unknownElsewhere(
  misfit: Extract<Misfit, { kind: 'unknown' }>,
  help: string,
): Generator<Breach> {
  const { file, entry, path, siblings, inJob } = misfit;
  const name = String(entry.key.value);
  if ((inJob && !/\bnew_cluster\./.test(path)) || hasAnchor(entry.value)) return;
  if (FILLED_IN.test(path)) return;
  // An alias without an anchor is a fault of YAML.
  if (entry.value === null && entry.pair.value?.kind === 'alias') return;
  const near = nearest(name, siblings);
  yield {
    at: keySpan(file, entry.key),
    subject: path,
    message: `there is no field "${name}" here${question(near)}`,
    help,
    ...(near === null || file.view.entries(entry.owner).has(near)
      ? {}
      : ownFixOf(file, entry.key.start, `Write ${near}`, false, scalarEdit(file, entry.key, near))),
  };
}

function* unknownFields(
  object: JobObject,
  piece: Piece,
  { custom, fields, jobShapes }: JobPart,
): Generator<Breach> {
  for (const [name, entry] of piece.fields) {
    if (object.shape.has(name) || isExcused(object, piece, name, entry, custom)) continue;
    const meant = OTHER_NAMES.get(`${object.type}.${name}`) ?? null;
    const elsewhere = meant === null ? otherPlaceOf(object, name, jobShapes) : null;
    const near = meant ?? (elsewhere === null ? nearest(name, object.shape.keys()) : null);
    yield {
      at: keySpan(piece.file, entry.key),
      subject: piece.path,
      message: `${object.name} has no field "${name}"${question(near)}`,
      help: elsewhere ?? dropped(fields),
      ...(near === null ? {} : renamed(object, piece, entry, near)),
    };
  }
}

/** What other rules report, and what the CLI takes though the schema does not show it. */
function isExcused(
  { type }: JobObject,
  { file }: Piece,
  name: string,
  entry: Entry,
  custom: JobPart['custom'],
): boolean {
  // The CLI refuses the file: the rule yaml-syntax says so.
  if (typeof entry.key.value !== 'string') return true;
  if (name.includes('${') || HIDDEN.has(`${type}.${name}`) || hasAnchor(entry.value)) return true;
  if (type === 'Job') return RETRY_FIELDS.includes(name);
  if (type === 'SqlTaskQuery') return name === 'query';
  if (type !== 'Task') return false;
  return custom.taskTypes.has(name) || attemptedType(file, name, entry) !== null;
}

/** The CLI takes a field that only holds anchors for a place to keep them. */
function hasAnchor(node: YamlNode | null): boolean {
  const todo = [node];
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    if (at === null) return false;
    if (at.anchor !== null) continue;
    if (at.kind === 'map' && at.pairs.length > 0) {
      for (const { value } of at.pairs) todo.push(value);
    } else if (at.kind === 'seq' && at.items.length > 0) {
      for (const item of at.items) todo.push(item.node);
    } else return false;
  }
  return true;
}

/** Only where the other field can hold what is there, and is not there itself. */
function renamed(
  { shape, pieces }: JobObject,
  piece: Piece,
  entry: Entry,
  to: string,
): { fix?: Fix } {
  const field = shape.get(to);
  if (field === undefined || pieces.some(({ fields }) => fields.has(to))) return {};
  if (!canHold(field, entry.value)) return {};
  const { file } = piece;
  return ownFixOf(file, entry.key.start, `Write ${to}`, false, scalarEdit(file, entry.key, to));
}

function canHold({ form }: FieldShape, value: YamlNode | null): boolean {
  return value?.kind === HOLDING[form];
}

const HOLDING: Readonly<Record<FieldShape['form'], YamlNode['kind']>> = {
  value: 'scalar',
  list: 'seq',
  map: 'map',
  free: 'map',
};

/** Fields that the schema hides, or that the CLI fills in: `<type>.<field>`. */
const HIDDEN: ReadonlySet<string> = new Set([
  'Job.deployment',
  'Job.edit_mode',
  'Job.format',
  'Job.id',
  'Job.modified_status',
  'Job.url',
  'GitSource.git_snapshot',
  'GitSource.job_source',
]);

/** What people write for fields whose names are too different to be recognised. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['Job.clusters', 'job_clusters'],
  ['Job.cron', 'schedule'],
  ['Job.environment', 'environments'],
  ['Job.timeout', 'timeout_seconds'],
  ['Task.depends', 'depends_on'],
  ['Task.needs', 'depends_on'],
  ['Task.key', 'task_key'],
  ['Task.name', 'task_key'],
  ['Task.cluster_id', 'existing_cluster_id'],
  ['Task.environment', 'environment_key'],
  ['Task.retries', 'max_retries'],
  ['Task.timeout', 'timeout_seconds'],
  ['JobEnvironment.key', 'environment_key'],
  ['JobEnvironment.name', 'environment_key'],
  ['JobCluster.cluster', 'new_cluster'],
  ['JobParameterDefinition.value', 'default'],
  ['JobParameterDefinition.key', 'name'],
  ...['JobEmailNotifications', 'TaskEmailNotifications', 'WebhookNotifications'].flatMap(
    (type): [string, string][] => [
      [`${type}.on_fail`, 'on_failure'],
      [`${type}.on_error`, 'on_failure'],
      [`${type}.on_begin`, 'on_start'],
    ],
  ),
  ['CronSchedule.cron', 'quartz_cron_expression'],
  ['CronSchedule.cron_expression', 'quartz_cron_expression'],
  ['CronSchedule.expression', 'quartz_cron_expression'],
  ['CronSchedule.timezone', 'timezone_id'],
  ['CronSchedule.time_zone', 'timezone_id'],
  ['NotebookTask.parameters', 'base_parameters'],
  ['NotebookTask.params', 'base_parameters'],
  ['NotebookTask.path', 'notebook_path'],
  ['NotebookTask.notebook', 'notebook_path'],
  ['PipelineTask.pipeline', 'pipeline_id'],
  ['PipelineTask.id', 'pipeline_id'],
  ['RunJobTask.parameters', 'job_parameters'],
  ['RunJobTask.params', 'job_parameters'],
  ['RunJobTask.base_parameters', 'job_parameters'],
  ['RunJobTask.job', 'job_id'],
  ['RunJobTask.id', 'job_id'],
  ['SparkPythonTask.file', 'python_file'],
  ['SparkPythonTask.path', 'python_file'],
  ['SparkPythonTask.script', 'python_file'],
  ['SqlTask.base_parameters', 'parameters'],
  ['SqlTask.warehouse', 'warehouse_id'],
  ['ForEachTask.items', 'inputs'],
  ['ForEachTask.input', 'inputs'],
  ['ConditionTask.operator', 'op'],
  ['PythonWheelTask.package', 'package_name'],
  ['PythonWheelTask.base_parameters', 'named_parameters'],
]);
