import { addTo } from '../../grouped.ts';
/** What must be done before what: for each node those that it waits for. */
export type Order = ReadonlyMap<string, ReadonlySet<string>>;

/** The nodes behind all that they wait for; those that wait for each other in a cycle are left out. */
export function inTurn(order: Order): string[] {
  const after = new Map<string, string[]>();
  const left = new Map<string, number>();
  for (const [node, waits] of order) {
    const known = [...waits].filter((wait) => order.has(wait));
    left.set(node, known.length);
    for (const wait of known) {
      addTo(after, wait, node);
    }
  }
  const done = [...left].flatMap(([node, count]) => (count === 0 ? [node] : []));
  // The list grows while it is read.
  for (const node of done) {
    for (const next of after.get(node) ?? []) {
      const count = (left.get(next) ?? 0) - 1;
      left.set(next, count);
      if (count === 0) done.push(next);
    }
  }
  return done;
}

/** For each node all that is before it, through any others. */
export function allBefore(order: Order): Map<string, Set<string>> {
  const before = new Map<string, Set<string>>();
  for (const node of inTurn(order)) {
    const all = new Set<string>();
    for (const wait of order.get(node) ?? []) {
      all.add(wait);
      for (const each of before.get(wait) ?? []) all.add(each);
    }
    before.set(node, all);
  }
  return before;
}
