import { DEEPEST, type YamlMap, type YamlNode } from './tree.ts';
import { viewOf, type YamlView } from './view.ts';

/** How many nodes aliases may add to a tree: far more than anyone writes. */
const MOST_ADDED = 10_000;

interface Reader {
  readonly view: YamlView;
  /** How many nodes aliases have added. */
  added: number;
}

/**
 * What a map says, as objects, lists and values, with aliases followed. A merge key is a key like
 * others. Null when an alias is unknown, or aliases add more than `MOST_ADDED` nodes, or one leads back
 * to itself.
 */
export function plainMap(map: YamlMap): Record<string, unknown> | null {
  const reader: Reader = { view: viewOf(map), added: 0 };
  const data = dataOf(reader, map, 0, false);
  return reader.added > MOST_ADDED ? null : (data as Record<string, unknown>);
}

function dataOf(reader: Reader, node: YamlNode | null, depth: number, isAdded: boolean): unknown {
  if (isAdded) reader.added++;
  if (reader.added > MOST_ADDED || node === null) return null;
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'alias': {
      const target = reader.view.follow(node);
      if (target === null || depth > DEEPEST) reader.added = Number.POSITIVE_INFINITY;
      return dataOf(reader, target, depth + 1, true);
    }
    case 'seq':
      return node.items.map((item) => dataOf(reader, item.node, depth + 1, isAdded));
    case 'map': {
      const pairs = node.pairs.map(({ key, value }) => {
        return [
          keyText(dataOf(reader, key, depth + 1, isAdded)),
          dataOf(reader, value, depth + 1, isAdded),
        ] as const;
      });
      return Object.fromEntries(pairs);
    }
  }
}

function keyText(key: unknown): string {
  return typeof key === 'object' && key !== null ? JSON.stringify(key) : String(key);
}
