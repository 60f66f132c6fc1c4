/** What is built for a job stands in its file, and goes with it when nothing else is built from it. */
import { expect, it } from 'vitest';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';

const ROOT = 'bundle:\n  name: shop\ninclude:\n  - resources/*/*.yml\n';

const BUILT = `artifacts:
  export_job:
    type: whl
    path: ../../src/shop/export

resources:
  jobs:
    export_job:
      tags:
        job_level: atomic
      tasks:
        - task_key: export
          notebook_task:
            notebook_path: ../../src/shop/export.py
`;

const OTHER = `resources:
  jobs:
    other_job:
      tags:
        job_level: atomic
      tasks:
        - task_key: other
          environment_key: default
          notebook_task:
            notebook_path: ../../src/shop/other.py
      environments:
        - environment_key: default
          spec:
            dependencies:
              - LIBRARY
`;

async function removed(files: Record<string, string>) {
  const folder = emptyFolder();
  writeTree(folder, new Map(Object.entries(files)));
  const { code, err } = await runIn(folder, ['remove-job', 'export_job', '--yes']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return treeOf(folder);
}

it('removes the whole file', async () => {
  const other = OTHER.replace('LIBRARY', 'pandas==2.3.1');
  const tree = await removed({
    'databricks.yml': ROOT,
    'resources/shop/export_job.yml': BUILT,
    'resources/shop/other_job.yml': other,
  });
  expect([...tree.keys()].filter((path) => path.startsWith('resources'))).toEqual([
    'resources/shop/other_job.yml',
  ]);
});

it.each([
  ['another job uses what is built', BUILT, '../../src/shop/export/dist/*.whl'],
  ['another job refers to it', BUILT, '${artifacts.export_job.path}/x.whl'],
  ['it is built in the root', BUILT.replace('../../src/shop/export\n', '../..\n'), 'pandas'],
  [
    'nobody knows where it is built',
    BUILT.replace('../../src/shop/export\n', '${var.x}\n'),
    'pandas',
  ],
])('leaves the artifact where %s', async (_why, built, library) => {
  const tree = await removed({
    'databricks.yml': ROOT,
    'resources/shop/export_job.yml': built,
    'resources/shop/other_job.yml': OTHER.replace('LIBRARY', `"${library}"`),
  });
  expect(tree.get('resources/shop/export_job.yml')).toBe(built.split('\nresources:')[0]);
});
