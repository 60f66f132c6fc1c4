import { countBelow } from '../count-below.ts';
import { addTo } from '../grouped.ts';
import type { YamlAlias, YamlMap, YamlNode, YamlPair, YamlScalar, YamlSeq } from './tree.ts';

/** One key of a map as the Databricks CLI sees it: aliases followed, merge keys applied. */
export interface Entry {
  readonly key: YamlScalar;
  /** The value, with an alias followed; null when there is none. */
  readonly value: YamlNode | null;
  /** The pair as it is written. */
  readonly pair: YamlPair;
  /** The map in which it is written: another one than asked for when a merge key brought it. */
  readonly owner: YamlMap;
}

/** Reads a document tree by meaning. Every look-up takes bounded time, however aliases nest. */
export interface YamlView {
  /** The node that an alias stands for; other nodes are themselves. Null for an unknown alias. */
  readonly follow: (node: YamlNode | null) => YamlNode | null;
  /** The entries of a map by key; the last of equal keys wins, own keys win over merged ones. */
  readonly entries: (node: YamlNode | null) => ReadonlyMap<string, Entry>;
  /** The sequence at a node; null when it is none. */
  readonly sequence: (node: YamlNode | null) => YamlSeq | null;
  /** Whether an alias of this name stands anywhere. */
  readonly isAliased: (anchor: string) => boolean;
  /** Whether every alias has an anchor before it. */
  readonly knowsAllAliases: () => boolean;
}

const NO_ENTRIES: ReadonlyMap<string, Entry> = new Map();

export function viewOf(root: YamlNode | null): YamlView {
  // Most trees have neither, and are never asked.
  let known: Names | null = null;
  const names = () => {
    known ??= namesOf(root);
    return known;
  };
  const read = new Map<YamlMap, Map<string, Entry>>();

  const follow = (node: YamlNode | null): YamlNode | null => {
    if (node?.kind !== 'alias') return node;
    // An anchor may be set again: an alias means the last one before it.
    const same = names().anchors.get(node.name) ?? [];
    const before = countBelow(same.length, (at) => (same[at] as YamlNode).start < node.start);
    return same[before - 1] ?? null;
  };

  const entries = (node: YamlNode | null): ReadonlyMap<string, Entry> => {
    const map = follow(node);
    if (map?.kind !== 'map') return NO_ENTRIES;
    const before = read.get(map);
    if (before !== undefined) return before;
    const result = new Map<string, Entry>();
    read.set(map, result); // set first: a merge key may lead back here
    for (const { key, value } of map.pairs) {
      if (!isMergeKey(key)) continue;
      const merged = follow(value);
      const sources = merged?.kind === 'seq' ? merged.items.map((item) => item.node) : [merged];
      // Of several merged maps, the first one wins.
      for (const source of sources.reverse()) {
        for (const [name, entry] of entries(source)) result.set(name, entry);
      }
    }
    for (const pair of map.pairs) {
      if (pair.key.kind !== 'scalar' || isMergeKey(pair.key)) continue;
      const value = follow(pair.value);
      result.set(String(pair.key.value), { key: pair.key, value, pair, owner: map });
    }
    return result;
  };

  return {
    follow,
    entries,
    sequence: (node) => {
      const found = follow(node);
      return found?.kind === 'seq' ? found : null;
    },
    isAliased: (anchor) => names().used.has(anchor),
    knowsAllAliases: () => names().aliases.every((alias) => follow(alias) !== null),
  };
}

function isMergeKey(key: YamlNode): boolean {
  return key.kind === 'scalar' && key.style === 'plain' && key.value === '<<';
}

/** Where the anchors and aliases of a tree stand. */
interface Names {
  /** By name, in the order of the text. */
  readonly anchors: ReadonlyMap<string, readonly YamlNode[]>;
  readonly aliases: readonly YamlAlias[];
  /** Names that aliases have. */
  readonly used: ReadonlySet<string>;
}

function namesOf(root: YamlNode | null): Names {
  const anchors = new Map<string, YamlNode[]>();
  const aliases: YamlAlias[] = [];
  const todo: (YamlNode | null)[] = [root];
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (node === null) continue;
    if (node.anchor !== null) addTo(anchors, node.anchor, node);
    if (node.kind === 'alias') aliases.push(node);
    if (node.kind === 'map') for (const { key, value } of node.pairs) todo.push(key, value);
    if (node.kind === 'seq') for (const item of node.items) todo.push(item.node);
  }
  for (const same of anchors.values()) same.sort((a, b) => a.start - b.start);
  return { anchors, aliases, used: new Set(aliases.map(({ name }) => name)) };
}
