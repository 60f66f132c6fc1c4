/** Choices that come from a bundle, on a real terminal: they are shown, not obeyed. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { needsTerminal, openTerminal } from '../support/terminal.ts';

const COMMAND = `${process.execPath} ${join(import.meta.dirname, '../../bin/create-dab-project.js')}`;

const PARENT = 'parent\u001b[8m\u001b]0;title\u0007\njob\u202e';

const BUNDLE = new Map([
  [
    'databricks.yml',
    stringify({ bundle: { name: 'x' }, include: ['resources/*.yml', 'resources/*/*.yml'] }),
  ],
  [
    'resources/parent.yml',
    stringify({
      resources: {
        jobs: {
          [PARENT]: {
            name: 'x',
            tags: { job_level: 'composite' },
            tasks: [{ task_key: PARENT, run_job_task: { job_id: 1 } }],
          },
        },
      },
    }),
  ],
]);

it('add-job offers a job of any name', needsTerminal, async () => {
  const cwd = emptyFolder();
  writeTree(cwd, BUNDLE);
  const terminal = openTerminal(cwd, `${COMMAND} add-job child_job --domain d --task notebook`);
  for (const question of ['Level', 'What it does', 'File', 'Python packages']) {
    await terminal.see(new RegExp(`^\\? ${question}`, 'm'));
    terminal.press('Enter');
  }
  const screen = await terminal.see(/^\? [^\n]*\n.*parent/m);
  expect(screen).toContain('parent\\u{1b}[8m\\u{1b}]0;title\\u{7}\\u{a}job\\u{202e}');
  terminal.press('C-c');
  await terminal.see(/EXIT=130/);
  expect(treeOf(cwd)).toEqual(BUNDLE);
});
