// Repositories made to take time or memory: each is the files of a bundle, by name.

/**
 * Files by path; what is given as a function is called for each of `count` files.
 * @typedef {Record<string, string>} Files
 */

/**
 * An input: its files, and the arguments of more commands that read something special in it.
 * @typedef {{ name: string, files: () => Iterable<[string, string]>, more?: string[][] }} Input
 */

/** What a YAML file may have, less a little. */
const YAML = 1_990_000;

const ROOT = "bundle:\n  name: x\ninclude:\n  - 'resources/**/*.yml'\n  - '*.job.yml'\n";

/**
 * @param {number} count
 * @param {(at: number) => string} item
 */
function many(count, item) {
  return Array.from({ length: count }, (_, at) => item(at)).join('');
}

/**
 * As many pieces as fit in a YAML file.
 * @param {(at: number) => string} item
 * @param {number} [most]
 */
function fill(item, most = YAML) {
  const parts = [];
  let size = 0;
  for (let at = 0; size < most; at++) {
    const part = item(at);
    size += Buffer.byteLength(part);
    parts.push(part);
  }
  return parts.slice(0, -1).join('');
}

/**
 * A job `a` with this text as the rest of its definition, six blanks deep.
 * @param {string} body
 * @param {string} [root]
 * @returns {[string, string][]}
 */
function job(body, root = ROOT) {
  return [
    ['databricks.yml', root],
    ['a.job.yml', `resources:\n  jobs:\n    a:\n${body}`],
  ];
}

/** @param {number} at */
function notebookTask(at) {
  return `        - task_key: t${at}\n          notebook_task:\n            notebook_path: src/n${at}.py\n`;
}

/**
 * A job that runs others.
 * @param {string} key
 * @param {readonly string[]} keys
 */
function runner(key, keys) {
  const tasks = keys.map(
    (other, at) =>
      `        - task_key: t${at}\n          run_job_task: {job_id: "\${resources.jobs.${other}.id}"}\n`,
  );
  return `    ${key}:\n      tasks:\n${tasks.join('')}`;
}

/**
 * A notebook that the job `a` runs.
 * @param {string} path
 * @param {string} text
 * @returns {[string, string][]}
 */
function notebook(path, text) {
  const task = `        - task_key: t\n          notebook_task:\n            notebook_path: ${path}\n`;
  return [...job(`      tasks:\n${task}`), [path, text]];
}

/** @param {string[]} cells */
function ipynb(cells) {
  return `{"cells":[${cells.join(',')}],"metadata":{"language_info":{"name":"python"}},"nbformat":4,"nbformat_minor":5}`;
}

/** @param {string} source */
function cell(source) {
  return `{"cell_type":"code","source":${JSON.stringify(source)},"metadata":{},"outputs":[]}`;
}

const HEAD = '# Databricks notebook source\n';

