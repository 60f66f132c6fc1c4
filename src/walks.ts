/** What leads to what: for each node those that it leads to. These need not be among the keys. */
export type Links = ReadonlyMap<string, Iterable<string>>;

/** The same links the other way: for each node those that lead to it. */
export function reversed(links: Links): Map<string, Set<string>> {
  const back = new Map<string, Set<string>>([...links.keys()].map((node) => [node, new Set()]));
  for (const [node, others] of links) {
    for (const other of others) {
      const same = back.get(other) ?? new Set();
      back.set(other, same.add(node));
    }
  }
  return back;
}

/** All that can be reached from some nodes, those included, nearest first. */
export function reachable(from: Iterable<string>, links: Links): Set<string> {
  const reached = new Set(from);
  // The set grows while it is read.
  for (const node of reached) for (const other of links.get(node) ?? []) reached.add(other);
  return reached;
}

/** A shortest way, both ends included; null when there is none. */
export function wayBetween(links: Links, from: string, to: string): string[] | null {
  const cameFrom = new Map<string, string | null>([[from, null]]);
  for (const node of cameFrom.keys()) {
    if (node === to) {
      const way: string[] = [];
      for (let at: string | null = to; at !== null; at = cameFrom.get(at) ?? null) way.push(at);
      return way.reverse();
    }
    for (const next of links.get(node) ?? []) if (!cameFrom.has(next)) cameFrom.set(next, node);
  }
  return null;
}

/**
 * Nodes wave by wave, where links lead to what a node waits for: the first wave waits for nothing, each
 * other one for the last and those before. In a wave, lower ranks come first; nodes of one rank in the
 * order in which they become free. Nodes that wait for themselves, and those that wait for such, are
 * left out; nodes that are no keys are not waited for. Takes time linear in the links.
 */
export function wavesOf(waits: Links, rank: (node: string) => number = () => 0): string[][] {
  const left = new Map<string, Set<string>>();
  for (const [node, others] of waits) {
    left.set(node, new Set([...others].filter((other) => waits.has(other))));
  }
  const after = reversed(left);
  const waves: string[][] = [];
  let wave = [...left].flatMap(([node, others]) => (others.size === 0 ? [node] : []));
  while (wave.length > 0) {
    waves.push(wave.sort((a, b) => rank(a) - rank(b)));
    const next: string[] = [];
    for (const node of wave) {
      for (const other of after.get(node) ?? []) {
        const still = left.get(other) as Set<string>;
        still.delete(node);
        if (still.size === 0) next.push(other);
      }
    }
    wave = next;
  }
  return waves;
}

/** Something of a list and the keys of others in it that it waits for, such as a task. */
export interface Waiting {
  readonly key: string;
  readonly after: readonly string[];
}

/**
 * For each task one more than the longest chain of tasks that it waits for. Tasks with the same step
 * start side by side, if all take the same time. Tasks that wait for themselves, and those that wait
 * for such ones, have none.
 */
export function stepsOf(tasks: readonly Waiting[]): Map<string, number> {
  const waits = new Map<string, string[]>();
  for (const { key, after } of tasks) waits.set(key, [...(waits.get(key) ?? []), ...after]);
  return new Map(
    wavesOf(waits).flatMap((wave, index) => wave.map((key) => [key, index + 1] as const)),
  );
}

/**
 * For each node the number of links on the longest way from it: 0 for one that leads nowhere. Ways end
 * at nodes in `skipped`, which have no depth themselves: those that lead to each other. Where there
 * are other cycles, the way is cut somewhere. Takes time linear in the links, and ways may be of any
 * length.
 */
export function depthsOf(links: Links, skipped: ReadonlySet<string>): Map<string, number> {
  const depths = new Map<string, number>();
  const begun = new Set<string>();
  for (const root of links.keys()) {
    const path = [root];
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      if (skipped.has(at) || depths.has(at)) {
        path.pop();
        continue;
      }
      const next = [...(links.get(at) ?? [])].filter((each) => !skipped.has(each));
      if (!begun.has(at)) {
        begun.add(at);
        for (const each of next) if (!begun.has(each)) path.push(each);
        continue;
      }
      depths.set(
        at,
        next.reduce((most, each) => Math.max(most, 1 + (depths.get(each) ?? 0)), 0),
      );
    }
  }
  return depths;
}

/**
 * For each node the number of its knot: nodes that lead to each other have the same. Tarjan's
 * algorithm with a stack of its own, since ways may be longer than calls may nest.
 */
export function knotsOf(links: Links): Map<string, number> {
  const knots = new Map<string, number>();
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  for (const root of links.keys()) {
    if (order.has(root)) continue;
    const path: { at: string; next: Iterator<string> }[] = [];
    const enter = (at: string) => {
      order.set(at, order.size);
      low.set(at, order.get(at) as number);
      open.push(at);
      path.push({ at, next: (links.get(at) ?? [])[Symbol.iterator]() });
    };
    enter(root);
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const { at } = step;
      const { value: to, done } = step.next.next();
      if (done === true) {
        path.pop();
        if (low.get(at) === order.get(at)) closeKnot(at, open, knots);
        const before = path.at(-1)?.at;
        if (before !== undefined) lower(low, before, low.get(at) as number);
      } else if (!order.has(to)) enter(to);
      else if (!knots.has(to)) lower(low, at, order.get(to) as number);
    }
  }
  return knots;
}

function lower(low: Map<string, number>, at: string, value: number): void {
  low.set(at, Math.min(low.get(at) as number, value));
}

/** Everything that was opened since `at` leads to it and from it. */
function closeKnot(at: string, open: string[], knots: Map<string, number>): void {
  const name = knots.size;
  for (let last = open.pop(); last !== undefined; last = open.pop()) {
    knots.set(last, name);
    if (last === at) return;
  }
}
