import type { SyntaxNode } from '../../notebook/python.ts';
import type { Argument } from './argument.ts';
import {
  isTarget,
  isWithin,
  mentionsOf,
  type NameScope,
  type Names,
  ownerOf,
  type ScopedName,
} from './names.ts';
import { isSameBlock, onlyTarget } from './parser-uses.ts';
import type { Parser } from './parsers.ts';
import type { Program } from './program.ts';
import { callOf, childrenOf, linesOf, memberOf, sourceText } from './syntax.ts';

/** How the values of a parser are used, if each can become a variable of its own. */
export interface PlainUses {
  /** `args.x`, to be replaced by `x`. */
  readonly reads: readonly { readonly node: SyntaxNode; readonly dest: string }[];
  /** `x = args.x`, to be left out. */
  readonly copies: readonly SyntaxNode[];
}

/** A plain read of a value, and the scope in which it stands. */
interface Read {
  readonly node: SyntaxNode;
  readonly dest: string;
  readonly scope: NameScope;
}

/** Names that the code of the widgets itself uses. */
const OWN = /^(dbutils|print|json|int|float|bool|str|len|any|each|ValueError)$/;

/**
 * The uses of a parser's values, if all of them are plain reads, and each name is free to be that of
 * a variable. Null when the values must stay together in one object.
 */
export function plainUsesOf(
  program: Program,
  parser: Parser,
  args: readonly Argument[],
): PlainUses | null {
  const { target, scope, asMap, statement } = parser.parse;
  const { text, names, isShared } = program;
  if (parser.parse.taken !== null) return takenUses(program, parser, args);
  const isTogether = isSameBlock(statement, parser.statement) && !asMap && target !== null;
  if (!isTogether || args.length === 0) return null;
  const word = sourceText(text, target);
  const dests = new Set(args.map(({ dest }) => dest));
  const reads: Read[] = [];
  const copies: SyntaxNode[] = [];
  const copied = new Map<string, SyntaxNode>();
  for (const name of mentionsOf(names, word, ownerOf(names, word, scope))) {
    if (name.node.from === target.from) continue;
    const dest = readOf(text, name, dests);
    // What stands above, in a function, is run later.
    if (dest === null || (name.scope === scope && name.node.from < statement.to)) return null;
    const node = name.node.parent as SyntaxNode;
    const copy = copyOf(text, node, dest, statement);
    if (copy === null) reads.push({ node, dest, scope: name.scope });
    else copies.push(copy);
    if (copy !== null && copied.has(dest)) return null;
    if (copy !== null) copied.set(dest, copy);
  }
  // Notebooks that run each other by %run share their variables: they keep the ones that they know.
  if (scope.kind === 'module' && isShared()) return null;
  if (scope.kind === 'class' || looksAtVariables(names, scope)) return null;
  const areFree = [...dests].every((dest) => {
    const own = reads.filter((read) => read.dest === dest);
    const copy = copied.get(dest) ?? reboundBy(program, scope, dest, own, statement);
    return isFree(names, scope, dest, copy) && !own.some((read) => isHidden(names, scope, read));
  });
  return areFree ? { reads, copies } : null;
}

/** The same where the only value is taken at once: it is put into its variable in place of the object. */
function takenUses(
  { names, isShared }: Program,
  { statement, parse, builder }: Parser,
  args: readonly Argument[],
): PlainUses | null {
  const { taken, scope } = parse;
  const [only, ...others] = args;
  if (taken === null || only?.dest !== taken.dest || others.length > 0) return null;
  if (builder !== null || !isSameBlock(parse.statement, statement)) return null;
  if ((scope.kind === 'module' && isShared()) || scope.kind === 'class') return null;
  const own = taken.into === taken.dest ? parse.statement : null;
  const isFreeHere = !looksAtVariables(names, scope) && isFree(names, scope, taken.dest, own);
  return isFreeHere ? { reads: [], copies: [] } : null;
}

/** The line that gives a value which is taken at once its own name; none where that is its name. */
export function copyOfTaken({ parse: { taken } }: Parser): string[] {
  return taken === null || taken.into === taken.dest ? [] : [`${taken.into} = ${taken.dest}`];
}

