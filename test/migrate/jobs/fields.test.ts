import { expect, it } from 'vitest';
import { JOB_SHAPES } from '../../../src/bundle/job-shapes.ts';
import { JOB_FIELDS, TASK_FIELDS } from '../../../src/migrate/jobs/job-fields.ts';

/** Types of tasks that are left where they are, and the types that are no code. */
const LEFT =
  /^(run_job|condition|ai_runtime|clean_rooms_notebook|dbt_cloud|dbt_platform|gen_ai_compute|power_bi|python_operator)_task$|^environment_variables_key$/;

it('each field of a task is in the table of what becomes of it', () => {
  const known = [...(JOB_SHAPES.get('Task')?.keys() ?? [])].filter((name) => !LEFT.test(name));
  expect(Object.keys(TASK_FIELDS).sort()).toEqual(known.sort());
});

it('each field of a job is in the table of what becomes of it', () => {
  expect(Object.keys(JOB_FIELDS).sort()).toEqual([...(JOB_SHAPES.get('Job')?.keys() ?? [])].sort());
});
