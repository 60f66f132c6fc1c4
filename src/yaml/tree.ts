import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  type Node,
  type Pair,
  parseAllDocuments,
  type Scalar,
} from 'yaml';

/**
 * A YAML document as a plain tree that knows where everything stands. Nothing is expanded: an
 * alias stays an alias, so a tree is never larger than its text.
 */
export type YamlNode = YamlScalar | YamlMap | YamlSeq | YamlAlias;

interface NodeBase {
  /** Offset of the node's first character. Anchor and tag stand before it. */
  readonly start: number;
  /** Offset behind its last character that is neither comment nor blank. */
  readonly end: number;
  readonly anchor: string | null;
}

export interface YamlScalar extends NodeBase {
  readonly kind: 'scalar';
  readonly value: unknown;
  readonly style: 'plain' | 'single' | 'double' | 'block';
  /** The tag that is written before it, in full; null when there is none. */
  readonly tag: string | null;
}

export interface YamlMap extends NodeBase {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly pairs: readonly YamlPair[];
}

export interface YamlPair {
  readonly key: YamlNode;
  readonly value: YamlNode | null;
}

export interface YamlSeq extends NodeBase {
  readonly kind: 'seq';
  readonly flow: boolean;
  readonly items: readonly YamlItem[];
}

export interface YamlItem {
  /** Offset of the dash; null in flow sequences. */
  readonly dash: number | null;
  readonly node: YamlNode | null;
}

export interface YamlAlias extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
}

export interface YamlTree {
  readonly root: YamlNode | null;
  /** Why the text is not YAML, with the place; the tree is then not to be used. */
  readonly fault: { readonly offset: number; readonly message: string } | null;
  /** Whether other documents follow. */
  readonly more: boolean;
}

/**
 * Parses the first document of a text, the only one that the Databricks CLI reads. Duplicate keys
 * are kept. Never throws: what cannot be parsed, or is nested beyond reason, is a fault.
 */
export function parseTree(text: string): YamlTree {
  try {
    const documents = parseAllDocuments(text, {
      keepSourceTokens: true,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const more = documents.length > 1;
    const [document] = documents;
    if (document === undefined || !('contents' in document)) {
      return { root: null, fault: null, more: false };
    }
    const [error] = document.errors;
    if (error) {
      return { root: null, fault: { offset: error.pos[0], message: error.message }, more };
    }
    return { root: document.contents && nodeOf(document.contents as Node), fault: null, more };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { root: null, fault: { offset: 0, message: 'nested too deeply' }, more: false };
  }
}

function nodeOf(node: Node): YamlNode {
  const [start, valueEnd] = node.range ?? [0, 0];
  if (isAlias(node)) {
    return { kind: 'alias', name: node.source, start, end: valueEnd, anchor: null };
  }
  const anchor = node.anchor ?? null;
  if (isScalar(node)) {
    return {
      kind: 'scalar',
      value: node.value,
      style: styleOf(node),
      tag: node.tag ?? null,
      start,
      end: valueEnd,
      anchor,
    };
  }
  const flow = 'flow' in node && node.flow === true;
  if (isMap(node)) {
    const pairs = node.items.map(pairOf);
    const last = pairs.at(-1);
    const end = flow ? valueEnd : (last?.value?.end ?? last?.key.end ?? valueEnd);
    return { kind: 'map', flow, pairs, start, end, anchor };
  }
  const dashes = flow ? [] : dashesOf(node.srcToken);
  const items = (node as unknown as { items: (Node | Pair)[] }).items.map((item, index) => ({
    dash: dashes[index] ?? null,
    node: isPair(item) ? onePairMap(item) : item && nodeOf(item),
  }));
  const last = items.at(-1);
  const lastEnd =
    last?.node?.end ?? (last?.dash === null || last === undefined ? null : last.dash + 1);
  return { kind: 'seq', flow, items, start, end: flow ? valueEnd : (lastEnd ?? valueEnd), anchor };
}

function pairOf(pair: Pair): YamlPair {
  return {
    key: nodeOf(pair.key as Node),
    value: pair.value === null ? null : nodeOf(pair.value as Node),
  };
}

/** `[a: b]` is a sequence that holds a map of one pair. */
function onePairMap(pair: Pair): YamlMap {
  const only = pairOf(pair);
  const end = only.value?.end ?? only.key.end;
  return { kind: 'map', flow: true, pairs: [only], start: only.key.start, end, anchor: null };
}

function styleOf({ type }: Scalar): YamlScalar['style'] {
  if (type === 'QUOTE_SINGLE') return 'single';
  if (type === 'QUOTE_DOUBLE') return 'double';
  return type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL' ? 'block' : 'plain';
}

function dashesOf(token: unknown): number[] {
  const { items } = token as { items: { start: { type: string; offset: number }[] }[] };
  return items.flatMap(({ start }) => {
    const dash = start.find(({ type }) => type === 'seq-item-ind');
    return dash === undefined ? [] : [dash.offset];
  });
}
