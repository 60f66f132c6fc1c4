import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';

const FINANCE = [
  [
    'add-job',
    'finance_setup_job',
    '--domain=finance',
    '--description=sets up what the finance domain needs.',
  ],
  [
    'add-job',
    'finance_layer_setup_job',
    '--level=composite',
    '--domain=finance',
    '--description=sets up the finance domain.',
    '--run=finance_setup_job',
    '--parent=master_setup_orchestrator',
    '--after=gold_setup',
  ],
];

/** The files that make up the bundle; the README and the manifest tell of it. */
function bundleFiles(folder: string): Map<string, string> {
  return new Map(
    [...treeOf(folder)].filter(([path]) => /^(databricks\.yml|resources\/|src\/)/.test(path)),
  );
}

describe('add-job', () => {
  it.each(['bronze,silver,gold', 'bronze,gold', 'bronze'])(
    'gives what create gives with the job from the start (%s)',
    async (layers) => {
      const cwd = emptyFolder();
      const after = layers === 'bronze' ? '--after=bronze_setup' : '--after=gold_setup';
      await runIn(cwd, ['x', `--layers=${layers}`, '--domains=finance:setup', '--name=X']);
      await runIn(cwd, ['y', `--layers=${layers}`, '--domains=none', '--name=X']);
      for (const argv of FINANCE) {
        const words = argv.map((word) => word.replace('--after=gold_setup', after));
        expect(await runIn(join(cwd, 'y'), words)).toMatchObject({ code: 0, err: '' });
      }
      const slug = (files: Map<string, string>) =>
        new Map([...files].map(([path, text]) => [path, text.replaceAll(/^# X: .*$/gm, '')]));
      expect(slug(bundleFiles(join(cwd, 'y')))).toEqual(slug(bundleFiles(join(cwd, 'x'))));
    },
  );

  it('finds the bundle from below, changes nothing else, and refuses to do it twice', async () => {
    const cwd = emptyFolder();
    await runIn(cwd, ['x', '--yes']);
    const before = treeOf(cwd);
    const argv = [
      'add-job',
      'sales_forecast_job',
      '--domain=ml',
      '--parent=ml_layer_inference_job',
      '--after=run_inference',
    ];
    const dry = await runIn(join(cwd, 'x/src/ml'), [...argv, '--dry-run', '--diff']);
    expect(dry.out).toContain('edit   resources/ml/ml_layer_inference_job.yml');
    expect(dry.out).toContain('+        - task_key: sales_forecast');
    expect(treeOf(cwd)).toEqual(before);

    expect(await runIn(join(cwd, 'x/src/ml'), argv)).toMatchObject({ code: 0, err: '' });
    const after = treeOf(cwd);
    const changed = [...after]
      .filter(([path, text]) => before.get(path) !== text)
      .map(([path]) => path);
    expect(changed).toEqual([
      'x/resources/ml/ml_layer_inference_job.yml',
      'x/resources/ml/sales_forecast_job.yml',
      'x/src/ml/sales_forecast.py',
    ]);

    const again = await runIn(join(cwd, 'x'), argv);
    expect(again.code).toBe(2);
    expect(again.err).toContain('the bundle has jobs.sales_forecast_job already');
    expect(treeOf(cwd)).toEqual(after);
  });

  it('adds an include pattern and a variable only where they are needed', async () => {
    const cwd = emptyFolder();
    writeTree(
      cwd,
      new Map([
        [
          'databricks.yml',
          '# mine\nbundle:\n  name: b # keep\n\ninclude:\n    - "resources/*.yml"\n\nvariables:\n  a: {}\n',
        ],
        ['resources/stray/x.yml', 'resources: {}\n'],
      ]),
    );
    const argv = [
      'add-job',
      'load_job',
      '--domain=sales',
      '--param=catalog=${var.catalog}',
      '--param=rows=5',
    ];
    const refused = await runIn(cwd, argv);
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.err).toContain('variable: catalog - give its default: --variable catalog=VALUE');
    expect(await runIn(cwd, [...argv, '--variable=catalog=main'])).toMatchObject({
      code: 0,
      err: '',
    });
    const tree = treeOf(cwd);
    expect(tree.get('databricks.yml')).toBe(
      '# mine\nbundle:\n  name: b # keep\n\ninclude:\n    - "resources/*.yml"\n    - "resources/sales/*.yml"\n\nvariables:\n  a: {}\n  catalog:\n    description: "Used by load_job"\n    default: "main"\n',
    );
    expect(tree.get('src/sales/load.py')).toContain('    rows = dbutils.widgets.get("rows")\n');
    expect(tree.get('resources/sales/load_job.yml')).toContain('              rows: "5"\n');
  });

  it('prints what to paste where a place cannot be edited safely, and writes nothing', async () => {
    const cwd = emptyFolder();
    const files = new Map([
      ['databricks.yml', 'bundle: {name: b}\ninclude: [jobs/*.yml]\n'],
      [
        'jobs/all.yml',
        'resources:\n  jobs:\n    all:\n      tasks: [{task_key: a, run_job_task: {job_id: 1}}]\n',
      ],
    ]);
    writeTree(cwd, files);
    const { code, err } = await runIn(cwd, [
      'add-job',
      'load_job',
      '--domain=sales',
      '--parent=all',
    ]);
    expect(code).toBe(2);
    expect(err).toBe(
      [
        'error: nothing was written:',
        '  jobs/all.yml:4:14: the tasks of all cannot be edited safely, since the tasks are written in flow style. Run again without --parent, then paste this there:',
        '    4 |       tasks: [{task_key: a, run_job_task: {job_id: 1}}]',
        '      |              ^',
        '',
        '        - task_key: load',
        '          run_job_task:',
        '            job_id: ${resources.jobs.load_job.id}',
        '',
        '  databricks.yml:2:1: "include" cannot be edited safely, since "include" is not a plain block list. Paste this there, then run again:',
        '    2 | include: [jobs/*.yml]',
        '      | ^',
        '',
        '  - resources/*/*.yml',
        '',
        '',
      ].join('\n'),
    );
    expect(treeOf(cwd)).toEqual(files);
  });

  it('works beside a file that cannot be parsed', async () => {
    const cwd = emptyFolder();
    await runIn(cwd, ['x', '--yes']);
    fs.writeFileSync(join(cwd, 'x/resources/ml/broken.yml'), 'resources: [\n');
    const { code, err } = await runIn(join(cwd, 'x'), ['add-job', 'a_job', '--domain=ml']);
    expect({ code, err }).toEqual({
      code: 0,
      err: expect.stringMatching(
        /^note: resources\/ml\/broken\.yml:2:1: .* What it defines is not seen\.\n {4}2 \| \n {6}\| \^\n$/,
      ),
    });
  });

  it.each([
    [
      ['--domain=ml', '--parent=bronze_setup_job'],
      'parent: "bronze_setup_job" - a composite or orchestrator',
    ],
    [['--domain=ml', '--parent=ml_layer_setup'], 'Did you mean "ml_layer_setup_job"?'],
    [
      ['--domain=ml', '--parent=ml_layer_setup_job', '--after=trainmodel'],
      'Did you mean "train_model"?',
    ],
    [['--domain=ml', '--level=composite', '--run=ml_layer_setup_job'], 'a job of a lower level'],
    [['--domain=ml', '--level=composite', '--run=gold_merge_jb'], 'Did you mean "gold_merge_job"?'],
    [['--domain=ml', '--path=src/ml/train_model.py'], 'the job ml_training_pipeline runs this one'],
    [['--domain=ml', '--path=../x.py'], 'a path inside the project'],
    [['--domain=../x'], 'domain: "../x"'],
    [
      ['--domain=ml', '--level=composite', '--task=sql', '--run=gold_merge_job'],
      'task - only for an atomic job',
    ],
    [['--domain=ml', '--run=gold_merge_job'], 'run - only for a composite or orchestrator'],
    [['--domain=ml', '--level=composite'], 'give --run'],
    [['--level=atmic', '--domain=ml'], 'Did you mean "atomic"?'],
    [['--domain=ml', '--param=a=${resources.jobs.nope.id}'], 'the bundle has no jobs of this key'],
    [
      ['--domain=ml', '--task=pipeline', '--pipeline=silver_dlt_pipelin'],
      'Did you mean "silver_dlt_pipeline"?',
    ],
    [[], 'give --domain'],
  ])('refuses %j', async (flags, message) => {
    const cwd = emptyFolder();
    await runIn(cwd, ['x', '--yes']);
    const before = treeOf(cwd);
    const { code, err } = await runIn(join(cwd, 'x'), ['add-job', 'a_job', ...flags]);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(treeOf(cwd)).toEqual(before);
  });

  it.each(['a_', '_a', '1a', 'a b', 'a.b', 'a/b', 'ml_training_pipeline', 'silver_dlt_pipeline'])(
    'refuses the key %s',
    async (name) => {
      const cwd = emptyFolder();
      await runIn(cwd, ['x', '--yes']);
      const { code, err } = await runIn(join(cwd, 'x'), ['add-job', name, '--domain=finance']);
      expect(code).toBe(2);
      expect(err).toContain(`name: "${name}"`);
    },
  );

  it('refuses cycles and nesting beyond three', async () => {
    const cwd = emptyFolder();
    const job = (key: string, level: string, runs: string) =>
      `    ${key}:\n      tags: {job_level: ${level}}\n      tasks:\n        - task_key: t\n          run_job_task:\n            job_id: \${resources.jobs.${runs}.id}\n`;
    writeTree(
      cwd,
      new Map([
        ['databricks.yml', 'bundle:\n  name: b\ninclude:\n  - "*.yml"\n  - resources/*/*.yml\n'],
        [
          'j.yml',
          `resources:\n  jobs:\n${job('o', 'orchestrator', 'p')}${job('p', 'orchestrator', 'c')}${job('c', 'composite', 'a')}    a:\n      tags: {job_level: atomic}\n`,
        ],
      ]),
    );
    const nested = await runIn(cwd, [
      'add-job',
      'n_job',
      '--domain=xx',
      '--level=composite',
      '--run=a',
      '--parent=p',
    ]);
    expect(nested).toMatchObject({ code: 0 });
    const deeper = await runIn(cwd, [
      'add-job',
      'd_job',
      '--domain=xx',
      '--level=orchestrator',
      '--run=o',
    ]);
    expect(deeper.err).toContain('a job of a lower level');
    const atomic = await runIn(cwd, ['add-job', 'm_job', '--domain=xx', '--parent=c']);
    expect(atomic).toMatchObject({ code: 0 });
  });

  it('says so where there is no bundle, or its root file is broken', async () => {
    const cwd = emptyFolder();
    expect((await runIn(cwd, ['add-job', 'a_job', '--domain=ml'])).err).toContain(
      'no databricks.yml in',
    );
    fs.writeFileSync(join(cwd, 'databricks.yml'), 'a: [\n');
    expect(await runIn(cwd, ['add-job', 'a_job', '--domain=ml'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^error: databricks\.yml:2:1: /),
    });
  });
});
