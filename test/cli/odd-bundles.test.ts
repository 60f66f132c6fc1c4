/** Bundles that people write, and where an edit could do harm: it is done right, or refused. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';

const ROOT = 'bundle:\n  name: x\ninclude:\n  - resources/*.yml\n';

function atomic(key: string, more = ''): string {
  return `resources:\n  jobs:\n    ${key}:\n      tasks:\n        - task_key: main\n          notebook_task:\n            notebook_path: ../src/${key}.py\n${more}`;
}

function parent(...tasks: string[]): string {
  return `resources:\n  jobs:\n    p:\n      tasks:\n${tasks.join('')}`;
}

function task(key: string, job: string, ...after: string[]): string {
  const waits = after.map((each) => `            - task_key: ${each}\n`).join('');
  return `        - task_key: ${key}\n${waits && `          depends_on:\n${waits}`}          run_job_task:\n            job_id: \${resources.jobs.${job}.id}\n`;
}

function bundle(files: Record<string, string>): string {
  const folder = emptyFolder();
  const base = {
    'databricks.yml': ROOT,
    'resources/a.yml': atomic('a'),
    'resources/b.yml': atomic('b'),
    'src/a.py': 'a',
    'src/b.py': 'b',
  };
  writeTree(folder, new Map(Object.entries({ ...base, ...files })));
  return folder;
}

async function refused(
  files: Record<string, string>,
  argv: string[],
  reason: string,
): Promise<void> {
  const folder = bundle(files);
  const before = treeOf(folder);
  const { code, err } = await runIn(folder, argv);
  expect(err).toContain(reason);
  expect(code).toBe(2);
  expect(err).not.toContain('    at ');
  expect(treeOf(folder)).toEqual(before);
}

describe('remove-job', () => {
  it('keeps a job of which a target changes only the task that goes', async () => {
    const override =
      'targets:\n  dev:\n    resources:\n      jobs:\n        p:\n          tasks:\n            - task_key: a\n              timeout_seconds: 5\n            - task_key: b\n              timeout_seconds: 6\n';
    const folder = bundle({
      'databricks.yml': ROOT + override,
      'resources/p.yml': parent(task('a', 'a'), task('b', 'b', 'a')),
    });
    expect(await runIn(folder, ['remove-job', 'a', '--cascade'])).toMatchObject({
      code: 0,
      err: '',
    });
    const tree = treeOf(folder);
    expect(tree.get('resources/p.yml')).toBe(parent(task('b', 'b')));
    expect(tree.get('databricks.yml')).not.toContain('task_key: a');
    expect(tree.get('databricks.yml')).toContain('task_key: b\n              timeout_seconds: 6\n');
  });

  it.each([
    [
      'a task without a key',
      {
        'resources/p.yml': parent(
          '        - description: none\n          run_job_task:\n            job_id: 1\n',
          task('a', 'a'),
          task('b', 'b'),
        ),
      },
      'a task has no task_key',
    ],
    [
      'an anchor that another task uses',
      {
        'resources/p.yml': parent(
          task('a', 'a').replace('- task_key', '- &first\n          task_key'),
          '        - <<: *first\n          task_key: b\n          run_job_task:\n            job_id: ${resources.jobs.b.id}\n',
        ),
      },
      'an alias uses a part of task "a"',
    ],
    [
      'a reference elsewhere',
      {
        'resources/p.yml': parent(task('b', 'b')),
        'resources/q.yml':
          'resources:\n  jobs:\n    q:\n      parameters:\n        - name: id\n          default: ${resources.jobs.a.id}\n',
      },
      'resources/q.yml:6:20: refers to a',
    ],
    [
      'a file that cannot be parsed',
      { 'resources/p.yml': parent(task('a', 'a'), '<<<<<<< HEAD\n', task('b', 'b')) },
      'may have to do with a. Fix them first',
    ],
    ['a file that is not UTF-8 text', { 'resources/p.yml': '\ufffd' }, 'may have to do with a'],
    [
      'an aliased task key',
      { 'resources/p.yml': `x-keys: [&k a]\n${parent(task('*k', 'a'), task('b', 'b', '*k'))}` },
      'waits in a special way',
    ],
    [
      'depends_on twice',
      {
        'resources/p.yml': parent(
          task('a', 'a'),
          task('b', 'b', 'a').replace(
            '          run_job',
            '          depends_on:\n            - task_key: a\n          run_job',
          ),
        ),
      },
      'has no plain block list of its own',
    ],
    [
      'merged depends_on',
      {
        'resources/p.yml': `x: &d\n  depends_on:\n    - task_key: a\n${parent(task('a', 'a'), task('b', 'b').replace('task_key: b', 'task_key: b\n          <<: *d'))}`,
      },
      'has no plain block list of its own',
    ],
    [
      'a gate',
      {
        'resources/p.yml': parent(
          '        - task_key: gate\n          condition_task: {op: EQUAL_TO, left: "1", right: "1"}\n',
          task('a', 'a', 'gate').replace(
            'task_key: gate',
            'task_key: gate\n              outcome: "true"',
          ),
          task('b', 'b', 'a'),
        ),
      },
      'would wait for a condition',
    ],
    [
      'a second document',
      { 'resources/a.yml': `${atomic('a')}---\nnotes: mine\n` },
      'its file holds other documents',
    ],
  ])('is refused for %s', async (name, files, reason) => {
    const folder = bundle(files as unknown as Record<string, string>);
    if (name.includes('UTF-8')) {
      const { writeFileSync } = await import('node:fs');
      writeFileSync(join(folder, 'resources/p.yml'), Buffer.from('# caf\xe9\n', 'latin1'));
    }
    const before = treeOf(folder);
    const { code, err } = await runIn(folder, ['remove-job', 'a']);
    expect(err).toContain(reason);
    expect(code).toBe(2);
    expect(treeOf(folder)).toEqual(before);
  });

  it('leaves a neighbour that keeps its blank lines alone', async () => {
    const z = '    z:\n      description: |+\n        text\n\n\n';
    const folder = bundle({
      'resources/a.yml': `resources:\n  jobs:\n${z}    a:\n      name: a\n`,
    });
    expect(await runIn(folder, ['remove-job', 'a'])).toMatchObject({ code: 0, err: '' });
    expect(treeOf(folder).get('resources/a.yml')).toBe(`resources:\n  jobs:\n${z}`);
  });

  it.each([
    [
      'a pipeline',
      'resources:\n  pipelines:\n    q:\n      libraries:\n        - notebook:\n            path: ../src/a.py\n',
    ],
    [
      'a loop',
      'resources:\n  jobs:\n    q:\n      tasks:\n        - task_key: t\n          for_each_task:\n            task:\n              notebook_task:\n                notebook_path: ../src/a.py\n',
    ],
    [
      'a workspace path',
      'resources:\n  jobs:\n    q:\n      tasks:\n        - task_key: t\n          notebook_task:\n            notebook_path: ${workspace.file_path}/src/a\n',
    ],
  ])('does not delete a source that %s uses', async (_name, text) => {
    const folder = bundle({ 'resources/q.yml': text });
    expect(await runIn(folder, ['remove-job', 'a', '--delete-sources'])).toMatchObject({ code: 0 });
    expect(treeOf(folder).has('src/a.py')).toBe(true);
    expect(treeOf(folder).has('resources/a.yml')).toBe(false);
  });

  it('deletes a source that nothing else mentions', async () => {
    const folder = bundle({});
    await runIn(folder, ['remove-job', 'a', '--delete-sources']);
    expect(treeOf(folder).has('src/a.py')).toBe(false);
    expect(treeOf(folder).has('src/b.py')).toBe(true);
  });
});

describe('add-job', () => {
  const argv = ['add-job', 'n_job', '--domain=dom'];

  it.each([
    [
      'a notebook of a loop',
      {
        'resources/q.yml':
          'resources:\n  jobs:\n    q:\n      tasks:\n        - task_key: t\n          for_each_task:\n            task:\n              notebook_task: {notebook_path: ../src/c.py}\n',
      },
      ['--path=src/c.py'],
      'the job q runs this one',
    ],
    [
      'a notebook named without ending',
      {
        'resources/q.yml':
          'resources:\n  jobs:\n    q:\n      tasks:\n        - task_key: t\n          notebook_task: {notebook_path: ../src/c}\n',
      },
      ['--path=src/c.py'],
      'the job q runs this one',
    ],
    [
      'a parent in several targets only',
      {
        'databricks.yml': `${ROOT}targets:\n${['dev', 'prod'].map((target) => `  ${target}:\n    resources:\n      jobs:\n        p:\n          tasks:\n            - task_key: a\n              run_job_task: {job_id: 1}\n`).join('')}`,
      },
      ['--parent=p'],
      'this one is in several targets only',
    ],
    [
      'a task without a key',
      {
        'resources/p.yml': parent(
          '        - run_job_task:\n            job_id: 1\n',
          task('b', 'b'),
        ),
      },
      ['--parent=p'],
      'a task has no task_key',
    ],
    [
      'two includes',
      { 'databricks.yml': `${ROOT}include:\n  - resources/*.yml\n` },
      [],
      'the key "include" stands twice',
    ],
  ])('is refused for %s', async (_name, files, flags, reason) => {
    await refused(files as unknown as Record<string, string>, [...argv, ...flags], reason);
  });

  it('refuses the key of a script, and words that YAML reads otherwise', async () => {
    const files = { 'databricks.yml': `${ROOT}scripts:\n  foo:\n    content: echo hi\n` };
    await refused(files, ['add-job', 'foo', '--domain=dom'], 'the bundle has scripts.foo already');
    await refused({}, ['add-job', 'null', '--domain=dom'], 'YAML reads this one as something else');
  });

  it('quotes keys that would be read as numbers, and knows ./ in patterns', async () => {
    const folder = bundle({
      'databricks.yml':
        'bundle:\n  name: x\ninclude:\n  - ./resources/*.yml\n  - ./resources//*/*.yml\n',
      'resources/p.yml': parent(task('"007"', 'a')),
    });
    expect(await runIn(folder, [...argv, '--parent=p', '--after=007'])).toMatchObject({
      code: 0,
      err: '',
    });
    expect(treeOf(folder).get('resources/p.yml')).toContain(
      '            - task_key: "007"\n          run_job_task',
    );
    expect(treeOf(folder).get('databricks.yml')).toContain('  - ./resources//*/*.yml\n');
  });
});

