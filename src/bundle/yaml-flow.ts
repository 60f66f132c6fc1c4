import type { YamlMap, YamlNode, YamlPair, YamlSeq } from '../yaml/tree.ts';
import type { RefusedPiece } from './refused-piece.ts';

/** How far a key may begin before its colon, in characters: go-yaml looks back no further. */
const LONGEST_KEY = 1024;

/** What go-yaml, which reads YAML 1.1, refuses within brackets and braces, and of keys of any map. */
export function refusedInCollection(node: YamlMap | YamlSeq, text: string): RefusedPiece[] {
  if (node.kind === 'seq') {
    return node.flow ? node.items.flatMap((item) => refusedPlain(item.node, text)) : [];
  }
  const refused: RefusedPiece[] = [];
  for (const pair of node.pairs) {
    // Nearly all keys are short, and the colon stands right behind them.
    const { start, end } = pair.key;
    const isPlain =
      text[end] === ':' && end > start && end - start < LONGEST_KEY && pair.key.anchor === null;
    if (!isPlain || node.flow) refused.push(...missingKey(pair, text), ...farColon(pair, text));
    if (node.flow) refused.push(...refusedPlain(pair.key, text), ...refusedPlain(pair.value, text));
  }
  return refused;
}

function refusedPlain(node: YamlNode | null, text: string): RefusedPiece[] {
  if (node?.kind !== 'scalar' || node.style !== 'plain') return [];
  const at = text.slice(node.start, node.end).indexOf('?', 1);
  if (at < 0) return [];
  const message = 'within brackets and braces, the CLI refuses a "?" in a string without quotes';
  return [{ start: node.start + at, end: node.start + at + 1, message }];
}

/** `: value`: a key of no characters, without a question mark. */
function missingKey({ key }: YamlPair, text: string): RefusedPiece[] {
  const isEmpty = key.kind === 'scalar' && key.start === key.end && text[key.start] === ':';
  if (!isEmpty || isExplicit(text, key.start)) return [];
  const message = 'a key is missing before this colon, and the CLI refuses the file';
  return [{ start: key.start, end: key.start + 1, message }];
}

/** A key must stand on the line of its colon, and not far from it. */
function farColon({ key }: YamlPair, text: string): RefusedPiece[] {
  const colon = colonBehind(text, key.end);
  if (colon === null || isExplicit(text, key.start)) return [];
  // An anchor before it counts.
  const start = key.anchor === null ? key.start : text.lastIndexOf(`&${key.anchor}`, key.start);
  const between = text.slice(start, colon);
  const message = between.includes('\n')
    ? 'the CLI wants this key and its colon on one line'
    : [...between].length > LONGEST_KEY
      ? `the CLI wants a key's colon within ${LONGEST_KEY} characters`
      : null;
  return message === null ? [] : [{ start: key.start, end: key.start + 1, message }];
}

function colonBehind(text: string, end: number): number | null {
  const gap = /(?:[ \t\r\n]|(?<=[ \t\r\n])#.*)*/y;
  gap.lastIndex = end;
  gap.exec(text);
  return text[gap.lastIndex] === ':' ? gap.lastIndex : null;
}

/** Whether a question mark says that a key follows. */
function isExplicit(text: string, start: number): boolean {
  return /\?\s*$/.test(text.slice(Math.max(0, start - 80), start));
}
