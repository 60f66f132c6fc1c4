import { addTo } from '../grouped.ts';
import { knotsOf } from '../walks.ts';

/** One thing that leads to another, for one target or, with null, for all. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly target: string | null;
}

/** Things that lead to each other, and one shortest way round among them. */
export interface Cycle<A> {
  readonly members: ReadonlySet<string>;
  readonly way: readonly A[];
}

/** Targets that are tried for one knot of arrows; bundles have a handful. */
const MOST_TARGETS = 20;

/**
 * The cycles that arrows make, each set of things that lead to each other once. Arrows of two
 * targets make no cycle together, since no deployment has both. Takes time linear in the arrows.
 */
export function cyclesOf<A extends Arrow>(arrows: readonly A[]): Cycle<A>[] {
  return arrowsInKnots(arrows).flatMap((knot) => {
    const targets = [...new Set(knot.map(({ target }) => target))].filter((each) => each !== null);
    for (const wanted of [null, ...targets.slice(0, MOST_TARGETS)]) {
      const together = knot.filter(({ target }) => target === null || target === wanted);
      const real = arrowsInKnots(together);
      if (real.length > 0) return real.map(cycleIn);
    }
    return [];
  });
}

function cycleIn<A extends Arrow>(knot: readonly A[]): Cycle<A> {
  return { members: new Set(knot.map(({ from }) => from)), way: wayRound(knot) };
}

/** The shortest way from the first arrow's start back to it. */
function wayRound<A extends Arrow>(knot: readonly A[]): A[] {
  const leaving = arrowsFrom(knot);
  const start = (knot[0] as A).from;
  const cameBy = new Map<string, A | null>([[start, null]]);
  for (const at of cameBy.keys()) {
    for (const arrow of leaving.get(at) ?? []) {
      if (arrow.to === start) return [...wayTo(cameBy, at), arrow];
      if (!cameBy.has(arrow.to)) cameBy.set(arrow.to, arrow);
    }
  }
  return [];
}

function wayTo<A extends Arrow>(cameBy: ReadonlyMap<string, A | null>, end: string): A[] {
  const way: A[] = [];
  for (let arrow = cameBy.get(end); arrow != null; arrow = cameBy.get(arrow.from)) way.push(arrow);
  return way.reverse();
}

/** Arrows that lie on cycles, grouped by the things that lead to each other. */
function arrowsInKnots<A extends Arrow>(arrows: readonly A[]): A[][] {
  const ends = new Map<string, string[]>();
  for (const { from, to } of arrows) addTo(ends, from, to);
  const knotOf = knotsOf(ends);
  const knots = new Map<number, A[]>();
  for (const arrow of arrows) {
    const knot = knotOf.get(arrow.from) as number;
    if (knot !== knotOf.get(arrow.to)) continue;
    addTo(knots, knot, arrow);
  }
  return [...knots.values()];
}

function arrowsFrom<A extends Arrow>(arrows: readonly A[]): Map<string, A[]> {
  const leaving = new Map<string, A[]>();
  for (const arrow of arrows) {
    addTo(leaving, arrow.from, arrow);
  }
  return leaving;
}
