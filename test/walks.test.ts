import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reachable, reversed, stepsOf, wavesOf, wayBetween } from '../src/walks.ts';
import { runs } from './support/runs.ts';

const name = fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f', 'g');

/** Links among a few nodes, some of which are no keys. */
const links = fc
  .uniqueArray(fc.tuple(name, fc.uniqueArray(name, { maxLength: 4 })), { selector: ([key]) => key })
  .map((entries) => new Map(entries));

it('a node is reached if and only if a way leads there, and no way is shorter', () => {
  fc.assert(
    fc.property(links, name, name, (all, from, to) => {
      const way = wayBetween(all, from, to);
      expect(reachable([from], all).has(to)).toBe(way !== null);
      if (way === null) return;
      expect([way[0], way.at(-1)]).toEqual([from, to]);
      for (const [index, at] of way.slice(0, -1).entries()) {
        expect(all.get(at)).toContain(way[index + 1]);
      }
      let near = new Set([from]);
      for (let steps = 1; steps < way.length; steps++) {
        expect(near.has(to)).toBe(false);
        near = new Set([...near, ...[...near].flatMap((at) => all.get(at) ?? [])]);
      }
    }),
    runs(200),
  );
});

it('the other way leads back', () => {
  fc.assert(
    fc.property(links, name, name, (all, from, to) => {
      expect(reversed(all).get(to)?.has(from) ?? false).toBe(all.get(from)?.includes(to) ?? false);
    }),
    runs(100),
  );
});

it('each node is in the first wave behind all that it waits for, or waits for a cycle', () => {
  fc.assert(
    fc.property(links, (all) => {
      const waves = wavesOf(all);
      const wave = new Map(waves.flatMap((nodes, index) => nodes.map((node) => [node, index])));
      for (const [node, waits] of all) {
        const known = waits.filter((each) => all.has(each));
        const inCycle = (each: string) => reachable(all.get(each) ?? [], all).has(each);
        const stuck = [...reachable([node], all)].some(inCycle);
        expect(wave.has(node)).toBe(!stuck);
        if (stuck) continue;
        expect(wave.get(node)).toBe(
          Math.max(-1, ...known.map((each) => wave.get(each) as number)) + 1,
        );
      }
      const tasks = [...all].map(([key, after]) => ({ key, after }));
      expect(stepsOf(tasks)).toEqual(new Map([...wave].map(([key, index]) => [key, index + 1])));
    }),
    runs(200),
  );
});

it('in a wave, lower ranks come first, and then those that are free first', () => {
  const waits = new Map([
    ['late', []],
    ['early', []],
    ['b', ['late']],
    ['a', ['early']],
  ]);
  const rank = (node: string) => (node === 'late' ? 1 : 0);
  expect(wavesOf(waits, rank)).toEqual([
    ['early', 'late'],
    ['a', 'b'],
  ]);
  expect(wavesOf(waits)).toEqual([
    ['late', 'early'],
    ['b', 'a'],
  ]);
});
