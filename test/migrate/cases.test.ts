/**
 * Whole bundles: each folder of test/cases/migrate holds a bundle before, the same after
 * `migrate notebooks`, and what the command says. `UPDATE=1` writes the last two anew.
 */
import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';

const CASES = join(import.meta.dirname, '..', 'cases', 'migrate');

describe.each(fs.readdirSync(CASES))('%s', (name) => {
  const folder = join(CASES, name);
  const before = treeOf(join(folder, 'before'));

  it('becomes what it should, and twice is once', async () => {
    const cwd = emptyFolder();
    writeTree(cwd, before);
    const dry = await runIn(cwd, ['migrate', 'notebooks', '--dry-run']);
    expect(treeOf(cwd)).toEqual(before);
    const { code, out, err } = await runIn(cwd, ['migrate', 'notebooks', '--yes']);
    expect(code).toBe(0);
    expect(dry.out.split('\n\n')[0]).toBe(out.split('\n\n')[0]);
    const after = treeOf(cwd);
    const said = `${err}${out}`;
    if (process.env.UPDATE) {
      fs.rmSync(join(folder, 'after'), { recursive: true, force: true });
      writeTree(join(folder, 'after'), after);
      fs.writeFileSync(join(folder, 'said.txt'), said);
    }
    expect(after).toEqual(treeOf(join(folder, 'after')));
    expect(said).toBe(fs.readFileSync(join(folder, 'said.txt'), 'utf8'));
    const again = await runIn(cwd, ['migrate', 'notebooks', '--yes']);
    expect(again.out).toContain('Nothing to migrate.');
    expect(treeOf(cwd)).toEqual(after);
  });
});
