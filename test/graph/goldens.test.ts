/** What is drawn of the examples, as files to look at. */
import fs from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newProject } from '../../src/create/new-project.ts';
import { readGraph } from '../../src/graph/read-graph.ts';
import { withPicture } from '../../src/report/picture.ts';
import { answers, specOf } from '../support/answers.ts';
import { runIn } from '../support/io.ts';
import { bundleOf } from '../support/one-file.ts';
import { runs } from '../support/runs.ts';

const EXAMPLES = join(import.meta.dirname, '../../examples');
const GOLDENS = join(import.meta.dirname, 'goldens');

const FORMATS = { text: 'txt', mermaid: 'mmd', dot: 'dot', json: 'json', svg: 'svg' };

const names = fs.readdirSync(EXAMPLES);
const wanted = names.flatMap((name) => [
  ...Object.entries(FORMATS).map(([format, ending]) => ({
    name,
    file: `${name}.${ending}`,
    args: ['--format', format],
  })),
  {
    name,
    file: `${name}.run.txt`,
    args: ['--run-order', 'master_setup_orchestrator'],
  },
]);

it.each(wanted)('$file', async ({ name, file, args }) => {
  const { code, out, err } = await runIn(join(EXAMPLES, name, 'project'), ['graph', ...args]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const path = join(GOLDENS, file);
  if (process.env.UPDATE) fs.writeFileSync(path, out);
  expect(out).toBe(fs.existsSync(path) ? fs.readFileSync(path, 'utf8') : null);
});

it('has no golden file without use', () => {
  expect(fs.readdirSync(GOLDENS).sort()).toEqual(wanted.map(({ file }) => file).sort());
});

it('a README is never stale when it is new, whatever the answers', () => {
  fc.assert(
    fc.property(answers, (raw) => {
      const files = newProject(specOf(raw), '0.0.0');
      const readme = files.get('README.md') as string;
      expect(withPicture(readme, readGraph(bundleOf(files), null), null)).toBe(readme);
    }),
    runs(30),
  );
});

it.each(names)('the picture in the README of %s is the one that graph draws', async (name) => {
  const project = join(EXAMPLES, name, 'project');
  const { code, out } = await runIn(project, ['graph', '--write', 'README.md', '--check']);
  expect({ code, out }).toEqual({ code: 0, out: 'README.md is up to date.\n' });
});
