import type { YamlItem, YamlMap, YamlNode, YamlPair } from '../yaml/tree.ts';

/** How the second tree may differ from the first. */
export interface Difference {
  /** One item that was put into the sequence at `into`, within a piece of the second text. */
  readonly added?: { readonly into: number; readonly start: number; readonly end: number };
  /** Pairs and items of the first tree that are gone. */
  readonly drops?: ReadonlySet<YamlPair | YamlItem>;
  /** Pairs of the first tree whose values are not compared; they may be gone. */
  readonly changes?: ReadonlySet<YamlPair>;
}

/** Whether two trees mean the same, apart from a known difference. Places do not count. */
export function sameTree(a: YamlNode | null, b: YamlNode | null, difference: Difference): boolean {
  if (a === null || b === null) return a === b;
  if (a.anchor !== b.anchor) return false;
  if (a.kind === 'alias') return b.kind === 'alias' && a.name === b.name;
  if (a.kind === 'scalar') return b.kind === 'scalar' && Object.is(a.value, b.value);
  if (a.kind === 'map') return b.kind === 'map' && samePairs(a, b, difference);
  if (b.kind !== 'seq') return false;
  const { added, drops } = difference;
  const isTarget = added !== undefined && a.start === added.into;
  const isAdded = ({ dash }: YamlItem) =>
    isTarget && dash !== null && dash >= added.start && dash < added.end;
  const before = a.items.filter((item) => !drops?.has(item));
  const after = b.items.filter((item) => !isAdded(item));
  return (
    after.length === before.length &&
    b.items.length === after.length + (isTarget ? 1 : 0) &&
    before.every((item, index) => sameTree(item.node, after[index]?.node ?? null, difference))
  );
}

function samePairs(a: YamlMap, b: YamlMap, difference: Difference): boolean {
  const { drops, changes } = difference;
  const changed = a.pairs.filter((pair) => changes?.has(pair)).map(({ key }) => nameOf(key));
  const before = a.pairs.filter((pair) => !drops?.has(pair) && !changes?.has(pair));
  const after = b.pairs.filter(({ key }) => !changed.includes(nameOf(key)));
  return (
    before.length === after.length &&
    before.every((pair, index) => {
      const other = after[index];
      return (
        other !== undefined &&
        sameTree(pair.key, other.key, difference) &&
        sameTree(pair.value, other.value, difference)
      );
    })
  );
}

function nameOf(key: YamlNode): string | null {
  return key.kind === 'scalar' ? String(key.value) : null;
}
