/** Mistakes in paths and files: notebooks, SQL files, includes, and comments that excuse findings. */
import type { Mutation } from './mutation.ts';
import {
  ATOMIC,
  add,
  both,
  JOB,
  JOB_KEY,
  NOTEBOOK_JOB,
  ORCHESTRATOR,
  put,
  ROOT,
  spotsOf,
  swap,
  TASK,
  TOP_FIELD,
  withJob,
  YAML,
} from './plant.ts';

const NOTEBOOK_PATH = /(?<=^ +notebook_path: )(\S+)\/(\w+)\.py$/m;

export const FILE_MUTATIONS: readonly Mutation[] = [
  {
    rule: 'notebook-has-job',
    mistake: 'a notebook is left over',
    plant: add('src/planted.py', '⟦# Databricks notebook source⟧\nprint(1)\n'),
  },
  {
    rule: 'file-is-uploaded',
    mistake: 'git ignores a notebook',
    plant: (files, pick) => {
      const spot = pick(spotsOf(files, ATOMIC, NOTEBOOK_PATH));
      if (spot === undefined) return null;
      const [whole, folder, name] = spot.match as [string, string, string];
      const below = folder.replace(/^(?:\.\.\/)+src/, '');
      return new Map([
        ...put(files, spot, `⟦${whole}⟧`),
        ['src/.gitignore', `${below}/${name}.py\n`],
      ]);
    },
  },
  {
    rule: 'notebook-exists',
    mistake: 'the path of a notebook is misspelt',
    plant: swap(ATOMIC, NOTEBOOK_PATH, ([folder, name]) => `⟦${folder}/${name}_x.py⟧`),
  },
  {
    rule: 'notebook-exists',
    mistake: 'the path of a notebook has no extension',
    plant: swap(ATOMIC, NOTEBOOK_PATH, ([folder, name]) => `⟦${folder}/${name}⟧`),
  },
  {
    rule: 'notebook-exists',
    mistake: 'the path of a notebook is written from the root',
    plant: swap(ATOMIC, NOTEBOOK_PATH, ([folder, name]) => {
      return `⟦${folder?.replace(/^(?:\.\.\/)+/, '')}/${name}.py⟧`;
    }),
  },
  {
    rule: 'notebook-exists',
    mistake: 'a notebook is deleted',
    plant: (files, pick) => {
      const spot = pick(spotsOf(files, ATOMIC, /(?<=^ +notebook_path: )[./]+\/(src\/\S+\.py)$/m));
      if (spot === undefined) return null;
      const [whole, path] = spot.match as [string, string];
      return new Map([...put(files, spot, `⟦${whole}⟧`)].filter(([name]) => name !== path));
    },
  },
  {
    rule: 'path-inside-bundle',
    mistake: 'the path of a notebook climbs too far',
    plant: swap(ATOMIC, NOTEBOOK_PATH, ([folder, name]) => `⟦../${folder}/${name}.py⟧`),
  },
  {
    rule: 'file-exists',
    mistake: 'the path of a SQL file is misspelt',
    plant: swap(ATOMIC, /(?<=^ {14}path: )(\S+)\.sql$/m, ([path]) => `⟦${path}_x.sql⟧`),
  },
  {
    rule: 'file-exists',
    mistake: 'an environment needs a package that is not there',
    plant: swap(
      NOTEBOOK_JOB,
      /^ {12}environment_version: "4"\n(?: {12}dependencies:\n)?/m,
      () => `            environment_version: "4"
            dependencies:
              - ⟦./planted⟧
`,
    ),
  },
  {
    rule: 'file-is-no-notebook',
    mistake: 'the SQL file of a task begins as a notebook',
    plant: both(
      swap(ATOMIC, /(?<=^ {14}path: )\S+\.sql$/m, (_, { match }) => `⟦${match[0]}⟧`),
      swap({ path: /\.sql$/ }, /^/, '-- Databricks notebook source\n'),
    ),
  },
  {
    rule: 'file-is-no-notebook',
    mistake: 'a notebook is run as a plain file',
    plant: both(
      add('src/planted.py', '# Databricks notebook source\nprint("planted")\n'),
      swap(NOTEBOOK_JOB, TASK, (_, { path }) => {
        const up = '../'.repeat(path.split('/').length - 1);
        return `        - task_key: planted
          environment_key: default
          spark_python_task:
            python_file: ⟦${up}src/planted.py⟧

`;
      }),
    ),
  },
  {
    rule: 'include-matches',
    mistake: 'a file is included that is not there',
    plant: swap(ROOT, /(?<=^include:\n)/m, '  - ⟦resources/planted.yml⟧\n'),
  },
  {
    rule: 'double-star-is-one-star',
    mistake: 'a pattern is to load all folders',
    plant: both(
      add('more/deep/er/planted.yml', '{}\n'),
      swap(ROOT, /(?<=^include:\n)/m, '  - ⟦more/**/*.yml⟧\n'),
    ),
    fix: 'fixes',
  },
  {
    rule: 'file-is-included',
    mistake: 'a new file is where no pattern looks',
    plant: add(
      'resources/planted.yml',
      '⟦resources⟧:\n  schemas:\n    planted:\n      name: planted\n      catalog_name: main\n',
    ),
  },
  {
    rule: 'file-is-included',
    mistake: 'an orchestrator is moved to where no pattern looks',
    plant: withJob(ORCHESTRATOR, ({ path, text, key }) => (files) => {
      const rest = [...files].filter(([name]) => name !== path);
      return new Map([
        ...rest,
        [`resources/${key}.yml`, text.replace(/^resources(?=:$)/m, '⟦$&⟧')],
      ]);
    }),
  },
  {
    rule: 'file-is-included',
    mistake: 'the pattern of a depth of folders is removed',
    plant: (files, pick) => {
      const spot = pick(spotsOf(files, ROOT, /^ {2}- resources\/(\S+)\.yml\n/m));
      if (spot === undefined) return null;
      const depth = spot.match[1]?.split('/').length;
      const gone = (path: string) =>
        /^resources\//.test(path) && path.split('/').length - 1 === depth;
      const lost = [...files]
        .filter(([path]) => gone(path))
        .map(([, text]) => JOB_KEY.exec(text)?.[0]);
      const all = [...put(files, spot, '')].map(([path, text]): [string, string] => {
        if (gone(path)) return [path, text.replace(/^resources(?=:$)/m, '⟦$&⟧')];
        const marked = text.replaceAll(/\$\{resources\.\w+\.(\w+)\.id\}/g, (use, key) => {
          return lost.includes(key) ? `⟪${use}⟫` : use;
        });
        return [path, marked];
      });
      return new Map(all);
    },
    also: {
      rule: 'known-resource',
      why: 'a job that is not loaded does not exist for those that run it',
    },
  },
  {
    rule: 'one-root-file',
    mistake: 'there is a second root file',
    plant: both(add('bundle.yml', 'bundle:\n  name: planted\n'), swap(ROOT, /^/, '⟦⟧')),
  },
  {
    rule: 'ignore-has-reason',
    mistake: 'a comment excuses something without a reason',
    plant: swap(JOB, /(?<=^ {8}- task_key: \w+)$/m, ' ⟦# dab-ignore[known-field]⟧'),
  },
  {
    rule: 'ignore-is-used',
    mistake: 'a comment excuses what is not there',
    plant: swap(YAML, TOP_FIELD, '# dab-ignore[⟦known-field⟧]: planted\n'),
  },
  {
    rule: 'ignore-is-used',
    mistake: 'a comment in a notebook excuses a rule that does not exist',
    plant: swap(
      { path: /^src\/.*\.py$/ },
      /(?<=^import time)$/m,
      '  # dab-ignore[⟦known-fild⟧]: planted',
    ),
  },
];
