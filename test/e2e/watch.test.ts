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

/** A bundle with one job in a folder of its own, which a terminal watches, and what is done to it. */
function watched(options = '', more: Readonly<Record<string, string>> = {}) {
  const root = emptyFolder();
  const bundle = join(root, 'bundle');
  const tree = {
    'bundle/databricks.yml': 'bundle:\n  name: shop\ninclude:\n  - resources/*.yml\n',
    'bundle/resources/load.yml': JOB,
    ...more,
  };
  writeTree(root, new Map(Object.entries(tree)));
  // The shell around it must outlive Ctrl-C, to show the exit code.
  const command = `trap : INT; "${process.execPath}" "${BIN}" check --watch ${options}`;
  const terminal = openTerminal(bundle, command);
  return {
    see: terminal.see,
    write: (path: string, text: string) => fs.writeFileSync(join(root, path), text),
    remove: (path: string) => fs.rmSync(join(root, path)),
    /** As git, `sed -i` and editors write: another file takes the name. */
    replace: (path: string, text: string) => {
      fs.writeFileSync(join(root, 'new'), text);
      fs.renameSync(join(root, 'new'), join(root, path));
    },
    end: async () => {
      terminal.press('C-c');
      await terminal.see(/EXIT=130/);
    },
  };
}

const LOAD = 'bundle/resources/load.yml';
const MORE = 'bundle/resources/more.yml';

describe('check --watch', needsTerminal, () => {
  it('checks again when a file changes, appears, or breaks, and ends with Ctrl-C', async () => {
    const { see, write, remove, end } = watched();
    await see(/No findings in 1 job\nWatching/);
    write(LOAD, JOB.replace('atomic', 'atomik'));
    await see(/error\[has-level-tag\]: "atomik" is not a level[\s\S]*1 error in 1 job/);
    write(LOAD, JOB);
    write(
      MORE,
      JOB.replace('load:', 'more:').replace('etl:', 'other:').replace('.etl.', '.other.'),
    );
    await see(/No findings in 2 jobs/);
    write('bundle/.dab-project.yml', 'dab-check: 1\n');
    await see(/dab-check must be a map/);
    write('bundle/.dab-project.yml', '');
    remove(MORE);
    await see(/must be a map[\s\S]*No findings in 1 job\n/);
    await end();
  });

  it('sees a file that is replaced by another one of its name, each time', async () => {
    const { see, write, replace, end } = watched();
    await see(/No findings in 1 job\nWatching/);
    replace(LOAD, JOB.replace('atomic', 'atomik'));
    await see(/--- \d\d:\d\d:\d\d -+\nChecking\.\n[\s\S]*"atomik" is not a level/);
    replace(LOAD, JOB.replace('atomic', 'atomec'));
    await see(/"atomec" is not a level/);
    write(LOAD, JOB);
    await see(/"atomec"[\s\S]*No findings in 1 job\nWatching/);
    await end();
  });

  it('sees what stands elsewhere and it is judged by: the baseline', async () => {
    const known = [
      {
        rule: 'has-level-tag',
        path: LOAD,
        subject: 'resources.jobs.load',
        message: '"atomik" is not a level of a job. Did you mean "atomic"?',
        count: 1,
      },
    ];
    const { see, replace, end } = watched('--baseline ../known.json', {
      'known.json': '{"format": 1, "findings": []}\n',
      [LOAD]: JOB.replace('atomic', 'atomik'),
    });
    await see(/"atomik" is not a level[\s\S]*1 error in 1 job[\s\S]*Watching/);
    replace('known.json', JSON.stringify({ format: 1, findings: known }));
    await see(/No (new )?findings[\s\S]*Watching/);
    replace('known.json', '{"format": 1, "findings": []}\n');
    await see(/No (new )?findings[\s\S]*"atomik" is not a level[\s\S]*Watching/);
    await end();
  });

  it('sees what stands elsewhere and it is judged by: the schema', async () => {
    const { see, remove, end } = watched('--schema ../schema.json', { 'schema.json': '{}\n' });
    await see(/schema\.json is not the output[\s\S]*Watching/);
    remove('schema.json');
    await see(/there is no such file[\s\S]*Watching/);
    await end();
  });
});
