/** A source with changes on top shows what the disk would show after them. */
import { expect, it } from 'vitest';
import { overlay } from '../../src/edit/overlay.ts';
import { sourceOf } from '../support/one-file.ts';

const changed = overlay(
  sourceOf(
    new Map([
      ['a/old.yml', 'old'],
      ['a/kept.yml', 'kept'],
    ]),
  ),
  [
    { path: 'a/old.yml', before: 'old', after: null },
    { path: 'a/b/new.yml', before: null, after: 'new' },
  ],
);

it('lists no file that is deleted, and what is new', () => {
  expect(changed.list('a')).toEqual(['kept.yml', 'b']);
  expect(changed.list('a/b')).toEqual(['new.yml']);
});

it('reads and finds what is there afterwards', () => {
  expect(['a/old.yml', 'a/kept.yml', 'a/b/new.yml'].map(changed.read)).toEqual([
    null,
    'kept',
    'new',
  ]);
  expect(['a/old.yml', 'a/kept.yml', 'a/b', 'a/b/new.yml'].map(changed.exists)).toEqual([
    false,
    true,
    true,
    true,
  ]);
});
