import type { SyntaxNode } from '../../notebook/python.ts';
import { givenCommandLine, isArgv } from './handed-on.ts';
import type { NameScope, Names } from './names.ts';
import { type CallNode, callOf, childrenOf, linesOf, memberOf, sourceText } from './syntax.ts';

/** The statement in which arguments are parsed. */
export interface ParseCall {
  readonly statement: SyntaxNode;
  readonly scope: NameScope;
  /** The variable that gets the values; null when they are returned at once. */
  readonly target: SyntaxNode | null;
  /** The variable that gets what the parser did not know; null when nothing does. */
  readonly rest: string | null;
  /** The one value that is taken at once, as in `x = parser.parse_args().y`; null elsewhere. */
  readonly taken: { readonly dest: string; readonly into: string } | null;
  /** Whether the values become a dictionary, as by `vars()`. */
  readonly asMap: boolean;
  /** Where the command line is handed over. */
  readonly handed: readonly SyntaxNode[];
}

/** Reads a call of `parse_args` or `parse_known_args`; returns what is wrong with it, if anything is. */
export function readParseCall(
  { text, names }: { readonly text: string; readonly names: Names },
  node: SyntaxNode,
  call: CallNode,
  method: string,
  scope: NameScope,
): ParseCall | string {
  const handed = handedTo(text, names, call, scope);
  if (handed === null) return 'what is parsed is not the command line';
  let value = node;
  const isPair = method === 'parse_known_args' && !isFirstOf(text, node);
  if (method === 'parse_known_args' && !isPair) value = node.parent as SyntaxNode;
  const asMap = isArgumentOfVars(text, value);
  if (asMap) value = value.parent?.parent as SyntaxNode;
  const taken = asMap || method !== 'parse_args' ? null : takenFrom(text, value);
  if (taken !== null) value = value.parent as SyntaxNode;
  const statement = value.parent as SyntaxNode;
  if (linesOf(text, statement) === null) return 'the arguments are parsed inside of other code';
  const parts = childrenOf(statement).filter(({ name }) => name !== 'TypeDef');
  const common = { statement, scope, asMap, handed, taken };
  if (taken !== null) return { ...common, target: null, rest: null };
  if (statement.name === 'ReturnStatement' && parts.length === 2 && !isPair) {
    return { ...common, target: null, rest: null };
  }
  if (statement.name !== 'AssignStatement') return 'the arguments are parsed inside of other code';
  const [target, comma, rest, sign] = parts;
  if (target?.name !== 'VariableName') return 'the values are not put into a variable';
  if (!isPair && parts.length === 3) return { ...common, target, rest: null };
  const isPlain = comma?.name === ',' && rest?.name === 'VariableName' && sign?.name === 'AssignOp';
  if (!isPair || !isPlain || parts.length !== 5) return 'the values are not put into a variable';
  return { ...common, target, rest: sourceText(text, rest) };
}

/** The value in `variable = value.name`, whose right side ends there. */
function takenFrom(text: string, value: SyntaxNode): ParseCall['taken'] {
  const member = memberOf(text, value.parent);
  const statement = value.parent?.parent ?? null;
  if (member?.object.from !== value.from || member.object.to !== value.to) return null;
  const parts = statement?.name === 'AssignStatement' ? childrenOf(statement) : [];
  const [target, sign, last] = parts;
  const isPlain = parts.length === 3 && sign?.name === 'AssignOp' && last?.to === value.parent?.to;
  if (!isPlain || target?.name !== 'VariableName') return null;
  return { dest: member.name, into: sourceText(text, target) };
}

/** Where a parser is given what it takes by itself; null when it is given anything else. */
function handedTo(
  text: string,
  names: Names,
  { plain, positional, keywords }: CallNode,
  scope: NameScope,
): readonly SyntaxNode[] | null {
  const given = [...positional, ...keywords.values()];
  const [first] = given;
  if (!plain || given.length > 1 || (keywords.size > 0 && !keywords.has('args'))) return null;
  if (first === undefined || first.name === 'None') return [];
  return isArgv(text, first) ? [first] : givenCommandLine(text, names, first, scope);
}

/** Whether `[0]` stands behind a node. */
function isFirstOf(text: string, { parent, from, to }: SyntaxNode): boolean {
  if (parent?.name !== 'MemberExpression' || parent.from !== from) return false;
  return text.slice(to, parent.to).replace(/\s/g, '') === '[0]';
}

function isArgumentOfVars(text: string, node: SyntaxNode): boolean {
  if (node.parent?.name !== 'ArgList') return false;
  const call = callOf(text, node.parent.parent);
  return call?.plain === true && sourceText(text, call.callee) === 'vars';
}
