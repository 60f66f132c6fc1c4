import type { SyntaxNode } from './python.ts';
import { type Frame, nameText, type Outline, type Range } from './python-outline.ts';

export interface CallArgument {
  readonly keyword: string | null;
  readonly value: SyntaxNode;
}

/** No call of honest code has more. */
const MOST_ARGUMENTS = 1000;

/** The arguments of a call; null with `*`, `**` or a generator, or with too many. */
export function argumentsOf(outline: Outline, call: SyntaxNode): CallArgument[] | null {
  const found: CallArgument[] = [];
  let keyword: string | null = null;
  const list = call.getChild('ArgList');
  if (list === null) return null;
  for (let node = list.firstChild?.nextSibling ?? null; node !== null; node = node.nextSibling) {
    if (node.name === ')' || node.name === ',' || node.name === 'Comment') continue;
    if (/^(?:\*\*?|for|async|⚠)$/.test(node.name) || found.length > MOST_ARGUMENTS) return null;
    if (node.name === 'AssignOp') {
      keyword = nameText(outline, found.pop()?.value ?? node);
      continue;
    }
    found.push({ keyword, value: node });
    keyword = null;
  }
  return found;
}

/** The argument at a position, or by keyword; null if there is none, or that cannot be told. */
export function argumentOf(
  outline: Outline,
  call: SyntaxNode,
  index: number,
  name: string,
): SyntaxNode | null {
  const found = argumentsOf(outline, call);
  const named = found?.find(({ keyword }) => keyword === name);
  const at = found?.[index];
  return named?.value ?? (at?.keyword === null ? at.value : null);
}

/** The call whose callee is the name at a place. */
export function callAt({ tree }: Outline, { from, to }: Range): SyntaxNode | null {
  const { parent } = tree.resolveInner(from, 1);
  return parent?.name === 'CallExpression' && parent.firstChild?.to === to && parent.from === from
    ? parent
    : null;
}

const BRACKETS: Record<string, true> = {
  TupleExpression: true,
  ArrayExpression: true,
  SetExpression: true,
};

/** The items of a tuple, list or set; null for anything else, and with `*`. */
export function elementsOf(node: SyntaxNode | null): SyntaxNode[] | null {
  if (node === null || !Object.hasOwn(BRACKETS, node.name)) return null;
  const items: SyntaxNode[] = [];
  for (let each = node.firstChild; each !== null; each = each.nextSibling) {
    if (each.name === '*' || each.type.isError) return null;
    if (!/^[()[\]{},]$/.test(each.name) && each.name !== 'Comment') items.push(each);
  }
  return items;
}

/** Keys and values of a dictionary; null with `**`. */
export function pairsOf(node: SyntaxNode): [SyntaxNode, SyntaxNode][] | null {
  const items: SyntaxNode[] = [];
  for (let each = node.firstChild; each !== null; each = each.nextSibling) {
    if (each.name === '**' || each.type.isError) return null;
    if (!/^[{},:]$/.test(each.name) && each.name !== 'Comment') items.push(each);
  }
  const pairs: [SyntaxNode, SyntaxNode][] = [];
  for (let index = 0; index + 1 < items.length; index += 2) {
    pairs.push([items[index] as SyntaxNode, items[index + 1] as SyntaxNode]);
  }
  return pairs;
}

/** The node of a call that the outline has noted. */
export function callOfFrame({ tree }: Outline, { from, to, mark }: Frame): SyntaxNode | null {
  let node: SyntaxNode | null = tree.resolveInner(mark, 1);
  while (node !== null && !(node.name === 'CallExpression' && node.from === from)) {
    node = node.to > to ? null : node.parent;
  }
  return node?.to === to ? node : null;
}

/** The names that follow an expression, as in `start.a.b`, at most so many, and the whole of it. */
export function memberPath(
  outline: Outline,
  start: SyntaxNode,
  most: number,
): { readonly path: string[]; readonly node: SyntaxNode } {
  const path: string[] = [];
  let node = start;
  while (path.length < most) {
    const { parent } = node;
    const property = parent?.lastChild;
    if (parent?.name !== 'MemberExpression' || parent.from !== node.from) break;
    if (property?.name !== 'PropertyName') break;
    path.push(nameText(outline, property));
    node = parent;
  }
  return { path, node };
}
