import { isSet, type TaskPiece, type WholeJob, type WholeTask } from '../bundle/whole-job.ts';
import type { Breach, Fix } from '../finding.ts';
import { type OwnEnvironment, ownEnvironment } from '../notebook/own-environment.ts';
import type { Refusal } from '../patch/editable.ts';
import { insertField } from '../patch/insert-field.ts';
import { keyText } from '../patch/lines.ts';
import { isShownElsewhere } from '../patch/shared.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import type { TextEdit } from '../text.ts';
import type { Entry } from '../yaml/view.ts';
import { intendedTypes } from './known-task-type.ts';
import { environmentEdit } from './parts/environment-edit.ts';
import { fixOf, ownFixOf } from './parts/fix.ts';
import { keysIn } from './parts/known-key.ts';
import { misspelt } from './parts/misspelt.ts';

/** What else a task can run on. */
const COMPUTE = ['environment_key', 'job_cluster_key', 'existing_cluster_id', 'new_cluster'];

/** Tasks that one finding points at. */
const MOST_SHOWN = 8;

export const atomicHasEnvironment: Rule = {
  id: 'atomic-has-environment',
  severity: 'error',
  summary: 'Serverless notebooks of atomic jobs run in an environment of their job',
  architecture: ['job or task has no environment', 'jobs or tasks have no environment'],
  *check(subject) {
    for (const job of subject.wholeJobs) {
      if (!isAtomic(subject, job)) continue;
      const bare = [...job.tasks.values()].filter(isBareNotebook);
      const [first] = bare;
      if (first === undefined) continue;
      if (job.definitions.some(({ fields }) => fields.has('environments'))) {
        for (const task of bare) yield withoutKey(subject, job, task);
      } else yield withoutEnvironments(subject, job, bare);
    }
  },
};

/** A job without a tag that runs code and jobs has no level yet. */
function isAtomic({ levels, graph }: Subject, job: WholeJob): boolean {
  const { key } = job;
  return levels.get(key) === 'atomic' && (isTagged(job) || (graph.get(key)?.size ?? 0) === 0);
}

function isBareNotebook({ body }: WholeTask): boolean {
  if (!body.some((piece) => notebookIn(piece) !== undefined)) return false;
  if (COMPUTE.some((name) => isSet(body, name))) return false;
  // A SQL notebook may run on a warehouse.
  return !body.some((piece) => {
    const { view } = piece.job.resource.file;
    return isSet([{ fields: view.entries(notebookIn(piece)?.value ?? null) }], 'warehouse_id');
  });
}

/** What runs a notebook, or will once known-task-type has fixed its name. */
function notebookIn({ job, fields }: TaskPiece): Entry | undefined {
  const name = intendedTypes(job.resource.file, fields).get('notebook_task');
  return name === undefined ? undefined : fields.get(name);
}

const ADD = 'Add an environments block, and name its environment in each notebook task.';
const KEEP = 'Notebooks have dependencies of their own: a task runs with those of its job instead.';

const SEVERAL: Refusal = { reason: 'its notebooks have several environments of their own', at: 0 };

/** The environment that the notebook of a task has by itself; null when it has none. */
function environmentIn({ code }: Subject, { task: { work } }: TaskPiece): OwnEnvironment | null {
  if (work.kind !== 'source' || work.path === null) return null;
  const text = code.text(work.path);
  return text === null ? null : ownEnvironment(work.path, text);
}

/** The environment that several notebooks have together; null when none has one. */
function oneOf(all: readonly (OwnEnvironment | null)[]): OwnEnvironment | 'several' | null {
  const own = all.filter((each) => each !== null);
  const different = new Set(own.map((each) => JSON.stringify(each)));
  if (different.size > 1) return 'several';
  return own[0] ?? null;
}

function withoutEnvironments(subject: Subject, job: WholeJob, bare: readonly WholeTask[]): Breach {
  const [main] = job.definitions;
  const { file, key } = main.resource;
  const pieces = bare.map(notebookPiece);
  const own = [main.resource.key, ...pieces.map(({ task }) => task.key)].every(({ span }) => {
    return span.path === file.path && !isShownElsewhere(file, span.start);
  });
  const keys = pieces.map((piece) => keyEdit(piece, 'default'));
  const notebooks = pieces.map((piece) => environmentIn(subject, piece));
  const env = oneOf(notebooks);
  const safe = isTagged(job) && notebooks.every((each) => each === null);
  const edits = [
    env === 'several' ? SEVERAL : environmentEdit(main, 'default', env ?? undefined),
    ...keys,
  ];
  return {
    at: key.span,
    subject: main.path,
    message: 'the atomic job runs notebooks, and has no environments for them',
    see: pieces
      .slice(0, MOST_SHOWN)
      .map(({ at }) => ({ value: 'this task needs an environment_key', span: at })),
    help: safe || env === null ? ADD : `${ADD} ${KEEP}`,
    ...(own ? fixOf(file, 'Add the environment default', safe, ...edits) : {}),
  };
}

/** What chose no level runs as it is: it is not for a safe fix to change on what. */
function isTagged({ definitions }: WholeJob): boolean {
  return definitions.some(({ level }) => level !== null);
}

function withoutKey(subject: Subject, job: WholeJob, task: WholeTask): Breach {
  const piece = notebookPiece(task);
  const name = likelyEnvironment(job);
  return {
    at: piece.at,
    subject: piece.path,
    message: 'the notebook task has no environment_key',
    help: 'Name one of the environments of the job.',
    ...(name === null || environmentIn(subject, piece) !== null
      ? {}
      : keyFix(piece, name, isTagged(job))),
  };
}

function keyFix(piece: TaskPiece, name: string, safe: boolean): { fix?: Fix } {
  const title = `Run it in the environment ${name}`;
  return ownFixOf(piece.job.resource.file, piece.at.start, title, safe, keyEdit(piece, name));
}

/** The job's only environment; of several the one that is the default by its name. */
function likelyEnvironment(job: WholeJob): string | null {
  const [only, ...others] = keysIn(job, 'environments', 'environment_key') ?? [];
  if (only === undefined) return null;
  if (others.length === 0) return only === '' ? null : only;
  return only === 'default' || others.includes('default') ? 'default' : null;
}

function notebookPiece({ body }: WholeTask): TaskPiece {
  return body.find((piece) => notebookIn(piece) !== undefined) as TaskPiece;
}

function keyEdit(piece: TaskPiece, name: string): TextEdit | Refusal {
  const { job, fields } = piece;
  const { file } = job.resource;
  const task = notebookIn(piece);
  const other = misspelt('Task', fields, 'environment_key');
  if (other !== null) return other;
  const text = `environment_key: ${keyText(name, '')}`;
  if (task === undefined || fields.has('environment_key')) {
    return { reason: 'it has an environment_key without a value', at: 0 };
  }
  const after = ['depends_on', 'task_key'].find((field) => fields.get(field)?.owner === task.owner);
  return insertField(file, task.owner, [{ steps: 0, text }], after ?? null);
}
