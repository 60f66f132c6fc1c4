import type { SyntaxNode } from './python.ts';
import { argumentOf, argumentsOf, callAt, elementsOf, pairsOf } from './python-nodes.ts';
import {
  type Binding,
  definedName,
  type Name,
  nameText,
  type Outline,
  type Range,
} from './python-outline.ts';

/** A text that code can name, and the literal that it stands in. */
export interface Literal extends Range {
  readonly value: string;
  /** Where the code is that stands for the text, if that is a call of a function of the module. */
  readonly through: SyntaxNode | null;
}

/** What is needed to find out what a name stands for. */
export interface Scope {
  readonly outline: Outline;
  readonly bindings: ReadonlyMap<string, readonly Binding[]>;
  readonly uses: ReadonlyMap<string, readonly Name[]>;
  readonly imported: ReadonlySet<string>;
  /** Steps left; untrusted code could ask for many. */
  budget: number;
}

/** Names with more bindings than any honest code has are not looked into. */
const MOST_BINDINGS = 100;

/**
 * All texts that an expression can be, or null if that is not plain to see. Followed are strings,
 * names with one value, loops over literal lists, tuples, sets and dictionaries, and parameters of
 * functions whose calls are all in the module.
 */
export function literalsOf(scope: Scope, node: SyntaxNode | null, depth = 4): Literal[] | null {
  scope.budget--;
  if (node === null || depth === 0 || scope.budget < 0) return null;
  if (node.name === 'String') return stringLiteral(scope, node);
  if (node.name === 'ContinuedString') return continuedLiteral(scope, node);
  if (node.name === 'ParenthesizedExpression') {
    return literalsOf(scope, node.firstChild?.nextSibling ?? null, depth - 1);
  }
  if (node.name !== 'VariableName') return null;
  const bindings = scope.bindings.get(nameText(scope.outline, node)) ?? [];
  if (bindings.length > MOST_BINDINGS) return null;
  const inner = innermost(bindings, node);
  if (inner === null) {
    return literalsOf(scope, constantOf(scope, node), depth - 1);
  }
  return inner.kind === 'loop'
    ? itemLiterals(scope, inner, depth)
    : argumentLiterals(scope, inner, depth);
}

function stringLiteral({ outline }: Scope, node: SyntaxNode): Literal[] | null {
  const value = stringValue(nameText(outline, node));
  return value === null ? null : [{ value, from: node.from, to: node.to, through: null }];
}

function continuedLiteral({ outline }: Scope, node: SyntaxNode): Literal[] | null {
  let value = '';
  for (let part = node.firstChild; part !== null; part = part.nextSibling) {
    const more = part.name === 'String' ? stringValue(nameText(outline, part)) : null;
    if (more === null) return null;
    value += more;
  }
  return [{ value, from: node.from, to: node.to, through: null }];
}

