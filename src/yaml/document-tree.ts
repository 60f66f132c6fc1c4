import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  type Node,
  type Pair,
  parseAllDocuments,
  type Scalar,
} from 'yaml';
import { plainWords } from './plain-words.ts';
import {
  DEEPEST,
  TOO_DEEP,
  type YamlMap,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
  type YamlTree,
} from './tree.ts';

/**
 * Parses the first document of a text with the package `yaml`: slowly, but with a place and a reason for
 * every fault. Never throws.
 */
export function treeOfDocument(text: string): YamlTree {
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
    const error = document.errors.find((each) => !isTaken(each));
    if (error) {
      // What the library says when it calls itself too often.
      const message = error.message.includes('call stack') ? TOO_DEEP : plainWords(error);
      return { root: null, fault: { offset: error.pos[0], message }, more };
    }
    const contents = document.contents as Node | null;
    const offset = tooDeep(contents);
    if (offset !== null) return { root: null, fault: { offset, message: TOO_DEEP }, more };
    return { root: contents && nodeOf(contents), fault: null, more };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { root: null, fault: { offset: 0, message: TOO_DEEP }, more: false };
  }
}

/** What `yaml` reads all the same, and the CLI takes. */
function isTaken({ code, message }: { code: string; message: string }): boolean {
  return code === 'MISSING_CHAR' && message.startsWith('Comments must be separated');
}

/** Where a tree is nested too deeply; null when it is not. */
function tooDeep(root: Node | null): number | null {
  const todo: { node: unknown; depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { node, depth } = next;
    if (depth > DEEPEST) return offsetOf(node);
    if (isPair(node)) todo.push({ node: node.key, depth }, { node: node.value, depth });
    else if (isCollection(node)) {
      for (const item of node.items) todo.push({ node: item, depth: depth + 1 });
    }
  }
  return null;
}

function offsetOf(node: unknown): number {
  const first = isPair(node) ? node.key : node;
  return (first as Node | null)?.range?.[0] ?? 0;
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
