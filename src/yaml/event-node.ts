import {
  type AliasEvent,
  COLLECTION_STYLE_FLOW,
  EVENT_ALIAS,
  EVENT_DOCUMENT,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  type MappingEvent,
  type SequenceEvent,
} from 'js-yaml';
import { scalarOf } from './event-scalar.ts';
import {
  accept,
  breakLine,
  Doubt,
  expect,
  reach,
  readProps,
  skip,
  type Walk,
} from './event-walk.ts';
import {
  DEEPEST,
  type YamlAlias,
  type YamlItem,
  type YamlMap,
  type YamlNode,
  type YamlPair,
  type YamlSeq,
} from './tree.ts';

/** How far a key may be from its colon, with a margin: the limit is 1,024. */
const LONGEST_KEY = 1000;

/** Reads the node that comes next. Throws Doubt where it may be something else to another parser. */
export function nodeOf(walk: Walk, depth: number): YamlNode {
  const event = walk.events[walk.next++];
  if (event === undefined || depth > DEEPEST) throw new Doubt();
  switch (event.type) {
    case EVENT_SCALAR:
      return scalarOf(walk, event);
    case EVENT_ALIAS:
      return aliasOf(walk, event);
    case EVENT_SEQUENCE:
    case EVENT_MAPPING:
      return collectionOf(walk, event, depth);
    case EVENT_DOCUMENT:
    case EVENT_POP:
      throw new Doubt();
  }
}

function aliasOf(walk: Walk, { anchorStart, anchorEnd: end }: AliasEvent): YamlAlias {
  const start = anchorStart - 1;
  reach(walk, start);
  walk.at = end;
  const name = walk.text.slice(anchorStart, end);
  return { kind: 'alias', name, start, end, anchor: null };
}

function collectionOf(walk: Walk, event: SequenceEvent | MappingEvent, depth: number): YamlNode {
  const { tagStart, tagEnd, style } = event;
  const anchor = readProps(walk, event);
  // Tags of one's own say nothing of how it is read; those of YAML may.
  if (tagStart >= 0 && !/^![\w-]+$/.test(walk.text.slice(tagStart, tagEnd))) throw new Doubt();
  const isSeq = event.type === EVENT_SEQUENCE;
  if (style !== COLLECTION_STYLE_FLOW) {
    // On the line of the first key, they may be the key's to one parser.
    if (event.anchorStart >= 0 || tagStart >= 0) breakLine(walk);
    return isSeq ? blockSeqOf(walk, anchor, depth) : blockMapOf(walk, anchor, depth);
  }
  walk.flows++;
  const flow = isSeq ? flowSeqOf(walk, anchor, depth) : flowMapOf(walk, anchor, depth);
  walk.flows--;
  return flow;
}

function blockMapOf(walk: Walk, anchor: string | null, depth: number): YamlMap {
  const pairs: YamlPair[] = [];
  while (!atPop(walk)) {
    if (pairs.length > 0) breakLine(walk);
    const key = keyOf(walk, depth + 1);
    if (key.kind === 'map' || key.kind === 'seq') throw new Doubt();
    const colon = walk.at;
    const value = nodeOf(walk, depth + 1);
    const between = walk.text.slice(colon, value.start);
    // Behind an anchor, a map may begin on the line of its key to one parser.
    const isBlock = value.kind === 'map' && !value.flow;
    if ((isBlock && !between.includes('\n')) || endsLines(between, value)) throw new Doubt();
    pairs.push({ key, value });
  }
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (first === undefined || last === undefined) throw new Doubt();
  const { start } = first.key;
  return { kind: 'map', flow: false, pairs: fitted(pairs), start, end: endOf(last), anchor };
}

function blockSeqOf(walk: Walk, anchor: string | null, depth: number): YamlSeq {
  skip(walk);
  const start = walk.at;
  const items: YamlItem[] = [];
  while (!atPop(walk)) {
    if (items.length > 0) breakLine(walk);
    expect(walk, '-');
    const dash = walk.at - 1;
    const node = nodeOf(walk, depth + 1);
    if (endsLines(walk.text.slice(dash, node.start), node)) throw new Doubt();
    items.push({ dash, node });
  }
  const end = items.at(-1)?.node?.end ?? start;
  return { kind: 'seq', flow: false, items: fitted(items), start, end, anchor };
}