/** What a string literal stands for; null for bytes and for escapes, which names do not need. */
export function stringValue(literal: string): string | null {
  const found = /^([a-z]*)('''|"""|'|")/i.exec(literal);
  const [start, prefix, quote] = found ?? [];
  if (start === undefined || prefix === undefined || quote === undefined) return null;
  if (/[bf]/i.test(prefix) || literal.length < start.length + quote.length) return null;
  if (!literal.endsWith(quote)) return null;
  const inner = literal.slice(start.length, literal.length - quote.length);
  return inner.includes('\\') ? null : inner;
}

/** The loop or function that gives the name its value here; null if none does, or others do too. */
function innermost(bindings: readonly Binding[], at: Range): Binding | null {
  let found: Binding | null = null;
  for (const binding of bindings) {
    const scope = binding.kind === 'parameter' ? binding.frame.parent : binding.frame;
    const binds = ['loop', 'parameter', 'lambda'].includes(binding.kind);
    if (!binds || scope === null || at.from < scope.from || at.from >= scope.to) continue;
    if (found === null || binding.name.from > found.name.from) found = binding;
  }
  if (found === null || found.kind === 'lambda') return null;
  const { frame } = found;
  const scope = found.kind === 'parameter' ? frame.parent : frame;
  const others = bindings.some(
    (each) => each !== found && !isLoop(each) && scope !== null && inside(each.name, scope),
  );
  return others ? null : found;
}

function isLoop({ kind }: Binding): boolean {
  return kind === 'loop' || kind === 'lambda';
}

function inside(at: Range, scope: Range): boolean {
  return at.from >= scope.from && at.from < scope.to;
}

/** The expression whose value a name gets. */
export function boundValue({ outline }: Scope, { source, frame }: Binding): SyntaxNode | null {
  return expressionAt(outline, source, frame.to);
}

/** The largest expression that begins behind spaces at an offset. */
function expressionAt({ text, tree }: Outline, offset: number, limit: number): SyntaxNode | null {
  let start = offset;
  while (start < limit && text.charCodeAt(start) <= 32) start++;
  let node = tree.resolveInner(start, 1);
  if (node.from !== start) return null;
  for (let up = 0; up < 50; up++) {
    const { parent } = node;
    if (parent === null || parent.from !== start || parent.to > limit) return node;
    node = parent;
  }
  return null;
}

function itemLiterals(scope: Scope, binding: Binding, depth: number): Literal[] | null {
  const items = itemsOf(scope, boundValue(scope, binding), depth - 1);
  if (items === null) return null;
  const literals: Literal[] = [];
  for (const item of items) {
    const parts = binding.of === 1 ? [item.whole] : (item.parts ?? elementsOf(item.whole));
    const found = literalsOf(scope, parts?.[binding.index] ?? null, depth - 1);
    if (found === null) return null;
    for (const literal of found) literals.push(literal);
  }
  return literals;
}

/** What a loop gives at each turn; `parts` if it is a pair of a dictionary. */
interface Item {
  readonly whole: SyntaxNode | null;
  readonly parts: readonly SyntaxNode[] | null;
}

function itemsOf(scope: Scope, node: SyntaxNode | null, depth: number): Item[] | null {
  if (node === null || depth <= 0) return null;
  if (node.name === 'DictionaryExpression')
    return pairsOf(node)?.map(([whole]) => single(whole)) ?? null;
  if (node.name === 'VariableName') return itemsOf(scope, constantOf(scope, node), depth - 1);
  if (node.name === 'CallExpression') return callItems(scope, node, depth);
  return elementsOf(node)?.map(single) ?? null;
}

function single(whole: SyntaxNode): Item {
  return { whole, parts: null };
}

/** `sorted(…)` and the like keep the items; `.items()` gives the pairs of a dictionary. */
function callItems(scope: Scope, node: SyntaxNode, depth: number): Item[] | null {
  const callee = node.firstChild;
  const [first, ...rest] = argumentsOf(scope.outline, node) ?? [];
  if (callee?.name === 'VariableName') {
    const keeps = /^(?:sorted|list|tuple|set|reversed)$/.test(nameText(scope.outline, callee));
    return keeps && first?.keyword === null && rest.length === 0
      ? itemsOf(scope, first.value, depth - 1)
      : null;
  }
  const method = callee?.lastChild;
  if (callee?.name !== 'MemberExpression' || method?.name !== 'PropertyName') return null;
  const from = callee.firstChild;
  const source = from?.name === 'VariableName' ? constantOf(scope, from) : from;
  const pairs = source?.name === 'DictionaryExpression' ? pairsOf(source) : null;
  const word = nameText(scope.outline, method);
  if (pairs === null || first !== undefined) return null;
  if (word === 'items') return pairs.map((parts) => ({ whole: null, parts }));
  if (word === 'keys') return pairs.map(([key]) => single(key));
  return word === 'values' ? pairs.map(([, value]) => single(value)) : null;
}

/** The value of a name that is bound once and on which nothing is called that could change it. */
function constantOf(scope: Scope, node: SyntaxNode): SyntaxNode | null {
  const { outline, bindings, uses } = scope;
  const name = nameText(outline, node);
  const [only, ...others] = bindings.get(name) ?? [];
  if (only?.kind !== 'assign' || only.of !== 1 || others.length > 0) return null;
  if (scope.imported.has(name)) return null;
  const places = uses.get(name) ?? [];
  scope.budget -= places.length;
  const changed = places.some(({ to }) =>
    /^\s*\.\s*(?!(?:items|keys|values|get|index|count)\b)/.test(outline.text.slice(to, to + 20)),
  );
  return changed || scope.budget < 0 ? null : boundValue(scope, only);
}

function argumentLiterals(scope: Scope, binding: Binding, depth: number): Literal[] | null {
  const { outline } = scope;
  const fn = binding.frame.parent;
  if (fn === null || fn.parent?.parent?.kind === 'class') return null;
  const name = definedName(outline, fn);
  if (scope.bindings.get(name)?.length !== 1) return null;
  const uses = (scope.uses.get(name) ?? []).filter(
    ({ from }) => from !== outline.names[fn.first]?.from,
  );
  const literals: Literal[] = [];
  for (const use of uses) {
    const call = callAt(outline, use);
    const value = call && argumentOf(outline, call, binding.index, nameText(outline, binding.name));
    const found = literalsOf(scope, value, depth - 1);
    if (found === null || call === null) return null;
    for (const literal of found) literals.push({ ...literal, through: literal.through ?? call });
  }
  return literals.length === 0 ? null : literals;
}
