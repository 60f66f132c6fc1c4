import type { YamlNode } from '../yaml/tree.ts';
import type { YamlView } from '../yaml/view.ts';

/** Whether an alias anywhere stands for something in a node. */
export function isShared(view: YamlView, node: YamlNode | null): boolean {
  if (node === null) return false;
  if (node.anchor !== null && view.isAliased(node.anchor)) return true;
  if (node.kind === 'seq') return node.items.some((item) => isShared(view, item.node));
  if (node.kind !== 'map') return false;
  return node.pairs.some(({ key, value }) => isShared(view, key) || isShared(view, value));
}
