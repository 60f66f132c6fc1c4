import type { YamlNode } from './tree.ts';
import type { YamlView } from './view.ts';

/**
 * The number of nodes of a tree, each counted as often as aliases show it: what a reader has in hand
 * that puts values in the places of their aliases. An alias within its own anchor counts as one. Takes
 * time in proportion to the nodes that are written, and may be larger than an integer can be.
 */
export function expandedSize(root: YamlNode | null, view: Pick<YamlView, 'follow'>): number {
  const anchored = new Map<YamlNode, number>();
  // An alias stands behind its anchor, so that what it means is measured by then. No tree is so deep
  // that this could be.
  const measure = (node: YamlNode | null): number => {
    if (node === null) return 0;
    const size = measureBare(node);
    if (node.anchor !== null) anchored.set(node, size);
    return size;
  };
  const measureBare = (node: YamlNode): number => {
    switch (node.kind) {
      case 'scalar':
        return 1;
      case 'alias': {
        const meant = view.follow(node);
        return 1 + (meant === null ? 0 : (anchored.get(meant) ?? 0));
      }
      case 'seq':
        return node.items.reduce((sum, item) => sum + measure(item.node), 1);
      case 'map':
        return node.pairs.reduce((sum, { key, value }) => sum + measure(key) + measure(value), 1);
    }
  };
  return measure(root);
}
