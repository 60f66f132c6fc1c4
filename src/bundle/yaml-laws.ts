import type { YamlMap, YamlNode, YamlPair } from '../yaml/tree.ts';
import type { BundleFile } from './bundle.ts';
import { walk } from './walk.ts';

/** A key that its map has twice or more. */
export interface Repeat {
  readonly key: string;
  /** The pairs with this key, in the order of the text; the CLI reads the last one. */
  readonly pairs: readonly YamlPair[];
  readonly place: readonly string[];
}

/** A piece of YAML that is well-formed, but that the CLI refuses to load. */
export interface RefusedPiece {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** What breaks the CLI's own laws of YAML in one file. */
export interface BrokenLaws {
  readonly path: string;
  readonly repeats: readonly Repeat[];
  readonly refused: readonly RefusedPiece[];
}

/** Looks at every map of a file once. */
export function brokenLaws({ path, root, view }: BundleFile): BrokenLaws {
  const repeats: Repeat[] = [];
  const refused: RefusedPiece[] = [];
  walk(root, (node, place) => {
    if (node.kind === 'alias' && view.follow(node) === null) {
      refused.push({ ...spanOf(node), message: `there is no anchor "${node.name}" before this` });
    }
    if (node.kind !== 'map') return;
    for (const [key, pairs] of byKey(node)) {
      if (pairs.length > 1) repeats.push({ key, pairs, place: place.keys() });
    }
    for (const { key, value } of node.pairs) {
      const message = isMerge(key) ? refusedMerge(value, view.follow) : refusedKey(key);
      if (message !== null) refused.push({ ...spanOf(key), message });
    }
  });
  return { path, repeats, refused };
}

function byKey({ pairs }: YamlMap): Map<string, YamlPair[]> {
  const groups = new Map<string, YamlPair[]>();
  for (const pair of pairs) {
    if (pair.key.kind !== 'scalar') continue;
    const key = String(pair.key.value);
    const same = groups.get(key) ?? [];
    groups.set(key, same);
    same.push(pair);
  }
  return groups;
}

export function isMerge(key: YamlNode): boolean {
  return key.kind === 'scalar' && key.style === 'plain' && key.value === '<<';
}

function refusedKey(key: YamlNode): string | null {
  if (key.kind !== 'scalar') return 'the key is no text, and the CLI refuses the file';
  if (typeof key.value === 'string' || key.value === null) return null;
  return `the key ${String(key.value)} is no text, and the CLI refuses the file: put it in quotes`;
}

/** The CLI takes an alias, or a list of maps, and nothing else. */
function refusedMerge(
  value: YamlNode | null,
  follow: (node: YamlNode | null) => YamlNode | null,
): string | null {
  const sources = value?.kind === 'seq' ? value.items.map(({ node }) => node) : [value];
  const isMaps = sources.every((source) => follow(source)?.kind === 'map');
  if (isMaps && (value?.kind === 'seq' || value?.kind === 'alias')) return null;
  return 'the merge key "<<" needs an alias of a map, or a list of maps';
}

function spanOf({ start, end }: YamlNode): { start: number; end: number } {
  return { start, end };
}
