import fs from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unpack } from '../support/archive.ts';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { person, runIn } from '../support/io.ts';

const FILES = unpack(
  fs.readFileSync(join(import.meta.dirname, '../patterns/wrong-setup-orchestrator.txt'), 'utf8'),
);

function project(): string {
  const folder = emptyFolder();
  writeTree(folder, FILES);
  return folder;
}

it('a dry run writes nothing and shows the diff', async () => {
  const folder = project();
  const { code, out } = await runIn(folder, ['migrate', 'jobs', '--dry-run', '--diff']);
  expect(code).toBe(0);
  expect(out).toContain('+++ b/resources/shop_gold/setup_gold_tables_job.yml');
  expect(out).toContain('Dry run: nothing was written.');
  expect(treeOf(folder)).toEqual(FILES);
});

it('a "no" writes nothing', async () => {
  const folder = project();
  const ui = person({ 'Write these changes?': false });
  const { code } = await runIn(folder, ['migrate', 'jobs'], { ui });
  expect(code).toBe(130);
  expect(treeOf(folder)).toEqual(FILES);
});

it('JSON tells what moved where, and what stays', async () => {
  const folder = project();
  const { out } = await runIn(folder, ['migrate', 'jobs', '--json']);
  const said = JSON.parse(out);
  expect(said).toMatchObject({
    format: 1,
    ok: true,
    written: true,
    left: [],
    notes: [],
    groups: [],
  });
  expect(said.moved[0]).toEqual({
    job: 'setup_orchestrator_job',
    task: 'setup_bronze_tables',
    to: 'setup_bronze_tables_job',
    path: 'resources/shop_bronze/setup_bronze_tables_job.yml',
  });
  const again = JSON.parse((await runIn(folder, ['migrate', 'jobs', '--json'])).out);
  expect(again).toMatchObject({ files: [], moved: [] });
});

it('a type of task that the settings allow stays', async () => {
  const folder = project();
  fs.writeFileSync(join(folder, '.dab-project.yml'), 'dab-check:\n  task-types: [sql_task]\n');
  const { out } = await runIn(folder, ['migrate', 'jobs', '--yes']);
  expect(out).toContain('Migrated 4 tasks.');
});

it.each([
  [['nope'], 'a job of the bundle'],
  [['setup_orchestrator_jib'], 'Did you mean "setup_orchestrator_job"?'],
  [['--group=a=b,c'], 'name the one job to be cut'],
  [['setup_orchestrator_job', '--group=a'], 'write NAME=TASK,TASK'],
  [['setup_orchestrator_job', '--group=a=b', '--by-folder'], 'do not go together'],
  [
    ['setup_orchestrator_job', '--group=a=create_metric_view,x'],
    'Did you mean "create_metric_views"?',
  ],
  [['setup_orchestrator_job', '--group=a=create_metric_views'], 'at least two tasks'],
  [
    ['setup_orchestrator_job', '--group=9=create_metric_views,setup_gold_tables'],
    'a key of letters',
  ],
  [['--grup=a'], 'Did you mean "--group"?'],
])('%j is a wrong request', async (words, said) => {
  const folder = project();
  const { code, err } = await runIn(folder, ['migrate', 'jobs', ...words, '--yes']);
  expect(err).toContain(said);
  expect(code).toBe(2);
  expect(treeOf(folder)).toEqual(FILES);
});

it('an include list that cannot be edited is named, with what to paste', async () => {
  const folder = project();
  const root = FILES.get('databricks.yml')?.replace(
    /include:\n(.*\n)*?var/,
    'include: [resources/*.yml]\nvar',
  );
  fs.writeFileSync(join(folder, 'databricks.yml'), root as string);
  const { code, err } = await runIn(folder, ['migrate', 'jobs', '--yes']);
  expect(code).toBe(2);
  expect(err).toContain(
    [
      'error: nothing was written:',
      '  databricks.yml:3:1: "include" cannot be edited safely, since "include" is not a plain block list. Paste this there, then run again:',
      '    3 | include: [resources/*.yml]',
      '      | ^',
      '',
      '  - resources/*/*.yml',
    ].join('\n'),
  );
});

it('flags of the other migration are refused', async () => {
  const { code, err } = await runIn(project(), ['migrate', 'notebooks', '--by-folder']);
  expect(code).toBe(2);
  expect(err).toContain('is for "migrate jobs"');
});
