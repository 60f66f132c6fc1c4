import { addTo } from '../grouped.ts';
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
  return knotsOf(arrows).flatMap((knot) => {
    const targets = [...new Set(knot.map(({ target }) => target))].filter((each) => each !== null);
    for (const wanted of [null, ...targets.slice(0, MOST_TARGETS)]) {
      const together = knot.filter(({ target }) => target === null || target === wanted);
      const real = knotsOf(together);
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
function knotsOf<A extends Arrow>(arrows: readonly A[]): A[][] {
  const component = componentsOf(arrowsFrom(arrows));
  const knots = new Map<number, A[]>();
  for (const arrow of arrows) {
    const of = component.get(arrow.from) as number;
    if (of !== component.get(arrow.to)) continue;
    addTo(knots, of, arrow);
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

/** Tarjan's algorithm with a stack of its own: ways may be longer than calls may nest. */
function componentsOf(leaving: ReadonlyMap<string, readonly Arrow[]>): Map<string, number> {
  const component = new Map<string, number>();
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  for (const root of leaving.keys()) {
    if (order.has(root)) continue;
    const path: { at: string; next: number }[] = [];
    const enter = (at: string) => {
      order.set(at, order.size);
      low.set(at, order.get(at) as number);
      open.push(at);
      path.push({ at, next: 0 });
    };
    enter(root);
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const { at } = step;
      const to = leaving.get(at)?.[step.next++]?.to;
      if (to === undefined) {
        path.pop();
        if (low.get(at) === order.get(at)) closeComponent(at, open, component);
        const before = path.at(-1)?.at;
        if (before !== undefined) lower(low, before, low.get(at) as number);
      } else if (!order.has(to)) enter(to);
      else if (!component.has(to)) lower(low, at, order.get(to) as number);
    }
  }
  return component;
}

function lower(low: Map<string, number>, at: string, value: number): void {
  low.set(at, Math.min(low.get(at) as number, value));
}

/** Everything that was opened since `at` leads to it and from it. */
function closeComponent(at: string, open: string[], component: Map<string, number>): void {
  const name = component.size;
  for (let last = open.pop(); last !== undefined; last = open.pop()) {
    component.set(last, name);
    if (last === at) return;
  }
}
