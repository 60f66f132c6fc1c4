import type { ParameterRead, WidgetDeclaration } from './facts.ts';
import type { SyntaxNode } from './python.ts';
import { isGuarded, isTested } from './python-guards.ts';
import { type Literal, literalsOf, type Scope } from './python-literals.ts';
import { argumentOf, argumentsOf, memberPath } from './python-nodes.ts';
import { definedName, type Name, nameText, type Range } from './python-outline.ts';

/** A read by a call, and if that is in a function which is given the name, the call of it. */
export interface WidgetRead extends Omit<ParameterRead, 'span'> {
  readonly literal: Range;
  readonly call: Range;
  readonly through: { readonly call: Range; readonly callee: Range } | null;
}

export interface Declaration extends Omit<WidgetDeclaration, 'span'> {
  readonly literal: Range;
}

/** What is done with `dbutils`, as far as it can be followed; the flags tell of the rest. */
export interface WidgetUse {
  readonly reads: WidgetRead[];
  readonly declares: Declaration[];
  readsUnknown: boolean;
  declaresUnknown: boolean;
}

interface Draft extends WidgetUse {
  readonly scope: Scope;
  /** Other names for `dbutils` or a part of it, yet to be followed. */
  readonly aliases: { readonly name: string; readonly path: readonly string[] }[];
}

/** More aliases than that, and code plays with us. */
const MOST_ALIASES = 100;

/** Follows `dbutils` and its aliases through a module. */
export function widgetUse(scope: Scope): WidgetUse {
  const { outline, uses } = scope;
  const draft: Draft = {
    scope,
    reads: [],
    declares: [],
    readsUnknown: false,
    declaresUnknown: false,
    aliases: [{ name: 'dbutils', path: [] }],
  };
  for (const node of outline.dbutils) follow(draft, node, []);
  for (const name of uses.get('DBUtils') ?? []) {
    const call = outline.tree.resolveInner(name.from, 1).parent;
    if (call?.name === 'CallExpression') follow(draft, call, []);
  }
  for (const name of uses.get('getArgument') ?? []) {
    if (scope.bindings.has('getArgument')) break;
    follow(draft, outline.tree.resolveInner(name.from, 1), ['widgets', 'getArgument']);
  }
  const followed = new Set<string>();
  for (const { name, path } of draft.aliases) {
    if (followed.has(name)) continue;
    if (followed.add(name).size > MOST_ALIASES) loseTrack(draft);
    for (const use of uses.get(name) ?? []) followName(draft, use, path);
  }
  return draft;
}

function loseTrack(draft: Draft): void {
  draft.readsUnknown = true;
  draft.declaresUnknown = true;
}

function followName(draft: Draft, use: Name, path: readonly string[]): void {
  const { frame } = use;
  const isTarget =
    (frame.kind === 'assign' && use.from < frame.mark) || frame.kind === 'parameters';
  if (isTarget || frame.kind === 'scope') return;
  follow(draft, draft.scope.outline.tree.resolveInner(use.from, 1), path);
}

/** An expression that is `dbutils`, followed by `path`: what is done with it? */
function follow(draft: Draft, start: SyntaxNode, begin: readonly string[]): void {
  const member = memberPath(draft.scope.outline, start, 2 - begin.length);
  const path = [...begin, ...member.path];
  const { node } = member;
  const [part, method] = path;
  if (part !== undefined && part !== 'widgets') return;
  if (method === undefined) followValue(draft, node, path);
  else followMethod(draft, node, method, path);
}

/** Where the parts of `dbutils` go that are not called: into another name, or out of sight. */
function followValue(draft: Draft, node: SyntaxNode, path: readonly string[]): void {
  const { outline, bindings } = draft.scope;
  const { parent } = node;
  if (parent?.name === 'AssignStatement' && parent.lastChild?.from === node.from) {
    const target = parent.firstChild;
    const name = target?.name === 'VariableName' ? nameText(outline, target) : '';
    const simple = target?.nextSibling?.name === 'AssignOp' && target.nextSibling.to <= node.from;
    const single = target?.nextSibling?.nextSibling?.from === node.from;
    if (simple && single && name === 'dbutils' && path.length === 0) return;
    if (simple && single && bindings.get(name)?.length === 1) {
      draft.aliases.push({ name, path });
      return;
    }
  }
  if (parent?.name === 'ExpressionStatement' || parent?.name === 'BinaryExpression') return;
  if (path.length === 0 && parent?.name === 'ArgList' && isHandedOn(draft, node, parent)) return;
  loseTrack(draft);
}

/** Whether `dbutils` goes to a function of the module that calls it by the same name. */
function isHandedOn(draft: Draft, node: SyntaxNode, list: SyntaxNode): boolean {
  const { outline, bindings } = draft.scope;
  const call = list.parent;
  const callee = call?.firstChild;
  if (call?.name !== 'CallExpression' || callee?.name !== 'VariableName') return false;
  const name = nameText(outline, callee);
  if (bindings.get(name)?.length !== 1) return false;
  const fn = outline.functions.find((each) => definedName(outline, each) === name);
  const found = fn?.parameters.find((each) => nameText(outline, each.name) === 'dbutils');
  const value = found && argumentOf(outline, call, found.index, 'dbutils');
  return value?.from === node.from;
}

const KINDS = ['text', 'dropdown', 'combobox', 'multiselect'] as const;

function followMethod(
  draft: Draft,
  node: SyntaxNode,
  method: string,
  path: readonly string[],
): void {
  const kind = KINDS.find((each) => each === method);
  const reads = method === 'get' || method === 'getArgument';
  const call = node.parent;
  if (method === 'remove' || method === 'removeAll' || method === 'help') return;
  if (!reads && kind === undefined) draft.readsUnknown = true;
  else if (call?.name !== 'CallExpression' || call.from !== node.from) {
    followValue(draft, node, path);
  } else if (kind !== undefined) addDeclarations(draft, call, kind);
  else addReads(draft, call, method === 'get' ? 'widgets' : 'getArgument');
}

function addReads(draft: Draft, call: SyntaxNode, by: 'widgets' | 'getArgument'): void {
  const literals = namesIn(draft, call);
  if (literals === null) {
    draft.readsUnknown = true;
    return;
  }
  const count = argumentsOf(draft.scope.outline, call)?.length ?? 0;
  const safe = by === 'getArgument' && count > 1;
  for (const literal of literals) {
    const isSafe = (place: SyntaxNode) => {
      return isGuarded(place) || isTested(draft.scope.outline, place, literal.value);
    };
    const optional = safe || isSafe(call) || (literal.through !== null && isSafe(literal.through));
    const callee = literal.through?.firstChild ?? null;
    const through = callee && literal.through && { call: literal.through, callee };
    draft.reads.push({ name: literal.value, literal, by, optional, call, through });
  }
}

function addDeclarations(draft: Draft, call: SyntaxNode, kind: WidgetDeclaration['kind']): void {
  const literals = namesIn(draft, call);
  if (literals === null) {
    draft.declaresUnknown = true;
    return;
  }
  const hasDefault = argumentOf(draft.scope.outline, call, 1, 'defaultValue') !== null;
  for (const literal of literals) {
    draft.declares.push({ name: literal.value, literal, kind, hasDefault });
  }
}

function namesIn({ scope }: Draft, call: SyntaxNode): Literal[] | null {
  return literalsOf(scope, argumentOf(scope.outline, call, 0, 'name'));
}