/**
 * Whether comments such as `#this` stand on lines of their own before a text: where they are less
 * indented, `yaml` takes what follows the text as its next line.
 */
function endsLines(between: string, { kind }: YamlNode): boolean {
  return kind === 'scalar' && between.includes('#') && /\n *#\S/.test(between);
}

function flowSeqOf(walk: Walk, anchor: string | null, depth: number): YamlSeq {
  expect(walk, '[');
  const start = walk.at - 1;
  const items: YamlItem[] = [];
  while (!atPop(walk)) {
    items.push({ dash: null, node: flowItemOf(walk, depth + 1) });
    accept(walk, ',');
  }
  expect(walk, ']');
  return { kind: 'seq', flow: true, items: fitted(items), start, end: walk.at, anchor };
}

function flowItemOf(walk: Walk, depth: number): YamlNode {
  const event = walk.events[walk.next];
  if (event?.type !== EVENT_MAPPING || !isOnePair(walk, event)) return nodeOf(walk, depth);
  walk.next++;
  const key = keyOf(walk, depth + 1);
  const pair = { key, value: nodeOf(walk, depth + 1) };
  if (!atPop(walk)) throw new Doubt();
  return {
    kind: 'map',
    flow: true,
    pairs: [pair],
    start: key.start,
    end: endOf(pair),
    anchor: null,
  };
}

/** Whether `[a: b]` is read, a map of one pair without braces: its key begins where it begins. */
function isOnePair({ text, events, next }: Walk, { start }: MappingEvent): boolean {
  if (text[start] !== '{') return true;
  const key = events[next + 1];
  return (key?.type === EVENT_MAPPING || key?.type === EVENT_SEQUENCE) && key.start === start;
}

function flowMapOf(walk: Walk, anchor: string | null, depth: number): YamlMap {
  expect(walk, '{');
  const start = walk.at - 1;
  const pairs: YamlPair[] = [];
  while (!atPop(walk)) {
    pairs.push(flowPairOf(walk, depth + 1));
    accept(walk, ',');
  }
  expect(walk, '}');
  return { kind: 'map', flow: true, pairs: fitted(pairs), start, end: walk.at, anchor };
}

/** The same list without room for more: one that grew has room for 17, and most hold few. */
function fitted<T>(list: readonly T[]): readonly T[] {
  return list.slice();
}

/** `{a}` has no value, and js-yaml tells of an empty one. */
function flowPairOf(walk: Walk, depth: number): YamlPair {
  const key = someKeyOf(walk, depth);
  if (accept(walk, ':')) {
    checkColon(walk, key);
    return { key, value: nodeOf(walk, depth) };
  }
  walk.next++;
  return { key, value: null };
}

/** A key and its colon. */
function keyOf(walk: Walk, depth: number): YamlNode {
  const key = someKeyOf(walk, depth);
  expect(walk, ':');
  checkColon(walk, key);
  if (walk.at - key.start > LONGEST_KEY) throw new Doubt();
  return key;
}

/** Nothing need stand between a colon and a value, if quotes or brackets end the key before it. */
function checkColon({ text, at }: Walk, key: YamlNode): void {
  const isApart = /^[\s,[\]{}]?$/.test(text.charAt(at));
  if (!isApart && !(key.end === at - 1 && /["'\]}]/.test(text.charAt(at - 2)))) throw new Doubt();
}

/** A key that is written. One behind a question mark does not stand where it is looked for. */
function someKeyOf(walk: Walk, depth: number): YamlNode {
  const key = nodeOf(walk, depth);
  if (key.start === key.end) throw new Doubt();
  return key;
}

function endOf({ key, value }: YamlPair): number {
  return value?.end ?? key.end;
}

function atPop(walk: Walk): boolean {
  if (walk.events[walk.next]?.type !== EVENT_POP) return false;
  walk.next++;
  return true;
}
