/** examples/<name>/project is exactly what `create` makes of examples/<name>/answers.yml. */
import fs from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyFolder, treeOf } from './support/folder.ts';
import { runIn } from './support/io.ts';

const EXAMPLES = join(import.meta.dirname, '..', 'examples');

it.each(fs.readdirSync(EXAMPLES))('%s', async (name) => {
  const cwd = emptyFolder();
  const answers = join(EXAMPLES, name, 'answers.yml');
  const { code, err } = await runIn(cwd, ['project', '--answers', answers]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const wanted = join(EXAMPLES, name, 'project');
  if (process.env.UPDATE) {
    fs.rmSync(wanted, { recursive: true, force: true });
    fs.cpSync(join(cwd, 'project'), wanted, { recursive: true });
  }
  expect(treeOf(join(cwd, 'project'))).toEqual(treeOf(wanted));
});
