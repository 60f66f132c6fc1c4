/** What a wrong task type hides is found in the first run: fixing its name uncovers no new rule. */
import { expect, it } from 'vitest';
import { fixFiles, lintFiles, withRoot } from '../support/lint.ts';

const WRONG = [
  'python_task: {python_file: ../src/main.py}',
  'python_task: {package_name: shop, entry_point: main}',
  'notebok_task: {notebook_path: ../src/load.py}',
  'notebook_tsk: {notebook_path: ../src/load.py, warehouse_id: abc}',
  'notebook: {notebook_path: ../src/load.py}',
  'jar_task: {main_class_name: Main}',
  'dbt: {commands: [dbt run]}',
  'dlt_task: {pipeline_id: "1"}',
];
const COMPUTE = ['', 'environment_key: default', 'existing_cluster_id: "1"'];
const SHAPES = [
  (lines: readonly string[]) => lines,
  ([key = '', ...lines]: readonly string[]) => [
    key,
    'for_each_task:',
    '  inputs: "[1]"',
    '  task:',
    ...['task_key: one', ...lines].map((line) => `    ${line}`),
  ],
];

it.each(
  WRONG.flatMap((type) =>
    COMPUTE.flatMap((compute) => SHAPES.map((shape, at) => [type, compute, at, shape] as const)),
  ),
)('%s with "%s", shape %i', (type, compute, _at, shape) => {
  const lines = shape(['task_key: main', ...(compute === '' ? [] : [compute]), type]);
  const files = withRoot(
    new Map([
      [
        'resources/shop.yml',
        `resources:
  jobs:
    load:
      name: "[\${bundle.target}] Load"
      environments:
        - environment_key: default
          spec:
            environment_version: "4"
      tasks:
        - ${lines.join('\n          ')}
      tags:
        job_level: atomic
`,
      ],
      ['src/main.py', 'print("main")\n'],
      ['src/load.py', '# Databricks notebook source\nprint("load")\n'],
    ]),
  );
  const before = rulesIn(files);
  expect(before).toContain('known-task-type');
  const after = rulesIn(fixFiles(files, 'safe'));
  // What is not run is known only once all that runs is.
  const news = after.filter((rule) => !before.includes(rule) && rule !== 'notebook-has-job');
  expect(news).toEqual([]);
});

function rulesIn(files: Map<string, string>): string[] {
  return [...new Set(lintFiles(files).map(({ rule }) => rule))];
}
