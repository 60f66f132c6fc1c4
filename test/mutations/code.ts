/** Mistakes in notebooks, and in what tasks pass to them. */
import type { FileTree } from '../../src/files.ts';
import type { Mutation } from './mutation.ts';
import {
  ATOMIC,
  add,
  at,
  both,
  CELL,
  NOTEBOOK,
  NOTEBOOK_JOB,
  put,
  type Spot,
  spotsOf,
  swap,
  TASK,
  usesOf,
  withJob,
} from './plant.ts';

/** The path of a notebook, and the lines of what is passed to it. */
const PARAMETERS =
  /^ {12}notebook_path: [./]+\/(src\/\S+)\n {12}base_parameters:\n((?: {14}.*\n)+)/m;

/** Parameters that can be taken from a task, with the notebook that reads each. */
function passed(files: FileTree): { spot: Spot; notebook: string; name: string }[] {
  return spotsOf(files, NOTEBOOK_JOB, PARAMETERS).flatMap((task) => {
    const [whole, notebook, list] = task.match as [string, string, string];
    const lines = [...list.matchAll(/^ {14}(\w+): (.*)\n/gm)];
    if (lines.length < 2) return [];
    return lines
      .filter(([, , value]) => !value?.startsWith('${') || usesOf(files, value) > 1)
      .map((line) => {
        const start = task.start + whole.length - list.length + line.index;
        const spot = { path: task.path, text: task.text, match: [line[0]], start };
        return { spot, notebook, name: line[1] as string };
      });
  });
}

export const CODE_MUTATIONS: readonly Mutation[] = [
  {
    rule: 'called-notebook-exists',
    mistake: 'a notebook runs one that is not there',
    plant: swap(NOTEBOOK, CELL, 'dbutils.notebook.run(⟦"planted"⟧, 60)\n'),
  },
  {
    rule: 'known-task-value',
    mistake: 'a condition looks at a value that no task sets',
    plant: withJob(NOTEBOOK_JOB, (job) =>
      both(
        swap(
          at(job),
          /(?<=^ {6}tasks:\n)/m,
          `        - task_key: planted
          depends_on:
            - task_key: planted_source
          condition_task:
            op: EQUAL_TO
            left: "{{tasks.planted_source.values.⟦nope⟧}}"
            right: "1"
        - task_key: planted_source
          environment_key: default
          notebook_task:
            notebook_path: ${'../'.repeat(job.path.split('/').length - 1)}src/planted.py
`,
        ),
        add(
          'src/planted.py',
          '# Databricks notebook source\ndbutils.jobs.taskValues.set("rows", 1)\n',
        ),
      ),
    ),
  },
  {
    rule: 'script-gets-arguments',
    mistake: 'a Python file does not get an argument that it needs',
    plant: withJob(NOTEBOOK_JOB, (job) => {
      const folder = '../'.repeat(job.path.split('/').length - 1);
      return both(
        swap(
          at(job),
          TASK,
          `        - task_key: planted
          environment_key: default
          spark_python_task:
            python_file: ⟦${folder}src/planted.py⟧
            parameters: ["--rows", "2"]

`,
        ),
        add(
          'src/planted.py',
          `import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--day", required=True)
parser.add_argument("--rows", type=int)
print(parser.parse_args())
`,
        ),
      );
    }),
  },
  {
    rule: 'wheel-is-installed',
    mistake: 'nothing installs the wheel that a task runs',
    plant: swap(
      { ...NOTEBOOK_JOB, lacks: /dependencies:/ },
      TASK,
      `        - task_key: planted
          environment_key: default
          python_wheel_task:
            package_name: ⟦planted⟧
            entry_point: main

`,
    ),
  },
  {
    rule: 'parameter-is-passed',
    mistake: 'a parameter is no longer passed to a notebook',
    plant: (files, pick) => {
      const chosen = pick(passed(files));
      if (chosen === undefined) return null;
      const { spot, notebook, name } = chosen;
      return both(
        (all) => put(all, spot, ''),
        swap(at({ path: notebook }), new RegExp(`widgets\\.get\\(("${name}")\\)`), ([text]) => {
          return `widgets.get(⟦${text}⟧)`;
        }),
      )(files, pick);
    },
  },
  {
    rule: 'parameter-is-passed',
    mistake: 'a SQL file needs one more parameter',
    plant: swap({ path: /\.sql$/ }, /$/, '\nSELECT ⟦:planted⟧;\n'),
  },
  {
    rule: 'parameter-is-passed',
    mistake: 'a notebook needs one more parameter',
    plant: swap(NOTEBOOK, CELL, 'print(dbutils.widgets.get(⟦"planted"⟧))\n\n\n'),
  },
  {
    rule: 'parameter-is-read',
    mistake: 'a parameter is passed that nothing reads',
    plant: swap(ATOMIC, /(?<=^ {12}(?:base_)?parameters:\n)/m, '              ⟦planted⟧: "1"\n'),
  },
  {
    rule: 'parameters-are-printed',
    mistake: 'a notebook reads a parameter quietly',
    plant: (files, pick) => {
      const task = pick(spotsOf(files, NOTEBOOK_JOB, PARAMETERS));
      if (task === undefined) return null;
      const [, notebook] = task.match as [string, string];
      return both(
        (all) => put(all, task, `${task.match[0]}              planted: "1"\n`),
        swap(at({ path: notebook }), CELL, 'planted = dbutils.widgets.get(⟦"planted"⟧)\n\n\n'),
      )(files, pick);
    },
  },
  {
    rule: 'no-argparse',
    mistake: 'a notebook reads a command line',
    plant: swap(
      NOTEBOOK,
      CELL,
      `import argparse

parser = ⟦argparse⟧.ArgumentParser()
parser.add_argument("--day")
print(parser.parse_args().day)


`,
    ),
  },
  {
    rule: 'no-leftover-argparse',
    mistake: 'a notebook imports argparse for nothing',
    plant: swap(NOTEBOOK, /^(?=import time$)/m, '⟦import argparse⟧\n'),
  },
  {
    rule: 'notebook-has-header',
    mistake: 'the first line of a notebook is in small letters',
    plant: swap(NOTEBOOK, /^# Databricks notebook source/, '⟦# databricks notebook source⟧'),
    fix: 'restores',
  },
  {
    rule: 'notebook-has-header',
    mistake: 'a notebook begins with an empty line',
    plant: swap(NOTEBOOK, /^# Databricks notebook source/, '\n⟦# Databricks notebook source⟧'),
    fix: 'restores',
  },
  {
    rule: 'notebook-has-header',
    mistake: 'a notebook begins with a byte order mark',
    plant: swap(
      NOTEBOOK,
      /^# Databricks notebook source/,
      '\u{feff}⟦# Databricks notebook source⟧',
    ),
    fix: 'restores',
  },
];
