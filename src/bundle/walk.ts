import type { YamlNode } from '../yaml/tree.ts';

/** Where a node stands: the last key or index that leads to it, and what leads to that. */
export interface ValuePlace {
  readonly above: ValuePlace | null;
  readonly key: string;
}

type Visit = (node: YamlNode, place: ValuePlace | null, inKey: boolean) => void;

/**
 * Calls for each node that is written below a node, itself included, in any order and however deep it
 * is. Every check of a bundle comes here for each of its files, so it makes as little as it can.
 */
export function walk(root: YamlNode | null, visit: Visit): void {
  const nodes: (YamlNode | null)[] = [root];
  const places: (ValuePlace | null)[] = [null];
  const inKeys: boolean[] = [false];
  while (nodes.length > 0) {
    const node = nodes.pop() as YamlNode | null;
    const place = places.pop() as ValuePlace | null;
    const inKey = inKeys.pop() as boolean;
    if (node === null) continue;
    visit(node, place, inKey);
    if (node.kind === 'map') {
      for (const { key, value } of node.pairs) {
        const below = { above: place, key: key.kind === 'scalar' ? String(key.value) : '?' };
        enter(key, below, true);
        enter(value, below, inKey);
      }
    } else if (node.kind === 'seq') {
      let index = 0;
      for (const item of node.items) enter(item.node, { above: place, key: `[${index++}]` }, inKey);
    }
  }

  function enter(node: YamlNode | null, place: ValuePlace, inKey: boolean): void {
    if (node === null) return;
    if (node.kind === 'scalar') {
      visit(node, place, inKey);
      return;
    }
    nodes.push(node);
    places.push(place);
    inKeys.push(inKey);
  }
}

/** The keys and indexes that lead to a place, from the top. */
export function keysTo(place: ValuePlace | null): string[] {
  const keys: string[] = [];
  for (let at = place; at !== null; at = at.above) keys.push(at.key);
  return keys.reverse();
}
