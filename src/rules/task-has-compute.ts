import { isSet, type WholeTask } from '../bundle/whole-job.ts';
import type { Rule } from '../subject/rule.ts';
import { factsOf } from '../task/task-type.ts';
import { intendedTypes } from './known-task-type.ts';

const COMPUTE = ['environment_key', 'job_cluster_key', 'existing_cluster_id', 'new_cluster'];

export const taskHasCompute: Rule = {
  id: 'task-has-compute',
  severity: 'error',
  summary: 'Tasks that run Python files, wheels, jars or dbt say on what they run',
  *checkJobs({ wholeJobs }) {
    for (const { tasks } of wholeJobs) {
      for (const task of tasks.values()) {
        const needs = typeWithoutCompute(task);
        if (needs === null) continue;
        const { at, path } = needs.piece;
        yield {
          at,
          subject: path,
          message: `the ${needs.type} says nothing about what it runs on`,
          help: 'Give the task an environment_key, a job_cluster_key, or a cluster.',
        };
      }
    }
  },
};

function typeWithoutCompute({ body }: WholeTask) {
  if (COMPUTE.some((name) => isSet(body, name))) return null;
  for (const piece of body) {
    const types = intendedTypes(piece.job.resource.file, piece.fields);
    const type = [...types.keys()].find((name) => factsOf(name)?.needsCompute);
    if (type !== undefined) return { piece, type };
  }
  return null;
}
