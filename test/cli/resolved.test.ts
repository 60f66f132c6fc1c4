/** check and graph on the output of `databricks bundle validate -o json`, in place of the files. */
import { expect, it } from 'vitest';
import { RESOLVED_RULES } from '../../src/check/resolved.ts';
import { RULES } from '../../src/rules/index.ts';
import { emptyFolder, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';

const FILES = '/Workspace/Users/someone@example.com/.bundle/shop/dev/files';

/** As the CLI 1.14 writes it, cut to what matters. */
function output(locations = true): string {
  return JSON.stringify({
    ...(locations && {
      __locations: {
        files: ['databricks.yml', 'jobs/make.py'],
        locations: { 'resources.jobs.load': [[1, 2, 1]], 'resources.jobs.all': [[0, 3, 1]] },
        version: 1,
      },
    }),
    bundle: { name: 'shop', target: 'dev' },
    workspace: { file_path: FILES },
    resources: {
      jobs: {
        load: {
          deployment: { kind: 'BUNDLE' },
          name: '[dev someone] load',
          tags: { job_level: 'atomic' },
          environments: [{ environment_key: 'default', spec: { environment_version: '4' } }],
          tasks: [
            {
              task_key: 'load',
              environment_key: 'default',
              notebook_task: { notebook_path: `${FILES}/src/load`, source: 'WORKSPACE' },
            },
          ],
          url: 'https://example.com',
        },
        all: {
          name: '[dev someone] all',
          tags: { job_level: 'composite' },
          tasks: [
            { task_key: 'load', run_job_task: { job_id: '${resources.jobs.load.id}' } },
            {
              task_key: 'more',
              depends_on: [{ task_key: 'lod' }],
              run_job_task: { job_id: '${resources.jobs.load.id}' },
            },
          ],
        },
      },
    },
  });
}

const PYTHON = 'bundle:\n  name: shop\npython:\n  resources: ["jobs:make"]\n';

function folder(files: Readonly<Record<string, string>> = {}): string {
  const made = emptyFolder();
  const all = {
    'databricks.yml': PYTHON,
    'jobs/make.py': 'from databricks.bundles.jobs import Job\nload = Job(name="load")\n',
    'src/load.py': '# Databricks notebook source\nday = dbutils.widgets.get("day")\nprint(day)\n',
    'out.json': output(),
    ...files,
  };
  writeTree(made, new Map(Object.entries(all)));
  return made;
}

it('finds what is wrong at the lines where the jobs are written, Python among them', async () => {
  const { code, out, err } = await runIn(folder(), ['check', '--resolved', 'out.json']);
  expect(code).toBe(1);
  expect(err).toBe('');
  expect(out).toContain(
    'databricks.yml:3:1: error[known-dependency]: no task of this job has the key "lod". Did you mean "load"?',
  );
  expect(out).toContain('    3 | python:\n');
  expect(out).toContain('src/load.py:2:27: error[parameter-is-passed]');
  expect(out).toContain('2 errors in 2 jobs');
  expect(out).not.toContain('fix:');
  expect(out).not.toContain('bundle-validate-output');
});

it('without locations, points into the output itself', async () => {
  const { out } = await runIn(folder({ 'out.json': output(false) }), [
    'check',
    '--resolved',
    'out.json',
  ]);
  expect(out).toMatch(/^bundle-validate-output\.json:\d+:\d+: error\[known-dependency\]/m);
});

it('draws it', async () => {
  const { out, err } = await runIn(folder(), ['graph', '--resolved', 'out.json']);
  expect(err).toBe('');
  expect(out).toMatch(/^all +1 error +composite$/m);
  expect(out).toMatch(/load +1 error +atomic +notebook +src\/load\.py$/m);
});

it('without it, says that files do not show all, and how to see it', async () => {
  const made = folder();
  for (const command of ['check', 'graph']) {
    const { err, out } = await runIn(made, [command]);
    expect(err).toContain('note: this bundle makes resources in Python');
    expect(err).toContain(
      `databricks bundle validate -o json --include-locations | create-dab-project ${command} --resolved -`,
    );
    expect(out).not.toContain('No findings in 0 jobs');
  }
});

it.each([
  ['', 'it is not JSON'],
  ['[]', 'it has no bundle with a name'],
  ['{"bundle": {"name": "x"}, "resources": []}', 'its resources are not a map'],
])('refuses %s', async (text, why) => {
  const { code, err } = await runIn(folder({ 'out.json': text }), [
    'check',
    '--resolved',
    'out.json',
  ]);
  expect(code).toBe(2);
  expect(err).toContain(
    `--resolved: out.json is not the output of "databricks bundle validate -o json": ${why}`,
  );
});

it('refuses a file that is not there, and fixes', async () => {
  const made = folder();
  expect((await runIn(made, ['check', '--resolved', 'none.json'])).err).toContain(
    '--resolved: cannot read none.json',
  );
  expect((await runIn(made, ['check', '--resolved', 'out.json', '--fix'])).err).toContain(
    '--resolved goes with neither --fix, --diff nor --watch',
  );
});

it('bears an output that is nested without end', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const text = `{"bundle": {"name": "x"}, "resources": {"jobs": {"a": {"name": "a", "tasks": ${deep}}}}}`;
  const made = folder({ 'out.json': text });
  const { out, err } = await runIn(made, ['check', '--resolved', 'out.json']);
  expect(err).toBe('');
  expect(out).toMatch(/ in 1 job$/m);
});

it('judges by rules that there are', () => {
  const ids = new Set(RULES.map(({ id }) => id));
  expect([...RESOLVED_RULES].filter((id) => !ids.has(id))).toEqual([]);
});

it('knows findings from a baseline, and comments in the files that excuse them', async () => {
  const root = `${PYTHON.replace('python:', 'python: # dab-ignore[known-dependency]: not yet')}`;
  const made = folder({ 'databricks.yml': root });
  const all = ['check', '--resolved', 'out.json'];
  expect((await runIn(made, all)).out).toMatch(/1 error in 2 jobs; 1 excused by comments/);
  const baseline = [...all, '--baseline', 'known.json'];
  await runIn(made, [...baseline, '--write-baseline']);
  const { code, out } = await runIn(made, baseline);
  expect(code).toBe(0);
  expect(out).toContain('1 known from the baseline');
});

it.each(['../secret.txt', '/etc/passwd', 'a/../../secret.txt', '..\\secret.txt'])(
  'shows nothing of %s, whatever the output says',
  async (path) => {
    const text = output().replace('databricks.yml', path.replaceAll('\\', '\\\\'));
    const { out } = await runIn(folder({ 'out.json': text }), ['check', '--resolved', 'out.json']);
    expect(out).toContain('bundle-validate-output.json:');
    expect(out).not.toContain(path);
  },
);
