import { expect, it } from 'vitest';
import { changesBetween } from '../../src/files.ts';
import { diffText } from '../../src/report/diff.ts';
import { planJson } from '../../src/report/plan-json.ts';

const wanted = new Map([
  ['gone', null],
  ['never-was', null],
]);
const changes = changesBetween(new Map([['gone', 'x\n']]), wanted);

it('a file that must not be there is deleted if it is', () => {
  expect(changes).toEqual([{ path: 'gone', before: 'x\n', after: null }]);
});

it('a deleted file is shown as git shows it', () => {
  expect(diffText(changes, false)).toContain('--- a/gone\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-x\n');
});

it('a deleted file is told to machines', () => {
  const plan = { directory: '/x', written: true, git: false, next: [], repeat: '' };
  const { files } = JSON.parse(planJson({ ...plan, files: new Map(), changes }));
  expect(files).toEqual([{ path: 'gone', action: 'delete', bytes: 0 }]);
});
