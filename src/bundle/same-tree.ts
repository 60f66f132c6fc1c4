import type { YamlItem, YamlNode } from '../yaml/tree.ts';

/** One item that was put into a sequence. */
interface Added {
  /** Offset of the sequence. */
  readonly into: number;
  /** The piece of the second text in which the item stands. */
  readonly start: number;
  readonly end: number;
}

/**
 * Whether two trees mean the same, apart from the one item that was added to the second. Places do
 * not count.
 */
export function sameTree(a: YamlNode | null, b: YamlNode | null, added: Added): boolean {
  if (a === null || b === null) return a === b;
  if (a.anchor !== b.anchor) return false;
  if (a.kind === 'alias') return b.kind === 'alias' && a.name === b.name;
  if (a.kind === 'scalar') return b.kind === 'scalar' && Object.is(a.value, b.value);
  if (a.kind === 'seq') {
    if (b.kind !== 'seq') return false;
    const isAdded = ({ dash }: YamlItem) =>
      a.start === added.into && dash !== null && dash >= added.start && dash < added.end;
    const items = b.items.filter((item) => !isAdded(item));
    return (
      items.length === a.items.length &&
      b.items.length === items.length + (a.start === added.into ? 1 : 0) &&
      a.items.every((item, index) => sameTree(item.node, items[index]?.node ?? null, added))
    );
  }
  return (
    b.kind === 'map' &&
    a.pairs.length === b.pairs.length &&
    a.pairs.every((pair, index) => {
      const other = b.pairs[index];
      return (
        other !== undefined &&
        sameTree(pair.key, other.key, added) &&
        sameTree(pair.value, other.value, added)
      );
    })
  );
}
