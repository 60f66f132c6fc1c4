import type { Refusal } from '../bundle/editable.ts';
import { insertField } from '../bundle/insert-field.ts';
import { keyText } from '../bundle/lines.ts';
import { isShownElsewhere } from '../bundle/shared.ts';
import { isSet, type TaskPiece, type WholeJob, type WholeTask } from '../bundle/whole-job.ts';
import type { TextEdit } from '../text.ts';
import { environmentEdit } from './environment-edit.ts';
import { fixOf, ownFixOf } from './fix.ts';
import { keysIn } from './known-key.ts';
import type { Finding, Fix, Rule } from './rule.ts';
import type { Subject } from './subject.ts';

/** What else a task can run on. */
const COMPUTE = ['environment_key', 'job_cluster_key', 'existing_cluster_id', 'new_cluster'];

/** Tasks that one finding points at. */
const MOST_SHOWN = 8;

export const atomicHasEnvironment: Rule = {
  id: 'atomic-has-environment',
  severity: 'error',
  summary: 'Serverless notebooks of atomic jobs run in an environment of their job',
  *check(subject) {
    for (const job of subject.wholeJobs) {
      if (!isAtomic(subject, job)) continue;
      const bare = [...job.tasks.values()].filter(isBareNotebook);
      const [first] = bare;
      if (first === undefined) continue;
      if (job.definitions.some(({ fields }) => fields.has('environments'))) {
        for (const task of bare) yield withoutKey(job, task);
      } else yield withoutEnvironments(job, bare);
    }
  },
};

/** A job without a tag that runs code and jobs has no level yet. */
function isAtomic({ levels, graph }: Subject, { key, definitions }: WholeJob): boolean {
  const tagged = definitions.some(({ level }) => level !== null);
  return levels.get(key) === 'atomic' && (tagged || (graph.get(key)?.size ?? 0) === 0);
}

function isBareNotebook({ body }: WholeTask): boolean {
  if (!body.some(({ fields }) => fields.has('notebook_task'))) return false;
  if (COMPUTE.some((name) => isSet(body, name))) return false;
  // A SQL notebook may run on a warehouse.
  return !body.some(({ job, fields }) => {
    const { view } = job.resource.file;
    return isSet(
      [{ fields: view.entries(fields.get('notebook_task')?.value ?? null) }],
      'warehouse_id',
    );
  });
}

function withoutEnvironments(job: WholeJob, bare: readonly WholeTask[]): Finding {
  const [main] = job.definitions;
  const { file, key } = main.resource;
  const pieces = bare.map(notebookPiece);
  const own = [main.resource.key, ...pieces.map(({ task }) => task.key)].every(({ span }) => {
    return span.path === file.path && !isShownElsewhere(file, span.start);
  });
  const keys = pieces.map((piece) => keyEdit(piece, 'default'));
  const edits = [environmentEdit(main, 'default'), ...keys];
  return {
    at: key.span,
    subject: main.path,
    message: 'the atomic job runs notebooks, and has no environments for them',
    see: pieces
      .slice(0, MOST_SHOWN)
      .map(({ at }) => ({ value: 'this task needs an environment_key', span: at })),
    help: 'Add an environments block, and name its environment in each notebook task.',
    ...(own ? fixOf(file, 'Add the environment default', true, ...edits) : {}),
  };
}

function withoutKey(job: WholeJob, task: WholeTask): Finding {
  const piece = notebookPiece(task);
  const name = likelyEnvironment(job);
  return {
    at: piece.at,
    subject: piece.path,
    message: 'the notebook task has no environment_key',
    help: 'Name one of the environments of the job.',
    ...(name === null ? {} : keyFix(piece, name)),
  };
}

function keyFix(piece: TaskPiece, name: string): { fix?: Fix } {
  const title = `Run it in the environment ${name}`;
  return ownFixOf(piece.job.resource.file, piece.at.start, title, true, keyEdit(piece, name));
}

/** The job's only environment; of several the one that is the default by its name. */
function likelyEnvironment(job: WholeJob): string | null {
  const [only, ...others] = keysIn(job, 'environments', 'environment_key') ?? [];
  if (only === undefined) return null;
  if (others.length === 0) return only === '' ? null : only;
  return only === 'default' || others.includes('default') ? 'default' : null;
}

function notebookPiece({ body }: WholeTask): TaskPiece {
  return body.find(({ fields }) => fields.has('notebook_task')) as TaskPiece;
}

function keyEdit({ job, fields }: TaskPiece, name: string): TextEdit | Refusal {
  const { file } = job.resource;
  const task = fields.get('notebook_task');
  const text = `environment_key: ${keyText(name, '')}`;
  if (task === undefined || fields.has('environment_key')) {
    return { reason: 'it has an environment_key without a value', at: 0 };
  }
  const after = ['depends_on', 'task_key'].find((field) => fields.get(field)?.owner === task.owner);
  return insertField(file, task.owner, [{ steps: 0, text }], after ?? null);
}
