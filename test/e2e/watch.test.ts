/** `check --watch` in a real terminal. */
import fs from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { emptyFolder, writeTree } from '../support/folder.ts';
import { needsTerminal, openTerminal } from '../support/terminal.ts';

const BIN = join(import.meta.dirname, '../../bin/create-dab-project.js');

const JOB = `resources:
  jobs:
    load:
      name: "[\${bundle.target}] Load"
      tasks:
        - task_key: load
          pipeline_task:
            pipeline_id: \${resources.pipelines.etl.id}
      tags:
        job_level: atomic
  pipelines:
    etl:
      name: ETL
`;

describe('check --watch', needsTerminal, () => {
  it('checks again when a file changes, appears, or breaks, and ends with Ctrl-C', async () => {
    const folder = emptyFolder();
    const job = join(folder, 'resources/load.yml');
    const root = 'bundle:\n  name: shop\ninclude:\n  - resources/*.yml\n';
    writeTree(
      folder,
      new Map([
        ['databricks.yml', root],
        ['resources/load.yml', JOB],
      ]),
    );
    const terminal = openTerminal(
      folder, // The shell around it must outlive Ctrl-C, to show the exit code.
      `trap : INT; "${process.execPath}" "${BIN}" check --watch`,
    );
    await terminal.see(/No findings in 1 job\nWatching/);
    fs.writeFileSync(job, JOB.replace('atomic', 'atomik'));
    await terminal.see(/error\[has-level-tag\]: "atomik" is not a level[\s\S]*1 error in 1 job/);
    fs.writeFileSync(job, JOB);
    fs.writeFileSync(
      join(folder, 'resources/more.yml'),
      JOB.replace('load:', 'more:').replace('etl:', 'other:').replace('.etl.', '.other.'),
    );
    await terminal.see(/No findings in 2 jobs/);
    fs.writeFileSync(join(folder, '.dab-project.yml'), 'dab-check: 1\n');
    await terminal.see(/dab-check must be a map/);
    fs.writeFileSync(join(folder, '.dab-project.yml'), '');
    fs.rmSync(join(folder, 'resources/more.yml'));
    await terminal.see(/must be a map[\s\S]*No findings in 1 job\n/);
    terminal.press('C-c');
    await terminal.see(/EXIT=130/);
  });

  it('sees a file that is replaced by another one of its name, each time', async () => {
    const folder = emptyFolder();
    const job = join(folder, 'resources/load.yml');
    const root = 'bundle:\n  name: shop\ninclude:\n  - resources/*.yml\n';
    writeTree(
      folder,
      new Map([
        ['databricks.yml', root],
        ['resources/load.yml', JOB],
      ]),
    );
    const replace = (text: string) => {
      fs.writeFileSync(join(folder, 'new'), text);
      fs.renameSync(join(folder, 'new'), job);
    };
    const terminal = openTerminal(
      folder,
      `trap : INT; "${process.execPath}" "${BIN}" check --watch`,
    );
    await terminal.see(/No findings in 1 job\nWatching/);
    replace(JOB.replace('atomic', 'atomik'));
    await terminal.see(/--- \d\d:\d\d:\d\d -+\nChecking\.\n[\s\S]*"atomik" is not a level/);
    replace(JOB.replace('atomic', 'atomec'));
    await terminal.see(/"atomec" is not a level/);
    fs.writeFileSync(job, JOB);
    await terminal.see(/"atomec"[\s\S]*No findings in 1 job\nWatching/);
    terminal.press('C-c');
    await terminal.see(/EXIT=130/);
  });
});
