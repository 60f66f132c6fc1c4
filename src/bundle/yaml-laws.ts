import { addTo } from '../grouped.ts';
import type { YamlAlias, YamlMap, YamlNode, YamlPair, YamlScalar } from '../yaml/tree.ts';
import type { BundleFile } from './bundle.ts';
import type { RefusedPiece } from './refused-piece.ts';
import { keysTo, walk } from './walk.ts';
import { refusedCharacters } from './yaml-characters.ts';
import { refusedInCollection } from './yaml-flow.ts';
import { refusedHead } from './yaml-head.ts';
import { badEscape, scalarFault, typeOf } from './yaml-scalars.ts';
import { refusedTabs } from './yaml-tabs.ts';

/** A key that its map has twice or more. */
export interface Repeat {
  readonly key: string;
  /** The pairs with this key, in the order of the text; the CLI reads the last one. */
  readonly pairs: readonly YamlPair[];
  readonly place: readonly string[];
}

/** What breaks the CLI's own laws of YAML in one file. */
export interface BrokenLaws {
  readonly path: string;
  readonly repeats: readonly Repeat[];
  readonly refused: readonly RefusedPiece[];
}

/** Looks at every map of a file once. */
export function brokenLaws({ path, text, root, view }: BundleFile): BrokenLaws {
  const repeats: Repeat[] = [];
  const refused = [...refusedCharacters(text), ...refusedHead(text), ...refusedTabs(text, root)];
  if (root !== null && root.kind !== 'map' && !isNull(root)) {
    const end = Math.min(root.end, root.start + 1);
    refused.push({ start: root.start, end, message: 'the file is no map, as bundles are' });
  }
  walk(root, (node, place, inKey) => {
    for (const each of refusedNode(node, text, view.follow)) refused.push(each);
    if (node.kind === 'scalar' && !inKey) {
      const message = refusedValue(node, text);
      if (message !== null) refused.push({ ...spanOf(node), message });
    }
    if (node.kind !== 'map') return;
    if (repeatsKeys(node)) {
      for (const [key, pairs] of byKey(node)) {
        if (pairs.length > 1) repeats.push({ key, pairs, place: keysTo(place) });
      }
    }
    for (const { key, value } of node.pairs) {
      const message = isMerge(key) ? refusedMerge(value, view.follow) : refusedKey(key, text);
      if (message !== null) refused.push({ ...spanOf(key), message });
    }
  });
  return { path, repeats, refused };
}

function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

type Follow = (node: YamlNode | null) => YamlNode | null;

function refusedNode(node: YamlNode, text: string, follow: Follow): RefusedPiece[] {
  const anchor = node.anchor === null ? null : refusedName(node.anchor);
  const refused = anchor === null ? [] : [{ ...anchorSpan(node, text), message: anchor }];
  if (node.kind === 'alias') {
    const message = refusedName(node.name) ?? refusedAlias(node, follow);
    return message === null ? refused : [...refused, { ...spanOf(node), message }];
  }
  if (node.kind !== 'scalar') return [...refused, ...refusedInCollection(node, text)];
  const bad = node.style === 'double' ? badEscape(text.slice(node.start, node.end)) : null;
  if (bad === null) return refused;
  const start = node.start + bad.at;
  return [...refused, { start, end: start + bad.length, message: bad.message }];
}

/** A name of other characters ends, to the CLI, before the first of them. */
function refusedName(name: string): string | null {
  if (/^[A-Za-z0-9_-]+(?:[?:]|$)/.test(name)) return null;
  return `the CLI refuses the anchor "${name}": use letters without accents, digits, _ and -`;
}

function anchorSpan({ start, anchor }: YamlNode, text: string): { start: number; end: number } {
  const mark = `&${anchor}`;
  const at = Math.max(0, text.lastIndexOf(mark, start));
  return { start: at, end: at + mark.length };
}

function refusedValue(node: YamlScalar, text: string): string | null {
  const raw = node.style === 'plain' ? text.slice(node.start, node.end) : String(node.value);
  const type = typeOf(node, raw);
  return type === null ? `the CLI does not know the tag ${node.tag}` : scalarFault(type, raw);
}

function refusedAlias(node: YamlAlias, follow: Follow): string | null {
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

function isMerge(key: YamlNode): boolean {
  return key.kind === 'scalar' && key.style === 'plain' && key.value === '<<';
}

function refusedKey(key: YamlNode, text: string): string | null {
  if (key.kind !== 'scalar') return 'the key is no text, and the CLI refuses the file';
  const type = typeOf(key, key.style === 'plain' ? text.slice(key.start, key.end) : '');
  if (type === 'str' || type === 'null') return null;
  if (type === null) return `the CLI does not know the tag ${key.tag}`;
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
