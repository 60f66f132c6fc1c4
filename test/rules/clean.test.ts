/** What this tool makes has no finding: the examples, random projects, and projects after edits. */
import fs from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newProject } from '../../src/create/new-project.ts';
import { answers, specOf } from '../support/answers.ts';
import { treeOf } from '../support/folder.ts';
import { lintFiles, shown } from '../support/lint.ts';
import { runs } from '../support/runs.ts';

const EXAMPLES = join(import.meta.dirname, '../../examples');

it.each(fs.readdirSync(EXAMPLES))('the example %s has no finding', (name) => {
  const files = treeOf(join(EXAMPLES, name, 'project'));
  expect(shown(lintFiles(files), files)).toBe('');
});

it('random projects have no finding', () => {
  fc.assert(
    fc.property(answers, (raw) => {
      const files = newProject(specOf(raw), '1.2.3');
      expect(shown(lintFiles(files), files)).toBe('');
    }),
    runs(300),
  );
});
