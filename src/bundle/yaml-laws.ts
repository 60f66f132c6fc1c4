import { addTo } from '../grouped.ts';
import type { YamlMap, YamlNode, YamlPair } from '../yaml/tree.ts';
import type { BundleFile } from './bundle.ts';
import { keysTo, walk } from './walk.ts';

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
  if (root !== null && root.kind !== 'map' && !isNull(root)) {
    const end = Math.min(root.end, root.start + 1);
    refused.push({ start: root.start, end, message: 'the file is no map, as bundles are' });
  }
  walk(root, (node, place) => {
    const message = refusedNode(node, view.follow);
    if (message !== null) refused.push({ ...spanOf(node), message });
    if (node.kind !== 'map') return;
    if (repeatsKeys(node)) {
      for (const [key, pairs] of byKey(node)) {
        if (pairs.length > 1) repeats.push({ key, pairs, place: keysTo(place) });
      }
    }
    for (const { key, value } of node.pairs) {
      const message = isMerge(key) ? refusedMerge(value, view.follow) : refusedKey(key);
      if (message !== null) refused.push({ ...spanOf(key), message });
    }
  });
  return { path, repeats, refused };
}

function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

type Follow = (node: YamlNode | null) => YamlNode | null;

/** The tags of scalars that the CLI takes. */
const TAGS = /^(tag:yaml\.org,2002:(str|int|float|bool|null|timestamp|merge)|!)$/;

function refusedNode(node: YamlNode, follow: Follow): string | null {
  if (node.kind === 'scalar' && node.tag !== null && !TAGS.test(node.tag)) {
    return `the CLI does not know the tag ${node.tag}`;
  }
  if (node.kind !== 'alias') return null;
  const target = follow(node);
  if (target === null) return `there is no anchor "${node.name}" before this`;
  const isInside = target.start <= node.start && node.end <= target.end;
  return isInside
    ? `the alias "${node.name}" stands inside of what it stands for, which has no end`
    : null;
}

function repeatsKeys({ pairs }: YamlMap): boolean {
  const keys = new Set<string>();
  let scalars = 0;
  for (const { key } of pairs) {
    if (key.kind !== 'scalar') continue;
    scalars++;
    keys.add(String(key.value));
  }
  return keys.size < scalars;
}

function byKey({ pairs }: YamlMap): Map<string, YamlPair[]> {
  const groups = new Map<string, YamlPair[]>();
  for (const pair of pairs) {
    if (pair.key.kind !== 'scalar') continue;
    const key = String(pair.key.value);
    addTo(groups, key, pair);
  }
  return groups;
}

export function isMerge(key: YamlNode): boolean {
  return key.kind === 'scalar' && key.style === 'plain' && key.value === '<<';
}

/** What YAML 1.1 takes for a day, or a day and a time. */
const DATE = /^\d{4}-\d\d?-\d\d?(?:[Tt ]\s*\d.*)?$/;

function refusedKey(key: YamlNode): string | null {
  if (key.kind !== 'scalar') return 'the key is no text, and the CLI refuses the file';
  const isDate = key.style === 'plain' && DATE.test(String(key.value));
  if (!isDate && (typeof key.value === 'string' || key.value === null)) return null;
  return `the key ${String(key.value)} is no text, and the CLI refuses the file: put it in quotes`;
}

/** The CLI takes an alias, or a list of maps, and nothing else. */
function refusedMerge(value: YamlNode | null, follow: Follow): string | null {
  const sources = value?.kind === 'seq' ? value.items.map(({ node }) => node) : [value];
  const isMaps = sources.every((source) => follow(source)?.kind === 'map');
  if (isMaps && (value?.kind === 'seq' || value?.kind === 'alias')) return null;
  return 'the merge key "<<" needs an alias of a map, or a list of maps';
}

function spanOf({ start, end }: YamlNode): { start: number; end: number } {
  return { start, end };
}