it('add-job declares several variables in one block, and refuses tasks of one key', async () => {
  const folder = bundle({
    'resources/p.yml': parent(task('x', 'b')),
    'resources/c.yml': atomic('a_job'),
  });
  const argv = ['add-job', 'm_job', '--domain=dom', '--param=c=${var.cc}', '--param=d=${var.dd}'];
  expect(await runIn(folder, [...argv, '--variable=cc=1', '--variable=dd=2'])).toMatchObject({
    code: 0,
    err: '',
  });
  expect(treeOf(folder).get('databricks.yml')).toBe(
    'bundle:\n  name: x\n\nvariables:\n  cc:\n    description: "Used by m_job"\n    default: "1"\n  dd:\n    description: "Used by m_job"\n    default: "2"\ninclude:\n  - resources/*.yml\n  - resources/*/*.yml\n',
  );
  const twice = await runIn(folder, [
    'add-job',
    'k_job',
    '--domain=dom',
    '--level=composite',
    '--run=a,a_job',
  ]);
  expect(twice.err).toContain('run: "a" - jobs whose tasks get different keys');
});

describe('rename-job', () => {
  it('is refused for a key that stands twice, and leaves the root file where it is', async () => {
    const twice = { 'resources/a.yml': `${atomic('a')}    a:\n      name: last\n` };
    await refused(twice, ['rename-job', 'a', 'z'], 'the key "a" stands twice');
    await refused(
      { 'resources/p.yml': `${parent(task('a', 'a'))}<<<<<<< HEAD\n` },
      ['rename-job', 'a', 'z'],
      'may have to do with a',
    );
    const folder = bundle({
      'databricks.yml': `${ROOT}resources:\n  jobs:\n    databricks:\n      name: d\n`,
    });
    expect(await runIn(folder, ['rename-job', 'databricks', 'etl'])).toMatchObject({ code: 0 });
    expect(treeOf(folder).get('databricks.yml')).toContain('    etl:\n      name: d\n');
  });

  it('is refused where a file outside the bundle would change', async () => {
    const folder = bundle({
      'in/databricks.yml': 'bundle:\n  name: x\ninclude:\n  - ../resources/*.yml\n',
    });
    const { code, err } = await runIn(join(folder, 'in'), ['rename-job', 'a', 'z']);
    expect({ code, err }).toEqual({
      code: 2,
      err: "error: ../resources/a.yml is outside the bundle's folder: rename it there by hand\n",
    });
  });
});

it('add-domain refuses a misspelt task', async () => {
  const cwd = emptyFolder();
  await runIn(cwd, ['x', '--yes']);
  const { code, err } = await runIn(join(cwd, 'x'), [
    'add-domain',
    'fin',
    '--after',
    'silver_refesh',
  ]);
  expect(code).toBe(2);
  expect(err).toContain('Did you mean "silver_refresh"?');
});
