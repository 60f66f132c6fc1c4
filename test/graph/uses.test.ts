/** Which jobs a file belongs to that a task runs as a part of a folder. */
import { expect, it } from 'vitest';
import { readGraph } from '../../src/graph/read-graph.ts';
import { touchedBy, usesOf } from '../../src/graph/uses.ts';
import { bundleOf } from '../support/one-file.ts';

const BUNDLE = bundleOf(
  new Map([
    [
      'databricks.yml',
      'bundle: {name: x}\ninclude: [resources/*.yml]\ntargets: {dev: {}, prod: {}}\n',
    ],
    [
      'resources/marts.yml',
      `resources:
  jobs:
    marts_job:
      tasks:
        - task_key: marts
          dbt_task:
            project_directory: ../src/marts/
            commands: [dbt build]
    all_job:
      tasks:
        - task_key: marts
          run_job_task:
            job_id: \${resources.jobs.marts_job.id}
targets:
  dev:
    resources:
      jobs:
        marts_job:
          tasks:
            - task_key: marts
              dbt_task:
                project_directory: ../src/marts
`,
    ],
  ]),
);

const GRAPH = readGraph(BUNDLE, null);

it('a project is shown from the root, and is no file', () => {
  const task = GRAPH.jobs.get('marts_job')?.tasks[0];
  expect(task).toMatchObject({ what: 'src/marts', file: null });
});

it('a file in a project belongs to the task that runs the project, once', () => {
  const use = { job: 'marts_job', task: 'marts', pipeline: null };
  expect(usesOf(BUNDLE, GRAPH, 'src/marts/models/orders.sql')).toEqual([use]);
  expect(usesOf(BUNDLE, GRAPH, 'src/marts_old/orders.sql')).toEqual([]);
  expect(usesOf(BUNDLE, GRAPH, 'src/marts')).toEqual([]);
});

it('a change of it touches the jobs that run it', () => {
  const { jobs, unused } = touchedBy(BUNDLE, GRAPH, ['src/marts/dbt_project.yml', 'src/other.sql']);
  expect(jobs.map(({ key }) => key)).toEqual(['marts_job', 'all_job']);
  expect(unused).toEqual(['src/other.sql']);
});
