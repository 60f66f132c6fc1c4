import { isSet } from '../bundle/whole-job.ts';
import type { Breach } from '../finding.ts';
import type { JobObject } from '../subject/job-objects.ts';
import type { Rule } from '../subject/rule.ts';

export const requiredField: Rule = {
  id: 'required-field',
  severity: 'error',
  summary: 'Fields that Databricks needs are there',
  *checkJobs({ jobObjects }) {
    for (const object of jobObjects) yield* missingFields(object);
  },
  *check({ bundle, misfits }) {
    const changed = new Set(
      bundle.resources.flatMap(({ type, key, target }) => {
        return target === null ? [] : [`resources.${type}.${key.value}`];
      }),
    );
    for (const misfit of misfits()) {
      if (misfit.kind !== 'missing' || misfit.inJob) continue;
      const { at, path, name } = misfit;
      // Rules of their own say it: of a bundle without a name, and of a warehouse.
      if (!/^resources\./.test(path) || /^resources\.sql_warehouses\.[^.]*$/.test(path)) continue;
      // A target may bring what is not there.
      if (changed.has(path.split('.').slice(0, 3).join('.'))) continue;
      const what = path.split('.').at(-1);
      const help = `Add ${name}: it cannot be deployed without.`;
      yield { at, subject: path, message: `${what} has no ${name}`, help };
    }
  },
};

function* missingFields({ type, shape, pieces, name, open }: JobObject): Generator<Breach> {
  const [main] = pieces;
  if (main === undefined || open) return;
  for (const field of shape.values()) {
    if (!field.required || isThere(type, field.name, pieces)) continue;
    yield {
      at: main.at,
      subject: main.path,
      message: `${name} has no ${field.name}`,
      help:
        HELP.get(`${type}.${field.name}`) ?? `Add ${field.name}: it cannot be deployed without.`,
    };
  }
}

/** A default may be an empty text; of other fields that is as good as nothing. */
function isThere(type: string, name: string, pieces: JobObject['pieces']): boolean {
  if (type === 'SqlTaskQuery' && pieces.some(({ fields }) => fields.has('query'))) return true;
  if (pieces.some(({ fields }) => fields.get(name)?.value?.kind === 'scalar')) {
    return pieces.some(({ fields }) => {
      const value = fields.get(name)?.value;
      return value?.kind === 'scalar' && value.value !== null;
    });
  }
  return isSet(pieces, name);
}

const HELP: ReadonlyMap<string, string> = new Map([
  ['Task.task_key', 'Give it a key of its own: other tasks and targets name it by that.'],
  ['NotebookTask.notebook_path', 'Add the path of the notebook, from the folder of this file.'],
  ['RunJobTask.job_id', 'Add job_id: ${resources.jobs.<key>.id}.'],
  ['SqlTask.warehouse_id', 'Add warehouse_id, best as a variable: ${var.warehouse_id}.'],
  ['JobParameterDefinition.default', 'Add a default. An empty one is written as "".'],
  ['CronSchedule.timezone_id', 'Add a time zone, such as timezone_id: Europe/Berlin.'],
]);
