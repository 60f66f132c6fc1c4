import type { YamlNode, YamlPair } from '../yaml/tree.ts';
import type { YamlView } from '../yaml/view.ts';

/** Whether an alias anywhere stands for something in a node. */
export function isShared(view: YamlView, node: YamlNode | null): boolean {
  if (node === null) return false;
  if (node.anchor !== null && view.isAliased(node.anchor)) return true;
  if (node.kind === 'seq') return node.items.some((item) => isShared(view, item.node));
  if (node.kind !== 'map') return false;
  return node.pairs.some(({ key, value }) => isShared(view, key) || isShared(view, value));
}

/** Whether an alias anywhere shows the text at an offset in another place, too. */
export function isShownElsewhere(
  { root, view }: { readonly root: YamlNode | null; readonly view: YamlView },
  offset: number,
): boolean {
  for (let node = root; node !== null; node = childAt(node, offset)) {
    if (node.anchor !== null && view.isAliased(node.anchor)) return true;
  }
  return false;
}

/** The node directly in another one that holds an offset. */
function childAt(node: YamlNode, offset: number): YamlNode | null {
  if (node.kind === 'seq') {
    const startOf = (at: number) => node.items[at]?.dash ?? node.items[at]?.node?.start ?? 0;
    return node.items[lastUpTo(node.items.length, startOf, offset)]?.node ?? null;
  }
  if (node.kind !== 'map') return null;
  const pair =
    node.pairs[lastUpTo(node.pairs.length, (at) => (node.pairs[at] as YamlPair).key.start, offset)];
  return pair === undefined || offset < pair.key.end ? (pair?.key ?? null) : pair.value;
}

/** The last of so many places, in order, that is not behind an offset; by halving. */
function lastUpTo(count: number, startOf: (at: number) => number, offset: number): number {
  let [low, high] = [0, count];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (startOf(middle) <= offset) low = middle;
    else high = middle;
  }
  return low;
}
