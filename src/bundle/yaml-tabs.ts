import { lineStart } from '../text.ts';
import type { YamlNode, YamlScalar } from '../yaml/tree.ts';
import type { RefusedPiece } from './refused-piece.ts';

const MESSAGE = 'the CLI refuses a tab in the indentation, also of a blank line: use spaces';

/** More of them in one file are one mistake. */
const MOST = 20;

interface Leaf {
  readonly start: number;
  readonly end: number;
  readonly style: YamlScalar['style'] | 'other';
  /** The column at which more of a text may stand on the lines below. */
  readonly indent: number;
}

/**
 * Tabs where go-yaml wants spaces, also on lines that are blank or hold a comment. It lets them pass
 * in brackets and quotes, in the content of a block, and behind a text at its indentation or deeper.
 */
export function refusedTabs(text: string, root: YamlNode | null): RefusedPiece[] {
  const lines = [...text.matchAll(/^( *)\t[ \t]*(\S?)/gm)];
  if (lines.length === 0) return [];
  const { leaves, flows } = leavesOf(text, root);
  const before = lastBefore(leaves);
  const inFlow = insideOne(flows);
  const refused: RefusedPiece[] = [];
  for (const { 1: spaces = '', 2: next = '', index } of lines) {
    const at = index + spaces.length;
    const leaf = before(at);
    const isFlow = inFlow(at);
    const isRefused =
      leaf === null || !reaches(leaf, text, at)
        ? !isFlow && (next === '' || (next === '#' && !followsComment(text, index)))
        : refusedIn(leaf, text, at);
    if (isRefused) refused.push({ start: at, end: at + 1, message: MESSAGE });
    if (refused.length === MOST) break;
  }
  return refused;
}

/** Of leaves in order, the last one that begins before a place; places are asked for in order. */
function lastBefore(leaves: readonly Leaf[]): (at: number) => Leaf | null {
  let next = 0;
  return (at) => {
    while (next < leaves.length && (leaves[next] as Leaf).start < at) next++;
    return leaves[next - 1] ?? null;
  };
}

/** Whether a place is in one of the nodes; places are asked for in order. */
function insideOne(nodes: readonly YamlNode[]): (at: number) => boolean {
  let next = 0;
  let end = 0;
  return (at) => {
    for (; next < nodes.length && (nodes[next] as YamlNode).start < at; next++) {
      end = Math.max(end, (nodes[next] as YamlNode).end);
    }
    return at < end;
  };
}

/** Comments go on below a line that holds nothing but one, however they are indented. */
function followsComment(text: string, line: number): boolean {
  let end = line;
  while (end > 0 && /\s/.test(text[end - 1] as string)) end--;
  return /^[ \t]*#/.test(text.slice(lineStart(text, end), end));
}

/** Whether a place is in a text, or behind a plain one, which may go on there. */
function reaches({ end, style }: Leaf, text: string, at: number): boolean {
  if (at < end) return true;
  return style === 'plain' && /^[ \t\r\n]*$/.test(text.slice(end, at));
}

function refusedIn(leaf: Leaf, text: string, at: number): boolean {
  switch (leaf.style) {
    case 'single':
    case 'double':
    case 'other':
      return false;
    case 'plain':
      return at - lineStart(text, at) < leaf.indent;
    case 'block':
      return at - lineStart(text, at) < contentIndent(text, leaf, at);
  }
}

/** The column at which the lines of a block of text begin; infinite up to the first of them. */
function contentIndent(text: string, { start, indent }: Leaf, at: number): number {
  const head = text.indexOf('\n', start) + 1;
  const said = /^[|>][+-]?([1-9])/.exec(text.slice(start, head))?.[1];
  if (said !== undefined) return Math.max(0, indent - 1) + Number(said);
  const first = /^( *)[^ \r\n]/m.exec(text.slice(head));
  const isAbove = first === null || head + first.index + (first[1]?.length ?? 0) >= at;
  return isAbove ? Number.POSITIVE_INFINITY : (first[1]?.length ?? 0);
}

function leavesOf(text: string, root: YamlNode | null): { leaves: Leaf[]; flows: YamlNode[] } {
  const leaves: Leaf[] = [];
  const flows: YamlNode[] = [];
  const todo: { node: YamlNode | null; column: number }[] = [{ node: root, column: -1 }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { node, column } = next;
    if (node === null) continue;
    if (node.kind === 'scalar' || node.kind === 'alias') {
      const style = node.kind === 'scalar' ? node.style : 'other';
      leaves.push({ start: node.start, end: node.end, style, indent: column + 1 });
      continue;
    }
    if (node.flow) flows.push(node);
    const own = node.flow ? column : node.start - lineStart(text, node.start);
    if (node.kind === 'map') {
      for (const { key, value } of node.pairs) {
        // What follows a key is its colon, so its text does not go on.
        leaves.push({ start: key.start, end: key.end, style: 'other', indent: 0 });
        if (key.kind === 'map' || key.kind === 'seq') todo.push({ node: key, column: own });
        todo.push({ node: value, column: own });
      }
    } else for (const item of node.items) todo.push({ node: item.node, column: own });
  }
  leaves.sort((a, b) => a.start - b.start);
  flows.sort((a, b) => a.start - b.start);
  return { leaves, flows };
}
