import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Arrow, cyclesOf } from '../../src/bundle/cycles.ts';
import { depthsOf } from '../../src/walks.ts';
import { runs } from '../support/runs.ts';

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const target = fc.constantFrom(null, null, 'dev', 'prod');
const arrow: fc.Arbitrary<Arrow> = fc.record({ from: name, to: name, target });
const arrows = fc.array(arrow, { maxLength: 14 });

/** Whether one thing leads to another over arrows of one target and of all targets. */
function leads(all: readonly Arrow[], wanted: string | null, from: string, to: string): boolean {
  const usable = all.filter((each) => each.target === null || each.target === wanted);
  const reached = new Set<string>([from]);
  for (const at of reached) {
    for (const each of usable) {
      if (each.from !== at) continue;
      if (each.to === to) return true;
      reached.add(each.to);
    }
  }
  return false;
}

it('every way is a cycle of arrows that one deployment has', () => {
  fc.assert(
    fc.property(arrows, (all) => {
      for (const { way, members } of cyclesOf(all)) {
        expect(way.length).toBeGreaterThan(0);
        for (const [index, step] of way.entries()) {
          expect(all).toContain(step);
          expect(members.has(step.from)).toBe(true);
          expect(step.to).toBe(way[(index + 1) % way.length]?.from);
        }
        const targets = new Set(way.map((step) => step.target).filter((each) => each !== null));
        expect(targets.size).toBeLessThanOrEqual(1);
        expect(new Set(way.map(({ from }) => from)).size).toBe(way.length);
      }
    }),
    runs(100),
  );
});

it('finds a cycle if and only if something leads to itself', () => {
  fc.assert(
    fc.property(arrows, (all) => {
      const names = [...new Set(all.map(({ from }) => from))];
      const real = [null, 'dev', 'prod'].some((wanted) => {
        return names.some((each) => leads(all, wanted, each, each));
      });
      expect(cyclesOf(all).length > 0).toBe(real);
    }),
    runs(100),
  );
});

it('reports things that lead to each other once', () => {
  fc.assert(
    fc.property(arrows, (all) => {
      const everywhere = all.map((each) => ({ ...each, target: null }));
      const cycles = cyclesOf(everywhere);
      const names = new Set(everywhere.flatMap(({ from, to }) => [from, to]));
      for (const each of names) {
        const inside = cycles.filter(({ members }) => members.has(each));
        expect(inside.length).toBe(leads(everywhere, null, each, each) ? 1 : 0);
      }
    }),
    runs(100),
  );
});

it('ways of a hundred thousand steps are walked', () => {
  const length = 100_000;
  const line = Array.from({ length }, (_, at) => ({
    from: `${at}`,
    to: `${(at + 1) % length}`,
    target: null,
  }));
  expect(cyclesOf(line)[0]?.way).toHaveLength(length);
  expect(cyclesOf(line.slice(1))).toEqual([]);
  const graph = new Map(line.slice(0, -1).map(({ from, to }) => [from, new Set([to])]));
  expect(depthsOf(graph, new Set()).get('0')).toBe(length - 1);
});

it('depth is the length of the longest way, as plain recursion finds it', () => {
  const edges = fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 20 });
  fc.assert(
    fc.property(edges, fc.array(fc.nat(8)), (pairs, skips) => {
      const skipped = new Set(skips.map(String));
      const graph = new Map<string, Set<string>>(
        Array.from({ length: 9 }, (_, at) => {
          const down = pairs.filter(([from, to]) => from === at && to > at);
          return [`${at}`, new Set(down.map(([, to]) => `${to}`))];
        }),
      );
      const longest = (at: string): number =>
        Math.max(
          0,
          ...[...(graph.get(at) ?? [])].flatMap((to) => (skipped.has(to) ? [] : [1 + longest(to)])),
        );
      const wanted = [...graph.keys()].filter((key) => !skipped.has(key));
      expect(depthsOf(graph, skipped)).toEqual(new Map(wanted.map((key) => [key, longest(key)])));
    }),
    runs(100),
  );
});

it('ends in any graph', () => {
  fc.assert(
    fc.property(arrows, (all) => {
      const graph = new Map<string, Set<string>>();
      for (const { from, to } of all) graph.set(from, (graph.get(from) ?? new Set()).add(to));
      const known = depthsOf(graph, new Set());
      for (const key of graph.keys()) expect(known.has(key)).toBe(true);
    }),
    runs(100),
  );
});
