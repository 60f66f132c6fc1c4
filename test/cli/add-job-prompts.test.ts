import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyFolder, treeOf } from '../support/folder.ts';
import { person, runIn } from '../support/io.ts';

it('asks for an atomic job, and hooks it in', async () => {
  const cwd = emptyFolder();
  await runIn(cwd, ['x', '--yes']);
  const ui = person({
    'Key of the job': 'churn_job',
    Domain: 'ml',
    'Jobs that run it': ['ml_layer_inference_job'],
    'Tasks of ml_layer_inference_job that come before it': ['build_features'],
  });
  const { code, err } = await runIn(join(cwd, 'x'), ['add-job'], { ui });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(ui.asked).toEqual([
    'Key of the job',
    'Level',
    'Domain',
    'What it does (the end of a sentence, empty for none)',
    'What does it run?',
    'File, from the project root (empty: a new one)',
    'Parameters from variables of the bundle',
    'Python packages (NAME==VERSION, comma-separated, empty for none)',
    'Jobs that run it',
    'Tasks of ml_layer_inference_job that come before it',
    'Write these changes?',
  ]);
  const tree = treeOf(join(cwd, 'x'));
  expect(tree.get('src/ml/churn.py')).toContain('dbutils.widgets.get("gold_schema")');
  expect(tree.get('resources/ml/ml_layer_inference_job.yml')).toContain(
    '        - task_key: churn\n          depends_on:\n            - task_key: build_features\n',
  );
});

it('asks for an orchestrator in other words, and only for what flags do not say', async () => {
  const cwd = emptyFolder();
  await runIn(cwd, ['x', '--yes']);
  const ui = person({
    'Jobs to run, in order (comma-separated)': 'bronze_refresh_job, gold_merge_job',
    'Schedule (Quartz cron, empty for none)': '0 0 5 * * ?',
  });
  const argv = [
    'add-job',
    'nightly_orchestrator',
    '--level=orchestrator',
    '--description=runs at night.',
  ];
  expect(await runIn(join(cwd, 'x'), argv, { ui })).toMatchObject({ code: 0, err: '' });
  expect(ui.asked).toEqual([
    'Jobs to run, in order (comma-separated)',
    'Schedule (Quartz cron, empty for none)',
    'Time zone of the schedule',
    'How long may a run take? (seconds, empty for no limit)',
    'E-mail addresses to notify of failures (comma-separated, empty for none)',
    'Write these changes?',
  ]);
  const job = treeOf(join(cwd, 'x')).get('resources/orchestrators/nightly_orchestrator.yml');
  expect(job).toContain('pause_status: ${var.schedule_status}');
  expect(job).toContain(
    '        - task_key: gold_merge\n          depends_on:\n            - task_key: bronze_refresh\n',
  );
});

it('offers what the bundle has: domains without that of orchestrators, jobs further up', async () => {
  const cwd = emptyFolder();
  await runIn(cwd, ['x', '--yes']);
  const ui = person({
    'Key of the job': 'churn_job',
    'Parameters from variables of the bundle': [],
    'Write these changes?': false,
  });
  expect(await runIn(join(cwd, 'x'), ['add-job'], { ui })).toMatchObject({ code: 130 });
  expect(Object.fromEntries(ui.offered)).toMatchInlineSnapshot(`
    {
      "Domain": {
        "choices": [
          "ml",
          "monitoring",
          "semantic",
          "pipelines/bronze",
          "pipelines/gold",
          "pipelines/silver",
          "",
        ],
        "initial": "ml",
      },
      "Jobs that run it": {
        "choices": [
          "ml_layer_inference_job",
          "ml_layer_setup_job",
          "monitoring_layer_refresh_job",
          "monitoring_layer_setup_job",
          "master_refresh_orchestrator",
          "master_setup_orchestrator",
          "semantic_layer_setup_job",
        ],
        "initial": [],
      },
      "Level": {
        "choices": [
          "atomic",
          "composite",
          "orchestrator",
        ],
        "initial": "atomic",
      },
      "Parameters from variables of the bundle": {
        "choices": [
          "catalog",
          "bronze_schema",
          "silver_schema",
          "gold_schema",
          "schedule_status",
        ],
        "initial": [
          "catalog",
          "gold_schema",
        ],
      },
      "What does it run?": {
        "choices": [
          "notebook",
          "sql",
          "pipeline",
          "dbt",
          "python-wheel",
        ],
        "initial": "notebook",
      },
    }
  `);
});

