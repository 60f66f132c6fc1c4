/** The generated Python: compiles, and runs with stand-ins for Spark and the SDKs. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fromFile, loadBundle } from './support/bundle.ts';
import { emptyFolder, treeOf, writeTree } from './support/folder.ts';
import { runIn } from './support/io.ts';
import { needsPython } from './support/python.ts';

const EXAMPLES = join(import.meta.dirname, '..', 'examples');

interface Run {
  readonly error: string | null;
  readonly read: string[];
  readonly stopped_spark: boolean;
  readonly printed: string;
}

describe.each(fs.readdirSync(EXAMPLES))('example %s', needsPython, (name) => {
  const files = treeOf(join(EXAMPLES, name, 'project'));

  it('compiles', () => {
    const folder = emptyFolder();
    writeTree(folder, files);
    const python = [...files.keys()].filter((path) => path.endsWith('.py'));
    execFileSync('python3', ['-W', 'error', '-m', 'py_compile', ...python], { cwd: folder });
  });

  it('runs every notebook, which reads and prints its parameters and passes errors on', () => {
    const folder = emptyFolder();
    writeTree(folder, files);
    const notebooks = [...loadBundle(files).jobs.values()].flatMap(({ job, path }) =>
      job.tasks.flatMap(({ notebook_task }) =>
        notebook_task === undefined
          ? []
          : [
              {
                path: join(folder, fromFile(path, notebook_task.notebook_path)),
                widgets: widgetsOf(notebook_task.base_parameters ?? {}),
              },
            ],
      ),
    );
    const out = execFileSync('python3', [join(import.meta.dirname, 'python/run_notebooks.py')], {
      input: JSON.stringify(notebooks),
      encoding: 'utf8',
    });
    const runs: { path: string; good: Run; failing: Run; missing: Run }[] = JSON.parse(out);
    expect(runs.length).toBeGreaterThan(0);
    for (const [index, { path, good, failing, missing }] of runs.entries()) {
      const { widgets } = notebooks[index] as (typeof notebooks)[number];
      expect(good.error, path).toBeNull();
      expect(good.read, path).toEqual(Object.keys(widgets).sort());
      expect(good.stopped_spark, path).toBe(false);
      for (const value of Object.values(widgets)) expect(good.printed, path).toContain(value);
      expect(failing.error, path).toBe('Refused: refused');
      expect(failing.printed, path).toMatch(/failed: refused[\s\S]*Elapsed/);
      expect(missing.error, path).toContain('No input widget named');
    }
  });
});

describe('stubs of add-job', needsPython, () => {
  it.each([[[]], [['--param=a.b=1']], [['--param=catalog=x', '--param=n=2']]])(
    'run with %j',
    async (flags) => {
      const cwd = emptyFolder();
      await runIn(cwd, ['x', '--yes', '--domains=none']);
      const argv = ['add-job', 'load_job', '--domain=sales', ...flags];
      expect(await runIn(join(cwd, 'x'), argv)).toMatchObject({ code: 0, err: '' });
      const { jobs } = loadBundle(treeOf(join(cwd, 'x')));
      const parameters = jobs.get('load_job')?.job.tasks[0]?.notebook_task?.base_parameters ?? {};
      const widgets = widgetsOf(parameters);
      const path = join(cwd, 'x/src/sales/load.py');
      const out = execFileSync('python3', [join(import.meta.dirname, 'python/run_notebooks.py')], {
        input: JSON.stringify([{ path, widgets }]),
        encoding: 'utf8',
      });
      const [{ good }] = JSON.parse(out) as [{ good: Run }];
      expect(good).toMatchObject({
        error: null,
        read: Object.keys(widgets).sort(),
        stopped_spark: false,
      });
      for (const value of Object.values(widgets)) expect(good.printed).toContain(value);
    },
  );
});

/** What a task gives its notebook: text, with references filled in. */
function widgetsOf(parameters: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      value.replace(/\$\{var\.(\w+)\}/, 'a-$1'),
    ]),
  );
}
