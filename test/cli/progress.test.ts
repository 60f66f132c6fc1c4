/** What `check` says to a person who waits. */
import { expect, it } from 'vitest';
import { progressOf } from '../../src/cli/progress.ts';

/** What is shown when files are read at these times, in ms. */
function shownAt(times: readonly number[]): string[] {
  const shown: string[] = [];
  let time = 0;
  const progress = progressOf({ progress: (text) => shown.push(text) }, () => time);
  for (time of times) progress.read();
  progress.end();
  return shown;
}

it('says nothing within a second, nor at its end', () => {
  expect(shownAt([7, 8, 1006])).toEqual([]);
});

it('says how many files are read after a second, ten times a second, and takes the line away', () => {
  expect(shownAt([7, 1007, 1106, 1107])).toEqual([
    'Checking: 2 files read',
    'Checking: 4 files read',
    '',
  ]);
});

it('begins anew after its end', () => {
  const shown: string[] = [];
  let time = 0;
  const progress = progressOf({ progress: (text) => shown.push(text) }, () => time);
  progress.read();
  progress.end();
  time = 5000;
  progress.read();
  time = 6000;
  progress.read();
  expect(shown).toEqual(['Checking: 2 files read']);
});

it('is silent where nobody would see it', () => {
  expect(() => progressOf({ progress: null }).read()).not.toThrow();
});
