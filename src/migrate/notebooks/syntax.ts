import type { SyntaxNode } from '../../notebook/python.ts';

/** The children of a node, without comments. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'Comment') found.push(child);
  }
  return found;
}

/** The characters of a node. */
export function sourceText(text: string, { from, to }: SyntaxNode): string {
  return text.slice(from, to);
}

/** What a call is given. */
export interface CallNode {
  readonly callee: SyntaxNode;
  readonly positional: readonly SyntaxNode[];
  readonly keywords: ReadonlyMap<string, SyntaxNode>;
  /** Whether all is said there: no `*list`, no `**map`, no generator. */
  readonly plain: boolean;
}

/** A call taken apart; null for any other node. */
export function callOf(text: string, node: SyntaxNode | null): CallNode | null {
  if (node?.name !== 'CallExpression') return null;
  const [callee, list] = childrenOf(node);
  if (callee === undefined || list?.name !== 'ArgList') return null;
  const positional: SyntaxNode[] = [];
  const keywords = new Map<string, SyntaxNode>();
  let plain = true;
  for (const part of partsOf(list)) {
    const [first, sign, value] = part;
    if (first === undefined) continue;
    if (part.length === 1) positional.push(first);
    else if (part.length === 3 && sign?.name === 'AssignOp' && first.name === 'VariableName') {
      keywords.set(sourceText(text, first), value as SyntaxNode);
    } else plain = false;
  }
  return { callee, positional, keywords, plain };
}

/** What stands between the brackets and commas of a list. */
export function partsOf(list: SyntaxNode): SyntaxNode[][] {
  const parts: SyntaxNode[][] = [[]];
  for (const child of childrenOf(list).slice(1, -1)) {
    if (child.name === ',') parts.push([]);
    else parts.at(-1)?.push(child);
  }
  return parts;
}

/** `object.name` taken apart; null for any other node, subscripts among them. */
export function memberOf(
  text: string,
  node: SyntaxNode | null,
): { readonly object: SyntaxNode; readonly name: string } | null {
  if (node?.name !== 'MemberExpression') return null;
  const [object, dot, property] = childrenOf(node);
  if (object === undefined || dot?.name !== '.' || property?.name !== 'PropertyName') return null;
  return { object, name: sourceText(text, property) };
}

/** The comments inside a node, as they are written. */
export function commentsIn(text: string, node: SyntaxNode): string[] {
  const found: string[] = [];
  node.cursor().iterate((each) => {
    if (each.name === 'Comment') found.push(text.slice(each.from, each.to));
  });
  return found;
}

/** Calls of these only make texts. */
const ONLY_TEXT =
  /(^|\.)(format|join|dedent|cleandoc|strip|basename|str|repr|len|sorted|list|keys|upper|lower|replace)$/;

export const CALL_LOST = 'this call would go with the parser: make it before';

/** Whether evaluating an expression could do more than give a value. */
export function mayDoSomething(text: string, node: SyntaxNode): boolean {
  let found = false;
  node.cursor().iterate((each) => {
    if (/^(Await|Yield|Named)Expression$/.test(each.name)) found = true;
    if (each.name !== 'CallExpression') return;
    const callee = each.node.firstChild;
    if (callee === null || !ONLY_TEXT.test(sourceText(text, callee))) found = true;
  });
  return found;
}

/** The whole lines of a statement; null when something other than a comment shares them. */
export function linesOf(text: string, node: SyntaxNode): StatementLines | null {
  const start = text.lastIndexOf('\n', node.from - 1) + 1;
  const indent = text.slice(start, node.from);
  const newline = text.indexOf('\n', node.to);
  const end = newline < 0 ? text.length : newline + 1;
  const tail = text.slice(node.to, end).trim();
  if (indent.trim() !== '' || (tail !== '' && !tail.startsWith('#'))) return null;
  return { start, end, indent, comment: tail };
}

export interface StatementLines {
  readonly start: number;
  /** Behind the line end. */
  readonly end: number;
  readonly indent: string;
  /** The comment behind the statement; '' when there is none. */
  readonly comment: string;
}
