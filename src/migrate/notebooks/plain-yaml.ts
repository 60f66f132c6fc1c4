import type { YamlNode, YamlPair } from '../../yaml/tree.ts';

/**
 * What a YAML tree says, without places and styles: to compare two. Scalars are texts, as the CLI
 * takes them where it expects texts. `changed` gives other keys and values to some pairs.
 */
export function plainOf(
  node: YamlNode | null,
  changed: ReadonlyMap<YamlPair, readonly [string, unknown]> = new Map(),
): unknown {
  if (node === null) return null;
  const anchor = node.anchor === null ? [] : [{ anchor: node.anchor }];
  if (node.kind === 'alias') return { alias: node.name };
  if (node.kind === 'scalar')
    return anchor.length > 0 ? [...anchor, textOf(node.value)] : textOf(node.value);
  if (node.kind === 'seq') {
    return ['list', ...anchor, ...node.items.map((item) => plainOf(item.node, changed))];
  }
  const pairs = node.pairs.map((pair) => {
    return changed.get(pair) ?? [plainOf(pair.key, changed), plainOf(pair.value, changed)];
  });
  return ['map', ...anchor, ...pairs];
}

function textOf(value: unknown): unknown {
  return value === null ? null : String(value);
}