/** The argument that `args.x` reads; null for any other use. */
function readOf(
  text: string,
  { node, binds }: ScopedName,
  dests: ReadonlySet<string>,
): string | null {
  const member = memberOf(text, node.parent);
  if (binds || node.parent === null || member?.object.from !== node.from) return null;
  // f"{args.x=}" shows the expression.
  if (node.parent.nextSibling?.name === 'FormatSelfDoc') return null;
  return dests.has(member.name) && !isTarget(node.parent) ? member.name : null;
}

/** The statement `x = args.x` next to the one that parses; null for any other place. */
function copyOf(
  text: string,
  node: SyntaxNode,
  dest: string,
  parse: SyntaxNode,
): SyntaxNode | null {
  const statement = node.parent;
  if (statement?.name !== 'AssignStatement' || !isSameBlock(statement, parse)) return null;
  const [target, sign, value, ...rest] = childrenOf(statement);
  const isPlain = sign?.name === 'AssignOp' && value?.from === node.from && rest.length === 0;
  if (!isPlain || target?.name !== 'VariableName' || sourceText(text, target) !== dest) return null;
  return linesOf(text, statement) === null ? null : statement;
}

/** Whether a function may look at its variables by name. */
function looksAtVariables(names: Names, scope: NameScope): boolean {
  return ['locals', 'globals', 'vars', 'dir', 'eval', 'exec'].some((word) =>
    (names.byText.get(word) ?? []).some(({ node }) => isWithin(node, scope.node)),
  );
}

/**
 * Whether a name means nothing else in a scope and around it, or only what comes from `rebinding`, the
 * one statement that gives it a value. What it means in functions within is their own.
 */
function isFree(
  names: Names,
  scope: NameScope,
  dest: string,
  rebinding: SyntaxNode | null,
): boolean {
  if (OWN.test(dest)) return false;
  const inside = (names.byText.get(dest) ?? []).filter((name) => {
    const owner = ownerOf(names, dest, name.scope);
    const isInner = owner !== scope && isWithin(owner.node, scope.node);
    return isWithin(name.node, scope.node) && !isInner;
  });
  if (rebinding === null) return inside.length === 0;
  const before = inside.filter(({ node }) => node.from < rebinding.from);
  const bindings = inside.filter(
    ({ binds, node }) => binds || node.parent?.name === 'ScopeStatement',
  );
  return bindings.length === 1 && before.length === 0;
}

/** Whether a function in which a value is read has another variable of that name. */
function isHidden(names: Names, scope: NameScope, { dest, scope: at }: Read): boolean {
  const owner = ownerOf(names, dest, at);
  return owner !== scope && owner !== names.module;
}

/**
 * The statement `x = …` that makes another `x` of `args.x`, which nobody reads behind it: it may go on
 * with the variable. Null where there is none.
 */
function reboundBy(
  { text, names }: Program,
  scope: NameScope,
  dest: string,
  reads: readonly Read[],
  parse: SyntaxNode,
): SyntaxNode | null {
  const bound = (names.byText.get(dest) ?? []).filter(({ binds, scope: at }) => {
    return binds && ownerOf(names, dest, at) === scope;
  });
  const statement = bound[0]?.node.parent ?? null;
  if (bound.length !== 1 || statement === null || statement.from < parse.to) return null;
  if (onlyTarget(statement) === null || !isSameBlock(statement, parse)) return null;
  const isBehind = ({ node, scope: at }: Read) => at !== scope || node.to > statement.to;
  return linesOf(text, statement) === null || reads.some(isBehind) ? null : statement;
}

/** Calls such as `isinstance(args, …)` or `x in args`, which another type of object answers otherwise. */
export function oddUseOf({ text, names }: Program, parser: Parser): SyntaxNode | null {
  const { target, scope, asMap } = parser.parse;
  if (target === null || asMap) return null;
  const word = sourceText(text, target);
  for (const { node } of mentionsOf(names, word, ownerOf(names, word, scope))) {
    const { parent, prevSibling } = node;
    if (parent?.name === 'BinaryExpression' && prevSibling?.name === 'in') return parent;
    const call = parent?.name === 'ArgList' ? callOf(text, parent.parent) : null;
    if (call !== null && sourceText(text, call.callee) === 'isinstance') return parent;
  }
  return null;
}
