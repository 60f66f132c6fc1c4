/**
 * A case is a file of test/migrate/jobs/: its files after `-- path --` lines, what is asked for in
 * `-- args --`. What the command says, with the diff, stands in `<case>.out`. UPDATE=1 writes it:
 * read what it wrote.
 */
import fs from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unpack } from '../../support/archive.ts';
import { emptyFolder, treeOf, writeTree } from '../../support/folder.ts';
import { runIn } from '../../support/io.ts';
import { fixFiles, lintFiles, shown, withRoot } from '../../support/lint.ts';
import { jobsOf, replay } from '../../support/replay.ts';

const FOLDER = import.meta.dirname;
const cases = fs.readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));

it('every expected output has a case', () => {
  const outs = fs.readdirSync(FOLDER).filter((name) => name.endsWith('.out'));
  expect(outs.map((name) => name.replace(/\.out$/, '.txt')).sort()).toEqual([...cases].sort());
});

it.each(cases)('%s', async (name) => {
  const files = withRoot(unpack(fs.readFileSync(join(FOLDER, name), 'utf8')));
  const args = (files.get('args') ?? '').split(/\s+/).filter((word) => word !== '');
  files.delete('args');
  const folder = emptyFolder();
  writeTree(folder, files);
  const { code, out, err } = await runIn(folder, ['migrate', 'jobs', ...args, '--diff', '--yes']);
  const after = treeOf(folder);
  const said = `exit code ${code}\n${out}${err}`;
  const golden = join(FOLDER, name.replace(/\.txt$/, '.out'));
  if (process.env.UPDATE === '1') fs.writeFileSync(golden, said);
  expect(said).toBe(fs.readFileSync(golden, 'utf8'));

  if (code !== 0) return expect(after).toEqual(files);
  const keys = [...jobsOf(files)].flatMap(([key, { job }]) =>
    Array.isArray(job.tasks) ? key : [],
  );
  const isCut = args.some((word) => /^--(group|by-folder)/.test(word));
  for (const key of isCut ? [] : keys) expect(replay(after, key), key).toEqual(replay(files, key));

  const rules = ['runs-jobs-only', 'notebook-in-one-job'];
  const broken = lintFiles(after).filter(({ rule }) => rules.includes(rule));
  if (!out.includes('left   ')) expect(shown(broken, after)).toBe('');

  const named = args.filter((word) => !/^--(group|by-folder)/.test(word));
  const again = await runIn(folder, ['migrate', 'jobs', ...named, '--yes']);
  expect(again.out).toContain('Nothing to migrate.');
  expect(treeOf(folder)).toEqual(after);
});

it.each(['setup', 'refresh'])(
  'the %s orchestrator of the specification becomes clean',
  async (name) => {
    const text = fs.readFileSync(
      join(FOLDER, '..', '..', 'patterns', `wrong-${name}-orchestrator.txt`),
      'utf8',
    );
    const files = unpack(text);
    for (const more of [[], [`${name}_orchestrator_job`, '--by-folder']]) {
      const folder = emptyFolder();
      writeTree(folder, files);
      expect((await runIn(folder, ['migrate', 'jobs', ...more, '--yes'])).code).toBe(0);
      const after = treeOf(folder);
      // That its warnings are never sent was so before; check fixes it, and not unseen.
      const rest = lintFiles(after).filter(({ rule }) => rule !== 'warning-has-health-rule');
      expect(shown(rest, after)).toBe('');
      const fixed = fixFiles(after, 'unsafe');
      expect(shown(lintFiles(fixed), fixed)).toBe('');
      if (more.length > 0) continue;
      const key = `${name}_orchestrator_job`;
      expect(replay(after, key)).toEqual(replay(files, key));
    }
  },
);
