/** A new job of each type of task is whole: check, the official schema and its own tests take it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { TASK_FLAGS } from '../../src/spec/job-tasks.ts';
import { emptyFolder, treeOf } from '../support/folder.ts';
import { runIn } from '../support/io.ts';
import { needsSchema, officialSchema } from '../support/official-schema.ts';
import { needsPython } from '../support/python.ts';
import { skipUnless } from '../support/skip.ts';

const hasPytest = spawnSync('python3', ['-c', 'import pytest, yaml']).status === 0;
const needsPytest = skipUnless(hasPytest, 'python3 has no pytest with PyYAML');

const GIVEN: Partial<Record<string, readonly string[]>> = {
  pipeline: ['--pipeline', 'silver_dlt_pipeline'],
};

const JOB = 'resources/ml/churn_job.yml';

async function project(): Promise<string> {
  const cwd = emptyFolder();
  await runIn(cwd, ['x', '--yes', '--functions=sql']);
  return join(cwd, 'x');
}

async function add(folder: string, flag: string, ...more: string[]) {
  const own = ['--task', flag, ...(GIVEN[flag] ?? []), ...more];
  const { code, err } = await runIn(folder, [
    'add-job',
    'churn_job',
    '--domain=ml',
    '--yes',
    ...own,
  ]);
  return { code, err };
}

describe.each(TASK_FLAGS)('--task %s', (flag) => {
  it('is taken by check', async () => {
    const folder = await project();
    expect(await add(folder, flag, '--parent=ml_layer_setup_job')).toEqual({ code: 0, err: '' });
    const { code, out } = await runIn(folder, ['check']);
    // The project has a job for its pipeline: that another one runs it, too, is said.
    const said = flag.includes('pipeline') ? '1 warning in' : 'No findings';
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining(said) });
  });

  it('is taken by the official schema', needsSchema, async () => {
    const folder = await project();
    await add(folder, flag);
    const validate = new Ajv({ strict: false, allErrors: true }).compile(officialSchema());
    validate(parse(treeOf(folder).get(JOB) ?? ''));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('passes the tests of the project', needsPytest, async () => {
    const folder = await project();
    await add(folder, flag);
    const options = { cwd: folder, encoding: 'utf8' } as const;
    const { status, stdout } = spawnSync('python3', ['-m', 'pytest', '-q'], options);
    expect(stdout).toMatch(/ passed/);
    expect(status).toBe(0);
  });

  it('leaves nothing in resources when it is removed', async () => {
    const folder = await project();
    const isBundle = ([path]: [string, string]) => /^(databricks\.yml|resources\/)/.test(path);
    const before = [...treeOf(folder)].filter(isBundle);
    await add(folder, flag);
    const { code } = await runIn(folder, ['remove-job', 'churn_job', '--yes', '--delete-sources']);
    expect(code).toBe(0);
    expect([...treeOf(folder)].filter(isBundle)).toEqual(before);
  });
});

describe('--task dbt', () => {
  it('writes a project of one model, and a task that builds it', async () => {
    const folder = await project();
    const before = treeOf(folder);
    expect(await add(folder, 'dbt', '--package=pandas==2.3.1')).toEqual({ code: 0, err: '' });
    const made = [...treeOf(folder)].filter(([path]) => !before.has(path));
    const shown = made.map(([path, text]) => `-- ${path} --\n${text}`).join('\n');
    await expect(shown).toMatchFileSnapshot('add-job-tasks/dbt.txt');
  });

  it('takes a project that is there, and no other folder', async () => {
    const folder = await project();
    await add(folder, 'dbt');
    expect(await runIn(folder, ['remove-job', 'churn_job', '--yes'])).toMatchObject({ code: 0 });
    const kept = treeOf(folder);
    expect(await add(folder, 'dbt', '--path=src/ml/churn')).toEqual({ code: 0, err: '' });
    const tree = treeOf(folder);
    expect([...tree.keys()].filter((path) => !kept.has(path))).toEqual([JOB]);
    const other = await runIn(folder, [
      'add-job',
      'b_job',
      '--domain=ml',
      '--task=dbt',
      '--path=src/ml',
    ]);
    expect(other).toMatchObject({ code: 2 });
    expect(other.err).toContain('a new folder, or one with a dbt_project.yml');
  });

  it('gives no two jobs one project, nor does check', async () => {
    const folder = await project();
    await add(folder, 'dbt');
    const other = ['add-job', 'b_job', '--domain=ml', '--task=dbt', '--path=src/ml/churn', '--yes'];
    const { code, err } = await runIn(folder, other);
    expect(code).toBe(2);
    expect(err).toContain('another folder: the job churn_job runs this one');
  });

  it('has a model by the dbt adapter that is named, and takes no parameters', async () => {
    const folder = await project();
    await add(folder, 'dbt', '--package=dbt-databricks==1.10.19');
    expect(treeOf(folder).get(JOB)).not.toContain('1.11');
    const { err } = await runIn(folder, [
      'add-job',
      'b_job',
      '--domain=ml',
      '--task=dbt',
      '--param=a=1',
    ]);
    expect(err).toContain('only for a notebook, SQL file or Python package');
  });
});

describe('--task python-wheel', () => {
  it('writes a package, builds it at deployment and passes the parameters on', async () => {
    const folder = await project();
    const before = treeOf(folder);
    await add(
      folder,
      'python-wheel',
      '--param=class=a',
      '--param=x-y=1',
      '--package=pandas==2.3.1',
    );
    const made = [...treeOf(folder)].filter(([path]) => !before.has(path));
    const shown = made.map(([path, text]) => `-- ${path} --\n${text}`).join('\n');
    await expect(shown).toMatchFileSnapshot('add-job-tasks/python-wheel.txt');
  });

  it('reads what the task passes, whatever the names are', needsPython, async () => {
    const folder = await project();
    const names = ['class', 'x-y', 'x.y', 'help', 'h', 'None'];
    const passed = names.flatMap((name) => ['--param', `${name}=of ${name}`]);
    await add(folder, 'python-wheel', ...passed);
    const job = parse(treeOf(folder).get(JOB) ?? '').resources.jobs.churn_job;
    const { named_parameters: named, package_name, entry_point } = job.tasks[0].python_wheel_task;
    const words = Object.entries(named).map(([name, value]) => `--${name}=${value}`);
    const program = `
import sys, types
sys.modules["pyspark"] = types.ModuleType("pyspark")
sys.modules["pyspark.sql"] = types.ModuleType("pyspark.sql")
sys.modules["pyspark.sql"].SparkSession = None
from ${package_name} import main
assert callable(main.${entry_point})
assert list(vars(main.get_parameters([*sys.argv[1:], "--of-the-job=1"])).values()) == [
    word.partition("=")[2] for word in sys.argv[1:]
]
`;
    const cwd = join(folder, 'src/ml/churn_wheel');
    const run = spawnSync('python3', ['-c', program, ...words], { cwd, encoding: 'utf8' });
    expect(run).toMatchObject({ status: 0, stderr: '' });
  });

  it('takes a package that another job runs, and is removed without what that one needs', async () => {
    const folder = await project();
    await add(folder, 'python-wheel');
    const more = ['--domain=ml', '--task=python-wheel', '--path=src/ml/churn_wheel', '--yes'];
    expect(await runIn(folder, ['add-job', 'other_job', ...more])).toMatchObject({
      code: 0,
      err: '',
    });
    expect(await runIn(folder, ['check'])).toMatchObject({ code: 0 });
    expect(await runIn(folder, ['remove-job', 'churn_job', '--yes'])).toMatchObject({ code: 0 });
    expect(parse(treeOf(folder).get(JOB) ?? '')).toHaveProperty('artifacts.ml_churn_wheel');
  });

  it.each(['31', 'on', 'src/null', 'a/1_000'])(
    'takes %s for the name of a folder',
    async (path) => {
      const folder = await project();
      await add(folder, 'python-wheel', `--path=${path}`);
      const { artifacts, resources } = parse(treeOf(folder).get(JOB) ?? '', { version: '1.1' });
      const { package_name } = resources.jobs.churn_job.tasks[0].python_wheel_task;
      for (const text of [...Object.keys(artifacts), package_name])
        expect(text).toMatch(/^[A-Za-z0-9_]+$/);
      expect(await runIn(folder, ['check'])).toMatchObject({ code: 0 });
    },
  );

  it('refuses a folder that is no package', async () => {
    const folder = await project();
    const { code, err } = await add(folder, 'python-wheel', '--path=src/ml');
    expect(code).toBe(2);
    expect(err).toContain('a new folder, or one with a pyproject.toml');
  });
});
