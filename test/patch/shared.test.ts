import { expect, it } from 'vitest';
import { isShared, isShownElsewhere } from '../../src/patch/shared.ts';
import { jobIn } from '../support/one-file.ts';

/** A job with these tags, whose name may be an alias of a part of them. */
function bodyOf(tags: string, uses = '*here'): ReturnType<typeof jobIn> {
  const text = `resources:\n  jobs:\n    a_job:\n      tags: ${tags}\n      name: ${uses}\n`;
  return jobIn(text, 'a_job');
}

it.each([
  ['&here x', true],
  ['[a, b]', false],
  ['[&here a, b]', true],
  ['[a, &here b, c]', true],
  ['[a, [b, &here c]]', true],
  ['{a: b}', false],
  ['{a: b, c: &here d}', true],
  ['{&here a: b}', true],
  ['{a: [b, {c: &here d}]}', true],
  ['[a, &unused b]', false],
  ['&unused {a: &unused2 b}', false],
])('an alias stands for something in %s: %s', (tags, shared) => {
  const uses = shared ? '*here' : 'x';
  const { fields, resource } = bodyOf(tags, uses);
  expect(isShared(resource.file.view, fields.get('tags')?.value ?? null)).toBe(shared);
});

it('nothing is in no node', () => {
  expect(isShared(bodyOf('x', 'y').resource.file.view, null)).toBe(false);
});

it.each([
  ['[a, &here b, c]', 'a', false],
  ['[a, &here b, c]', 'b', true],
  ['[a, &here b, c]', 'c', false],
  ['&here [a, b]', 'b', true],
  ['{&here a: b, c: d}', 'a', true],
  ['{&here a: b, c: d}', 'b', false],
  ['{a: &here b, c: d}', 'b', true],
  ['{a: &here b, c: d}', 'd', false],
  ['[{a: &here [b]}, c]', 'b', true],
])('in %s an alias shows %s, too: %s', (tags, word, shown) => {
  const { resource } = bodyOf(tags);
  const { file } = resource;
  const at = file.text.indexOf(tags) + tags.search(new RegExp(`\\b${word}\\b`));
  expect(isShownElsewhere(file, at)).toBe(shown);
});