/** @type {Input[]} */
export const INPUTS = [
  // Comments and tasks
  {
    name: '20,000 dab-ignore comments above 20,000 tasks',
    files: () =>
      job(
        `      tasks:\n${fill((at) => `        # dab-ignore[runs-jobs-only]: r\n        - task_key: t${at}\n`)}`,
      ),
  },
  {
    name: '60,000 dab-ignore comments in a row',
    files: () => job(`${fill(() => '      # dab-ignore[runs-jobs-only]: r\n')}      name: x\n`),
  },
  {
    name: '500 tasks that wait for all before (2 MB)',
    files: () =>
      job(
        `      tasks:\n${fill((at) => `${notebookTask(at)}          depends_on: [${many(at, (on) => `{task_key: t${on}},`)}]\n`)}`,
      ),
  },
  {
    name: '1,000 tasks that wait for all before, in 10 files',
    files: function* () {
      yield ['databricks.yml', `${ROOT}targets:\n  dev:\n    default: true\n`];
      for (let file = 0; file < 10; file++) {
        const tasks = many(100, (index) => {
          const at = file * 100 + index;
          const waits = many(at, (on) => `{task_key: t${on}},`);
          return `          - {task_key: t${at}, notebook_task: {notebook_path: src/n.py}, depends_on: [${waits}]}\n`;
        });
        const head = file === 0 ? 'resources:\n  jobs:\n    a:\n      tasks:\n' : '';
        yield [
          `a${file}.job.yml`,
          file === 0
            ? head + tasks
            : `targets:\n  dev:\n    resources:\n      jobs:\n        a:\n          tasks:\n${tasks}`,
        ];
      }
    },
  },
  {
    name: 'a chain of 2,000 tasks',
    files: () =>
      job(
        `      tasks:\n${many(2000, (at) => `${notebookTask(at)}          depends_on: [{task_key: t${at - 1}}]\n`)}`,
      ),
  },
  {
    name: '25 layers of 40 tasks, each waits for all of the layer before',
    files: () =>
      job(
        `      tasks:\n${many(1000, (at) => {
          const from = Math.floor(at / 40) * 40 - 40;
          const waits = from < 0 ? '' : many(40, (on) => `{task_key: t${from + on}},`);
          return `${notebookTask(at)}          depends_on: [${waits}]\n`;
        })}`,
      ),
  },
  {
    name: '100,000 tasks without more (2 MB)',
    files: () => job(`      tasks:\n${fill((at) => `      - task_key: t${at}\n`)}`),
  },
  {
    name: '100,000 tasks in five files of a target',
    files: function* () {
      yield ['databricks.yml', `${ROOT}targets:\n  dev:\n    default: true\n`];
      yield ['a.job.yml', 'resources:\n  jobs:\n    a:\n      tasks: []\n'];
      for (let file = 0; file < 5; file++) {
        const tasks = many(
          20_000,
          (at) => `          - {task_key: t${file}_${at}, run_job_task: {job_id: 1}}\n`,
        );
        yield [
          `t${file}.job.yml`,
          `targets:\n  dev:\n    resources:\n      jobs:\n        a:\n          tasks:\n${tasks}`,
        ];
      }
    },
  },
  // Jobs
  {
    name: '50,000 job files',
    files: function* () {
      yield ['databricks.yml', ROOT];
      yield ['a.job.yml', `resources:\n  jobs:\n${runner('a', ['j1', 'j2'])}`];
      for (let at = 0; at < 50_000; at++) {
        yield [
          `resources/d${at % 500}/j${at}.yml`,
          `resources:\n  jobs:\n    j${at}:\n      name: j${at}\n      tasks:\n        - task_key: t\n          notebook_task:\n            notebook_path: ../../src/n.py\n`,
        ];
      }
    },
  },
  {
    name: '300 jobs that run all behind them',
    files: () => [
      ['databricks.yml', ROOT],
      [
        'a.job.yml',
        `resources:\n  jobs:\n${runner('a', ['j0'])}${many(300, (at) =>
          runner(
            `j${at}`,
            Array.from({ length: Math.min(80, 299 - at) }, (_, on) => `j${at + on + 1}`),
          ),
        )}`,
      ],
    ],
  },
  {
    name: '150 jobs that all run each other',
    files: () => [
      ['databricks.yml', ROOT],
      [
        'a.job.yml',
        `resources:\n  jobs:\n${runner('a', ['j0'])}${many(140, (at) =>
          runner(
            `j${at}`,
            Array.from({ length: 140 }, (_, on) => `j${on}`),
          ),
        )}`,
      ],
    ],
  },
  {
    name: 'a chain of 15,000 jobs',
    files: () => [
      ['databricks.yml', ROOT],
      [
        'a.job.yml',
        `resources:\n  jobs:\n${runner('a', ['j0'])}${fill((at) => runner(`j${at}`, [`j${at + 1}`]), 1_900_000)}`,
      ],
    ],
  },
  {
    name: '30,000 jobs with one key each in a line',
    files: () => [
      ['databricks.yml', ROOT],
      [
        'a.job.yml',
        `resources:\n  jobs:\n    a: {}\n${fill((at) => `    j${at}: {name: x}\n`, 1_900_000)}`,
      ],
    ],
  },
  {
    name: '200 targets that override 200 jobs',
    files: () => [
      [
        'databricks.yml',
        `${ROOT}targets:\n${many(200, (at) => `  t${at}:\n    resources:\n      jobs:\n${many(200, (on) => `        j${on}: {name: n${at}}\n`)}`)}`,
      ],
      [
        'a.job.yml',
        `resources:\n  jobs:\n    a: {name: a}\n${many(200, (at) => `    j${at}: {name: j}\n`)}`,
      ],
    ],
  },
  {
    name: '20,000 targets',
    files: () => [
      [
        'databricks.yml',
        `${ROOT}targets:\n${fill((at) => `  t${at}: {resources: {jobs: {a: {name: n${at}}}}}\n`)}`,
      ],
      ['a.job.yml', 'resources:\n  jobs:\n    a: {name: a}\n'],
    ],
  },
  // Variables
  {
    name: '50,000 variables that refer to the next one',
    files: () =>
      job(
        '      name: ${var.v0}\n',
        `${ROOT}variables:\n${fill((at) => `  v${at}: {default: "\${var.v${at + 1}}"}\n`)}`,
      ),
  },
  {
    name: '1,000 variables that refer to the next one ten times',
    files: () =>
      job(
        '      name: ${var.v0}\n',
        `${ROOT}variables:\n${many(1000, (at) => `  v${at}: {default: "${`\${var.v${at + 1}}`.repeat(10)}"}\n`)}`,
      ),
  },
  {
    name: '150,000 references in one name',
    files: () => job(`      name: "${fill(() => '${var.x}')}"\n`),
  },
  { name: '2 MB of ${a.', files: () => job(`      name: "${fill(() => '${a.')}"\n`) },
  { name: '2 MB of ${', files: () => job(`      name: "${fill(() => '${')}"\n`) },
  // YAML
  { name: 'nesting: 2 MB of [', files: () => job(`      x: ${'['.repeat(YAML)}\n`) },
  {
    name: 'nesting: 1 MB of [, and as many ]',
    files: () => job(`      x: ${'['.repeat(990_000)}${']'.repeat(990_000)}\n`),
  },
  { name: 'nesting: 400,000 of {a:', files: () => job(`      x: ${'{a: '.repeat(490_000)}\n`) },
  {
    name: 'nesting: 900 flow lists, 2,000 times',
    files: () =>
      job(`      x:\n${many(1000, () => `        - ${'['.repeat(900)}${']'.repeat(900)}\n`)}`),
  },
  {
    name: 'nesting: 1,900 blocks',
    files: () => job(`      x:\n${many(1900, (at) => `${' '.repeat(at + 7)}a:\n`)}`),
  },
  {
    name: 'nesting: 2 MB of "- "',
    files: () => job(`      x:\n        ${'- '.repeat(990_000)}a\n`),
  },
  {
    name: 'dense flow sequence of 1 million',
    files: () => job(`      x: [${'a,'.repeat(990_000)}]\n`),
  },
  {
    name: 'dense flow sequence of 2 million commas',
    files: () => job(`      x: [${','.repeat(YAML)}]\n`),
  },
  { name: 'dense flow maps of 600,000', files: () => job(`      x: [${'{},'.repeat(660_000)}]\n`) },
  {
    name: 'dense flow map of 300,000 keys',
    files: () => job(`      x: {${fill((at) => `k${at},`)}}\n`),
  },
  {
    name: '1 million lines of "- a"',
    files: () => job(`      x:\n${'      - a\n'.repeat(190_000)}`),
  },
  {
    name: 'aliases that multiply',
    files: () =>
      job(
        `      x0: &x0 [a, a]\n${many(60, (at) => `      x${at + 1}: &x${at + 1} [*x${at}, *x${at}]\n`)}      tasks: *x60\n`,
      ),
  },
  {
    name: 'merge keys that multiply',
    files: () =>
      job(
        `      x0: &x0 {a: a}\n${many(60, (at) => `      x${at + 1}: &x${at + 1} {<<: [*x${at}, *x${at}], k${at}: 1}\n`)}      <<: *x60\n`,
      ),
  },
  {
    name: 'merge keys of 100,000 aliases of 50,000 keys',
    files: () =>
      job(
        `      x: &x {${fill((at) => `k${at}: 1,`, 900_000)}}\n      <<: [${fill(() => '*x,', 900_000)}]\n`,
      ),
  },
  {
    name: 'a tower of 20,000 merge keys',
    files: () =>
      job(
        `      x0: &x0 {a0: 1}\n${fill((at) => `      x${at + 1}: &x${at + 1} {<<: *x${at}, a${at + 1}: 1}\n`)}`,
      ),
  },
  { name: '100,000 anchors', files: () => job(`      x:\n${fill((at) => `      - &a${at} a\n`)}`) },
  {
    name: '60,000 anchors of one name, as many aliases',
    files: () =>
      job(
        `      x:\n${fill(() => '      - &a a\n', 900_000)}${fill(() => '      - *a\n', 900_000)}`,
      ),
  },
  {
    name: '300,000 aliases of a job',
    files: () => job(`      name: &a x\n      x: [${fill(() => '*a,')}]\n`),
  },
  { name: 'a key of 1 MB', files: () => job(`      ${'k'.repeat(YAML)}: x\n`) },
  {
    name: 'a job key of 1 MB',
    files: () => job(`      name: x\n    ${'k'.repeat(YAML)}:\n      name: x\n`),
  },
  { name: 'a line of 2 MB', files: () => job(`      name: ${'x '.repeat(990_000)}\n`) },
  {
    name: 'a time zone of 2 MB',
    files: () =>
      job(
        `      schedule: {quartz_cron_expression: 0 0 0 * * ?, timezone_id: America/${'Aa'.repeat(990_000)}}\n`,
      ),
  },
  {
    name: 'a cron expression of 2 MB',
    files: () =>
      job(
        `      schedule: {quartz_cron_expression: '0 0 0 ${'1,'.repeat(990_000)} * ?', timezone_id: UTC}\n`,
      ),
  },
  {
    name: 'a field that nobody knows, of 2 MB',
    files: () =>
      job(
        `      tasks:\n      - task_key: t\n        notebook_task: {notebook_path: ${'a/'.repeat(990_000)}b}\n`,
      ),
  },
  { name: '150,000 equal keys', files: () => job(fill(() => '      name: x\n')) },
  {
    name: '100,000 unknown fields',
    files: () => job(fill((at) => `      unknown_field_${at}: x\n`)),
  },
  { name: '100,000 documents', files: () => job(`      name: x\n${fill(() => '---\na: b\n')}`) },
  { name: '2 MB of empty lines', files: () => job(`      name: x\n${'\n'.repeat(YAML)}`) },
  { name: '2 MB of blanks', files: () => job(`      name: x\n${' '.repeat(YAML)}`) },
  { name: '2 MB of tabs', files: () => job(`      name: x\n${'\t'.repeat(YAML)}`) },
  { name: '2 MB of quotes', files: () => job(`      name: ${"'".repeat(YAML)}\n`) },
  { name: '2 MB of "! "', files: () => job(`      name: ${'! '.repeat(990_000)}\n`) },
  { name: '2 MB of "? "', files: () => job(`      ${'? '.repeat(990_000)}\n`) },
  { name: '2 MB of #', files: () => job(`      name: x\n${'#'.repeat(YAML)}\n`) },
  { name: '100,000 faults', files: () => job(fill(() => '      a: b: c\n')) },
  {
    name: '190,000 tasks with one key',
    files: () => job(`      tasks:\n${fill(() => '      - task_key: t\n')}`),
  },
  {
    name: '50,000 parameters',
    files: () =>
      job(
        `      parameters:\n${fill((at) => `      - {name: p${at}, default: "{{job.parameters.p${at + 1}}}"}\n`)}`,
      ),
  },
  {
    name: '100,000 tags',
    files: () => job(`      tags:\n${fill((at) => `        t${at}: ''\n`)}`),
  },
  {
    name: '50,000 clusters',
    files: () =>
      job(
        `      job_clusters:\n${fill((at) => `      - {job_cluster_key: c${at}, new_cluster: {}}\n`)}`,
      ),
  },
  // Include patterns and folders
  {
    name: '10,000 include patterns on 1,000 files',
    files: function* () {
      yield [
        'databricks.yml',
        `bundle:\n  name: x\ninclude:\n${many(10_000, (at) => `  - 'resources/*/j${at % 1000}*.yml'\n`)}  - '*.job.yml'\n`,
      ];
      yield ['a.job.yml', 'resources:\n  jobs:\n    a: {name: a}\n'];
      for (let at = 0; at < 1000; at++)
        yield [`resources/d${at % 50}/j${at}.yml`, `resources:\n  jobs:\n    j${at}: {name: j}\n`];
    },
  },
  {
    name: 'an include of 50,000 */',
    files: () => job('      name: a\n', `${ROOT}  - '${'*/'.repeat(50_000)}*.yml'\n`),
  },
  {
    name: 'an include of 50,000 **/',
    files: () => job('      name: a\n', `${ROOT}  - '${'**/'.repeat(50_000)}*.yml'\n`),
  },
  {
    name: 'a notebook path of 600,000 ../',
    files: () =>
      job(
        `      tasks:\n        - {task_key: t, notebook_task: {notebook_path: ${'../'.repeat(600_000)}n.py}}\n`,
      ),
  },
  {
    name: 'an include of 600,000 ../',
    files: () => job('      name: a\n', `${ROOT}  - '${'../'.repeat(600_000)}*.yml'\n`),
  },
  {
    name: 'an include of 1 million stars in a name, on 5,000 names of 200 characters',
    files: function* () {
      yield* job(
        '      name: a\n',
        `${ROOT}  - '${'*a'.repeat(900_000)}.yml'\n  - 'x/${'*a'.repeat(50)}b.yml'\n`,
      );
      for (let at = 0; at < 5000; at++) yield [`x/${'a'.repeat(200)}${at}.yml`, 'a: b\n'];
    },
  },
  {
    name: 'an include of a set with 300,000 ranges, on 5,000 names',
    files: function* () {
      yield* job(
        '      name: a\n',
        `${ROOT}  - 'x/*[${'a-b'.repeat(300_000)}]*[${'a-b'.repeat(300_000)}].yml'\n`,
      );
      for (let at = 0; at < 5000; at++) yield [`x/${'y'.repeat(200)}${at}.yml`, 'a: b\n'];
    },
  },
  {
    name: '** patterns over a tree of 30,000 folders, 100 deep',
    files: function* () {
      yield* job(
        '      name: a\n',
        `${ROOT}${many(20, (at) => `  - '${'*/'.repeat(at * 5 + 1)}**/*.yml'\n`)}`,
      );
      for (let at = 0; at < 300; at++)
        yield [
          `d${at}/${'d/'.repeat(99)}j${at}.yml`,
          `resources:\n  jobs:\n    j${at}: {name: j}\n`,
        ];
    },
  },
  {
    name: '20,000 YAML files that nothing includes',
    files: function* () {
      yield* job('      name: a\n');
      for (let at = 0; at < 20_000; at++)
        yield [`other/${at % 100}/f${at}.yml`, `resources:\n  jobs:\n    j${at}: {name: j}\n`];
    },
  },
  {
    name: '10,000 patterns to ignore, on 20,000 files',
    files: function* () {
      yield* job('      name: a\n');
      yield [
        '.dab-project.yml',
        `check:\n  ignore:\n${many(10_000, (at) => `    - '**/x${at}/**/*a*b*c*'\n`)}`,
      ];
      for (let at = 0; at < 20_000; at++)
        yield [`other/${at % 100}/f${at}.yml`, `resources:\n  jobs:\n    j${at}: {name: j}\n`];
    },
  },
  // Notebooks
  { name: 'Python of 2 MB of %', files: () => notebook('src/n.py', HEAD + '%'.repeat(2_000_000)) },
  {
    name: 'Python of 1 million lines of %',
    files: () => notebook('src/n.py', HEAD + '%x\n'.repeat(600_000)),
  },
  {
    name: 'Python of 10,000 brackets',
    files: () => notebook('src/n.py', `${HEAD}x = ${'('.repeat(10_000)}${')'.repeat(10_000)}\n`),
  },
  {
    name: 'Python of 5 MB of brackets',
    files: () => notebook('src/n.py', `${HEAD}x = ${'('.repeat(5_000_000)}`),
  },
  {
    name: 'Python of one line of 5 MB',
    files: () => notebook('src/n.py', `${HEAD}x = ${'a + '.repeat(1_250_000)}a\n`),
  },
  {
    name: 'Python of 5 MB in one string',
    files: () => notebook('src/n.py', `${HEAD}x = "${'a'.repeat(5_000_000)}"\n`),
  },
  {
    name: 'Python of 5 MB in one f-string',
    files: () => notebook('src/n.py', `${HEAD}x = f"${'{a}'.repeat(1_600_000)}"\n`),
  },
  {
    name: 'Python of 100 nested blocks, 1,000 times',
    files: () =>
      notebook(
        'src/n.py',
        HEAD +
          many(1000, () => `${many(100, (at) => `${' '.repeat(at)}if a:\n`)}${' '.repeat(100)}b\n`),
      ),
  },
  {
    name: 'Python of 1,000 nested blocks',
    files: () =>
      notebook(
        'src/n.py',
        `${HEAD}${many(1000, (at) => `${' '.repeat(at)}if a:\n`)}${' '.repeat(1000)}b\n`,
      ),
  },
  {
    name: 'Python of 150,000 assignments, each of the last',
    files: () =>
      notebook(
        'src/n.py',
        `${HEAD}a0 = dbutils.widgets.get("x")\n${many(150_000, (at) => `a${at + 1} = a${at}\n`)}print(a150000)\n`,
      ),
  },
  {
    name: 'Python of 100,000 functions that call the next',
    files: () =>
      notebook(
        'src/n.py',
        `${HEAD}${many(100_000, (at) => `def f${at}(a):\n    f${at + 1}(a)\n`)}f0(dbutils.widgets.get("x"))\n`,
      ),
  },
  {
    name: 'Python of 100,000 widgets',
    files: () =>
      notebook('src/n.py', HEAD + many(100_000, (at) => `dbutils.widgets.text("w${at}", "")\n`)),
  },
  {
    name: 'Python of 50,000 arguments of argparse',
    files: () =>
      notebook(
        'src/n.py',
        `${HEAD}import argparse\nparser = argparse.ArgumentParser()\n${many(50_000, (at) => `parser.add_argument("--a${at}", default="x")\n`)}args = parser.parse_args()\n${many(50_000, (at) => `print(args.a${at})\n`)}`,
      ),
  },
  {
    name: 'Python of 50,000 parsers',
    files: () =>
      notebook(
        'src/n.py',
        `${HEAD}import argparse\n${many(50_000, (at) => `p${at} = argparse.ArgumentParser()\n`)}`,
      ),
  },
  {
    name: 'Python of 20,000 try blocks',
    files: () =>
      notebook('src/n.py', HEAD + many(20_000, () => 'try:\n    a\nexcept NameError:\n    b\n')),
  },
  {
    name: 'a notebook of 50,000 cells',
    files: () =>
      notebook('src/n.py', HEAD + many(50_000, (at) => `x${at} = 1\n\n# COMMAND ----------\n\n`)),
  },
  {
    name: 'a notebook of 50,000 magics',
    files: () =>
      notebook(
        'src/n.py',
        HEAD + many(50_000, () => '# MAGIC %run ./other\n\n# COMMAND ----------\n\n'),
      ),
  },
  {
    name: 'a notebook of 20,000 dab-ignore comments',
    files: () =>
      notebook(
        'src/n.py',
        HEAD + many(20_000, (at) => `x${at} = 1 # dab-ignore[no-argparse]: r\n`),
      ),
  },
  {
    name: 'a Jupyter notebook of 30,000 cells',
    files: () =>
      notebook('src/n.ipynb', ipynb(Array.from({ length: 20_000 }, (_, at) => cell(`x${at} = 1`)))),
  },
  {
    name: 'a Jupyter notebook of deep JSON',
    files: () => notebook('src/n.ipynb', ipynb([`${'['.repeat(900_000)}${']'.repeat(900_000)}`])),
  },
  {
    name: 'a Jupyter notebook of one cell of 2 MB of %',
    files: () => notebook('src/n.ipynb', ipynb([cell('%'.repeat(1_900_000))])),
  },
  {
    name: 'a Jupyter notebook of one cell of 500,000 lines',
    files: () =>
      notebook(
        'src/n.ipynb',
        ipynb([
          `{"cell_type":"code","source":[${Array(400_000).fill('"a"').join(',')}],"metadata":{},"outputs":[]}`,
        ]),
      ),
  },
  {
    name: 'a Jupyter notebook of 1 million escapes',
    files: () => notebook('src/n.ipynb', ipynb([cell('\\"\n'.repeat(300_000))])),
  },
  {
    name: 'SQL with 100,000 quotes',
    files: () => notebook('src/n.sql', `-- Databricks notebook source\n${"' ".repeat(100_001)}`),
  },
  {
    name: 'SQL with 1 million open comments',
    files: () => notebook('src/n.sql', `-- Databricks notebook source\n${'/* '.repeat(1_000_000)}`),
  },
  {
    name: 'SQL with 1 million parameters',
    files: () =>
      notebook('src/n.sql', `-- Databricks notebook source\nselect ${':a, '.repeat(1_000_000)}`),
  },
  {
    name: 'SQL with 500,000 statements',
    files: () =>
      notebook('src/n.sql', `-- Databricks notebook source\n${'select $$a; '.repeat(500_000)}`),
  },
  {
    name: '5,000 notebooks that run each other',
    files: function* () {
      yield* job(`      tasks:\n${many(5000, notebookTask)}`);
      for (let at = 0; at < 5000; at++)
        yield [
          `src/n${at}.py`,
          `${HEAD}# MAGIC %run ./n${at + 1}\n\n# COMMAND ----------\n\nimport n${at + 2}\n`,
        ];
    },
  },
  // Other files
  {
    name: 'a baseline of 150,000 findings',
    files: () => [
      ...job('      nam: x\n'),
      [
        'baseline.json',
        `{"format":1,"findings":[${fill((at) => `{"rule":"known-field","path":"f${at}.yml","subject":"","message":"x","count":1},`, 1_900_000).slice(0, -1)}]}`,
      ],
    ],
    more: [['check', '--baseline', 'baseline.json']],
  },
  {
    name: 'settings of 1 MB of [',
    files: () => [...job('      name: x\n'), ['.dab-project.yml', `check: ${'['.repeat(900_000)}`]],
  },
  {
    name: 'a README of 1 million marks',
    files: () => [...job('      name: x\n'), ['README.md', '<!-- graph: \n'.repeat(1_000_000)]],
    more: [['graph', '--write', 'README.md', '--check']],
  },
  {
    name: 'a README of 1 million marks in a line',
    files: () => [...job('      name: x\n'), ['README.md', '<!-- graph: -->'.repeat(1_000_000)]],
    more: [['graph', '--write', 'README.md', '--check']],
  },
];
