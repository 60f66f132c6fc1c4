import { expect, it } from 'vitest';
import { definedName, nameFrom } from '../../src/notebook/python-outline.ts';
import { outlinePython } from '../../src/notebook/python-walk.ts';

function definedIn(code: string): string[] {
  const outline = outlinePython(code);
  return [...outline.functions, ...outline.classes].map((each) => definedName(outline, each));
}

it.each([
  ['def f(x): pass', ['f']],
  ['class A(B): x = 1', ['A']],
  ['async def f(): pass\nclass A: pass', ['f', 'A']],
  ['@wrap(y)\ndef f(x): pass', ['f']],
  ['def (x): pass\ny = 1', ['']],
  ['def', ['']],
  ['def : pass\nf = 1', ['']],
  ['class (A): pass', ['']],
])('the name of what is defined in %j is its own, or there is none', (code, names) => {
  expect(definedIn(code)).toEqual(names);
});

it('finds the first name at or behind a place', () => {
  const outline = outlinePython('ab = cd + ef');
  const at = (offset: number) => nameFrom(outline, offset);
  expect([0, 1, 2, 5, 6, 10, 11, 99].map(at)).toEqual([0, 1, 1, 1, 2, 2, 3, 3]);
});
