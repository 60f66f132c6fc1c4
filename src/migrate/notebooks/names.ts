import { addTo } from '../../grouped.ts';
import type { SyntaxNode, Tree } from '../../notebook/python.ts';
import { sourceText } from './syntax.ts';

/** A part of a program that has names of its own. */
export interface NameScope {
  readonly kind: 'module' | 'function' | 'class';
  readonly parent: NameScope | null;
  readonly node: SyntaxNode;
  /** How often each name is bound here. */
  readonly bound: Map<string, number>;
  /** Names that a `global` or `nonlocal` statement takes from elsewhere. */
  readonly foreign: Set<string>;
}

/** One mention of a variable, function, class, parameter or module. */
export interface ScopedName {
  readonly text: string;
  readonly node: SyntaxNode;
  readonly scope: NameScope;
  readonly binds: boolean;
}

export interface Names {
  readonly module: NameScope;
  readonly byText: ReadonlyMap<string, readonly ScopedName[]>;
  /** What `mentionsOf` found so far. */
  readonly byOwner: Map<string, Map<NameScope, ScopedName[]>>;
  /** A place that cannot be parsed; null when all is Python. */
  readonly fault: SyntaxNode | null;
}

/** How far is looked around a name. Beyond that, it counts as bound. */
const FAR = 40;

/**
 * All names of a program and the scopes in which they stand. Comprehensions and lambdas have no
 * scope here: what they bind counts as bound around them, which at worst makes a name look used.
 * Names of keyword arguments and attributes are none.
 */
export function namesOf(text: string, tree: Tree): Names {
  const module = newScope('module', null, tree.topNode);
  const byText = new Map<string, ScopedName[]>();
  const targets = new Map<number, number>();
  const stack: NameScope[] = [module];
  let fault: SyntaxNode | null = null;
  tree.iterate({
    enter: (ref) => {
      const around = stack.at(-1) as NameScope;
      const opens = SCOPES[ref.name];
      if (ref.type.isError) fault ??= ref.node;
      else if (opens !== undefined) stack.push(newScope(opens, around, ref.node));
      else if (standsOutside(ref)) stack.push(around.parent ?? around);
      else if (ref.name === 'VariableName') noteName(text, ref.node, stack, byText, targets);
    },
    leave: (ref) => {
      if (SCOPES[ref.name] !== undefined || standsOutside(ref)) stack.pop();
    },
  });
  return { module, byText, byOwner: new Map(), fault };
}

const SCOPES: Readonly<Record<string, 'function' | 'class'>> = {
  FunctionDefinition: 'function',
  ClassDefinition: 'class',
};

function newScope(kind: NameScope['kind'], parent: NameScope | null, node: SyntaxNode): NameScope {
  return { kind, parent, node, bound: new Map(), foreign: new Set() };
}

/** Defaults, annotations and base classes are evaluated around a definition, not in it. */
function standsOutside(ref: { readonly name: string; readonly node: SyntaxNode }): boolean {
  const { name } = ref;
  if (name !== 'ParamList' && name !== 'TypeDef' && name !== 'ArgList') return false;
  return SCOPES[ref.node.parent?.name ?? ''] !== undefined;
}

function noteName(
  text: string,
  node: SyntaxNode,
  stack: readonly NameScope[],
  byText: Map<string, ScopedName[]>,
  targets: Map<number, number>,
): void {
  const { parent, nextSibling: next } = node;
  if (parent?.name === 'ArgList' && next?.name === 'AssignOp') return;
  const word = sourceText(text, node);
  const around = stack.at(-1) as NameScope;
  const isParameter = parent?.name === 'ParamList' && node.prevSibling?.name !== 'AssignOp';
  const isOwnName = SCOPES[parent?.name ?? ''] !== undefined;
  const inFunction = parent?.parent?.name === 'FunctionDefinition';
  let scope = around;
  if (isOwnName) scope = around.parent ?? around;
  if (isParameter && inFunction) scope = stack.at(-2) ?? around;
  const binds = isParameter || isOwnName || isTarget(node, targets);
  if (parent?.name === 'ScopeStatement') scope.foreign.add(word);
  else if (binds) scope.bound.set(word, (scope.bound.get(word) ?? 0) + 1);
  addTo(byText, word, { text: word, node, scope, binds });
}

/** Whether a statement gives this name or attribute a value; yes where it takes long to find out. */
export function isTarget(name: SyntaxNode, targets: Map<number, number> = new Map()): boolean {
  let node = name;
  for (let steps = 0; steps < FAR; steps++) {
    const { parent } = node;
    if (parent === null) return false;
    switch (parent.name) {
      case 'TupleExpression':
      case 'ArrayExpression':
      case 'ParenthesizedExpression':
        node = parent;
        continue;
      case 'AssignStatement':
        return node.to <= lastSign(parent, targets);
      case 'UpdateStatement':
      case 'NamedExpression':
        return node.prevSibling === null;
      case 'ImportStatement':
      case 'CapturePattern':
      case 'AsPattern':
      case 'MappingPattern':
      case 'DeleteStatement':
      case 'TypeDefinition':
      case 'TypeParamList':
        return true;
      case 'WithStatement':
      case 'TryStatement':
        return node.prevSibling?.name === 'as';
      default:
        return follows(node, 'for');
    }
  }
  return true;
}

/** Where the targets of an assignment end; without a value, the annotated name is one too. */
function lastSign(statement: SyntaxNode, targets: Map<number, number>): number {
  const known = targets.get(statement.from);
  if (known !== undefined) return known;
  const end = statement.getChildren('AssignOp').at(-1)?.from ?? statement.firstChild?.to ?? 0;
  targets.set(statement.from, end);
  return end;
}

/** Whether a keyword stands before a node with nothing but targets between. */
function follows(node: SyntaxNode, keyword: string): boolean {
  let before = node.prevSibling;
  for (let steps = 0; steps < FAR; steps++) {
    if (before === null || before.name === keyword) return before !== null;
    if (!/^(VariableName|,|\*|MemberExpression|TupleExpression)$/.test(before.name)) return false;
    before = before.prevSibling;
  }
  return true;
}

/** The scope whose variable a name means when it stands in `scope`. */
export function ownerOf(names: Names, word: string, scope: NameScope): NameScope {
  for (let at: NameScope | null = scope; at !== null; at = at.parent) {
    if (at.foreign.has(word)) return names.module;
    if (at.bound.has(word) && (at.kind !== 'class' || at === scope)) return at;
  }
  return names.module;
}

/** The names that mean one variable. */
export function mentionsOf(names: Names, word: string, owner: NameScope): readonly ScopedName[] {
  const known = names.byOwner.get(word) ?? new Map<NameScope, ScopedName[]>();
  if (!names.byOwner.has(word)) {
    names.byOwner.set(word, known);
    for (const name of names.byText.get(word) ?? []) {
      const scope = ownerOf(names, word, name.scope);
      addTo(known, scope, name);
    }
  }
  return known.get(owner) ?? [];
}

/** Whether a node lies in another, or is it. */
export function isWithin(inner: SyntaxNode, outer: SyntaxNode): boolean {
  return inner.from >= outer.from && inner.to <= outer.to;
}

/** Whether a node, or one not far around it, is among `places`: ends by start. */
export function isIn(node: SyntaxNode, places: ReadonlyMap<number, number>): boolean {
  let at: SyntaxNode | null = node;
  for (let steps = 0; at !== null && steps < FAR; steps++, at = at.parent) {
    if (places.get(at.from) === at.to) return true;
  }
  return false;
}