it('takes no parameter for an answer, too', async () => {
  const cwd = emptyFolder();
  await runIn(cwd, ['x', '--yes']);
  const ui = person({
    'Key of the job': 'churn_job',
    'Parameters from variables of the bundle': [],
  });
  expect(await runIn(join(cwd, 'x'), ['add-job'], { ui })).toMatchObject({ code: 0, err: '' });
  const [, job = ''] =
    [...treeOf(join(cwd, 'x'))].find(([path]) => path.endsWith('churn_job.yml')) ?? [];
  expect(job).toContain('notebook_task');
  expect(job).not.toContain('base_parameters');
});

it('makes a new domain, and writes nothing when told no', async () => {
  const cwd = emptyFolder();
  await runIn(cwd, ['x', '--yes']);
  const before = treeOf(cwd);
  const answers = { 'Key of the job': 'a_job', Domain: '', 'New domain': 'sales' };
  const declined = person({ ...answers, 'Write these changes?': false });
  expect((await runIn(join(cwd, 'x'), ['add-job'], { ui: declined })).code).toBe(130);
  expect(treeOf(cwd)).toEqual(before);
  await runIn(join(cwd, 'x'), ['add-job'], { ui: person(answers) });
  expect(treeOf(cwd).has('x/resources/sales/a_job.yml')).toBe(true);
});

it('needs a name where nobody can be asked', async () => {
  const cwd = emptyFolder();
  await runIn(cwd, ['x', '--yes']);
  expect(await runIn(join(cwd, 'x'), ['add-job', '--domain=ml'])).toMatchObject({
    code: 2,
    err: 'error: give the key of the job: add-job NAME\n',
  });
});

it('mentions what is not committed, and sees what is added while somebody decides', async () => {
  const cwd = emptyFolder();
  await runIn(cwd, ['x', '--yes', '--git']);
  const { appendFileSync, writeFileSync } = await import('node:fs');
  appendFileSync(join(cwd, 'x/resources/ml/ml_layer_setup_job.yml'), '# mine\n');
  const argv = ['add-job', 'a_job', '--domain=ml', '--parent=ml_layer_setup_job'];
  expect(await runIn(join(cwd, 'x'), argv)).toMatchObject({
    code: 0,
    err: 'note: not committed in git: resources/ml/ml_layer_setup_job.yml\n',
  });
  const before = treeOf(join(cwd, 'x'));
  const ui = person({});
  const confirm = ui.confirm;
  const meddling = {
    ...ui,
    confirm: async (prompt: { message: string; initial: boolean }) => {
      writeFileSync(join(cwd, 'x/resources/ml/other.yml'), 'resources: {jobs: {b_job: {}}}\n');
      return confirm(prompt);
    },
  };
  const flags = [
    '--level=composite',
    '--domain=ml',
    '--description=d.',
    '--run=a_job',
    '--schedule=0 0 1 * * ?',
    '--time-zone=UTC',
    '--timeout=60',
    '--emails=a@b.co',
    '--parent=master_setup_orchestrator',
    '--after=gold_setup',
  ];
  const stale = await runIn(join(cwd, 'x'), ['add-job', 'b_job', ...flags], { ui: meddling });
  expect(stale.code).toBe(2);
  expect(stale.err).toContain('the bundle has jobs.b_job already');
  expect(treeOf(join(cwd, 'x')).size).toBe(before.size + 1);
});
