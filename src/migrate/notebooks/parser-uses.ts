import type { SyntaxNode } from '../../notebook/python.ts';
import { literalOf } from './literal.ts';
import { mentionsOf, type NameScope, ownerOf, type ScopedName } from './names.ts';
import { type ParseCall, readParseCall } from './parse-call.ts';
import type { Program } from './program.ts';
import {
  CALL_LOST,
  type CallNode,
  callOf,
  childrenOf,
  linesOf,
  mayDoSomething,
  memberOf,
  sourceText,
} from './syntax.ts';

/** What a program does with a parser, as far as it was followed. */
export interface Uses {
  readonly groups: SyntaxNode[];
  readonly adds: { readonly statement: SyntaxNode; readonly call: CallNode }[];
  readonly exclusives: Exclusive[];
  readonly parses: ParseCall[];
  readonly errors: { readonly statement: SyntaxNode; readonly message: SyntaxNode }[];
  /** Statements that print its help. */
  readonly helps: SyntaxNode[];
  /** Where the parser leaves its function. */
  readonly returns: SyntaxNode[];
}

/** Arguments of which one may be given. */
export interface Exclusive {
  /** The statement that makes the group. */
  readonly statement: SyntaxNode;
  /** Whether one must be. */
  readonly required: boolean;
  /** Where the statements begin that add its arguments. */
  readonly members: ReadonlySet<number>;
}

const NO_WIDGETS: Readonly<Record<string, string>> = {
  add_subparsers: 'subcommands have no equivalent among widgets: make a notebook of each',
  set_defaults: 'values without an argument have no equivalent among widgets: assign them by hand',
};

/** The variable in `variable = value`; null for any other statement. */
export function onlyTarget(statement: SyntaxNode): SyntaxNode | null {
  if (statement.name !== 'AssignStatement') return null;
  const parts = childrenOf(statement).filter(({ name }) => name !== 'TypeDef');
  const [target, sign] = parts;
  const isPlain = parts.length === 3 && sign?.name === 'AssignOp';
  return isPlain && target?.name === 'VariableName' ? target : null;
}

/** Notes all that is done with a parser or group; false when something is refused. */
export function follow(
  program: Program,
  target: SyntaxNode,
  scope: NameScope,
  uses: Uses,
  builder: SyntaxNode,
): boolean {
  const { text, names, refuse } = program;
  const word = sourceText(text, target);
  let plain = true;
  for (const name of mentionsOf(names, word, ownerOf(names, word, scope))) {
    if (name.node.from === target.from) continue;
    const problem = name.binds
      ? `"${word}" is set in another place, too`
      : useOf(program, name, uses, builder);
    if (problem === null) continue;
    refuse(name.node, problem);
    plain = false;
  }
  return plain;
}

/** Notes one use of a parser; returns what is wrong with it, if anything is. */
function useOf(
  program: Program,
  { node, scope }: ScopedName,
  uses: Uses,
  builder: SyntaxNode,
): string | null {
  const { parent } = node;
  if (parent?.name === 'ReturnStatement' && childrenOf(parent).length === 2) {
    uses.returns.push(parent);
    return null;
  }
  return useOfBuilt(program, node, scope, uses, builder);
}

/** Notes what is done with an expression that is a parser; returns what is wrong with it. */
export function useOfBuilt(
  program: Program,
  node: SyntaxNode,
  scope: NameScope,
  uses: Uses,
  builder: SyntaxNode,
): string | null {
  const { text } = program;
  const member = memberOf(text, node.parent);
  const call = callOf(text, node.parent?.parent ?? null);
  if (
    member?.object.from !== node.from ||
    call?.callee.from !== node.from ||
    node.parent === null
  ) {
    return 'the parser is used in a way that cannot be followed';
  }
  const known = NO_WIDGETS[member.name];
  if (known !== undefined) return known;
  const whole = node.parent.parent as SyntaxNode;
  if (member.name === 'parse_args' || member.name === 'parse_known_args') {
    const parse = readParseCall(program, whole, call, member.name, scope);
    if (typeof parse === 'string') return parse;
    uses.parses.push(parse);
    return null;
  }
  const statement = whole.parent as SyntaxNode;
  if (linesOf(text, statement) === null) return 'it shares its line with other code';
  if (member.name === 'add_argument_group') return noteGroup(program, whole, scope, uses, builder);
  if (member.name === 'add_mutually_exclusive_group') {
    return noteExclusive(program, whole, call, scope, uses, builder);
  }
  const isAlone = statement.name === 'ExpressionStatement';
  // `return parser.error("...")` returns nothing: it ends there, as the error does.
  const isReturned = statement.name === 'ReturnStatement' && childrenOf(statement).length === 2;
  if (member.name === 'error' && (isAlone || isReturned)) return noteError(call, statement, uses);
  if (!isAlone) return 'what it returns is used';
  if (PRINTS_HELP.has(member.name) && call.positional.length === 0 && call.keywords.size === 0) {
    uses.helps.push(statement);
    return null;
  }
  if (member.name !== 'add_argument') return `"${member.name}" of a parser cannot be followed`;
  if (!isSameBlock(statement, builder)) return 'whether this argument exists depends on the run';
  uses.adds.push({ statement, call });
  return null;
}

const PRINTS_HELP = new Set(['print_help', 'print_usage']);

function noteError(call: CallNode, statement: SyntaxNode, uses: Uses): string | null {
  const [message] = call.positional;
  if (message === undefined || call.positional.length > 1 || isInTry(statement)) {
    return 'this way to end the notebook cannot be followed';
  }
  uses.errors.push({ statement, message });
  return null;
}

function noteGroup(
  program: Program,
  whole: SyntaxNode,
  scope: NameScope,
  uses: Uses,
  builder: SyntaxNode,
): string | null {
  const statement = whole.parent as SyntaxNode;
  if (!isSameBlock(statement, builder)) return 'whether this group exists depends on the run';
  if (mayDoSomething(program.text, whole.lastChild as SyntaxNode)) return CALL_LOST;
  uses.groups.push(statement);
  if (statement.name === 'ExpressionStatement') return null;
  const target = onlyTarget(statement);
  if (target === null) return 'the group is not put into a variable of its own';
  // What is wrong with its uses is refused there.
  follow(program, target, scope, uses, statement);
  return null;
}

function noteExclusive(
  program: Program,
  whole: SyntaxNode,
  call: CallNode,
  scope: NameScope,
  uses: Uses,
  builder: SyntaxNode,
): string | null {
  const { text } = program;
  const node = call.keywords.get('required');
  const required = node === undefined ? false : literalOf(text, node);
  const isPlain = call.plain && call.positional.length === 0 && call.keywords.size <= 1;
  if (!isPlain || (required !== false && required?.kind !== 'bool')) {
    return 'whether one of these arguments must be given depends on the run';
  }
  const before = uses.adds.length;
  const problem = noteGroup(program, whole, scope, uses, builder);
  const members = new Set(uses.adds.slice(before).map(({ statement }) => statement.from));
  uses.exclusives.push({
    statement: whole.parent as SyntaxNode,
    required: required !== false && required.value,
    members,
  });
  return problem;
}

export function isSameBlock(one: SyntaxNode, other: SyntaxNode): boolean {
  return (
    one.parent !== null &&
    one.parent.from === other.parent?.from &&
    one.parent.to === other.parent.to
  );
}

/** Whether an exception here could be caught where the end of the program was not. */
export function isInTry(node: SyntaxNode): boolean {
  for (let at: SyntaxNode | null = node; at !== null; at = at.parent) {
    if (at.name === 'FunctionDefinition') return false;
    if (at.name === 'WithStatement') return true;
    const { parent } = at;
    // In a handler, or behind all of them, nothing is caught.
    if (parent?.name === 'TryStatement' && isTried(at) && !raisesAgain(parent)) return true;
  }
  return false;
}

/** Whether a block is what is tried: the first one. */
function isTried({ parent, from }: SyntaxNode): boolean {
  return parent?.getChild('Body')?.from === from;
}

/** Whether each handler ends with `raise`, so that nothing that is caught is lost. */
function raisesAgain(statement: SyntaxNode): boolean {
  const [, ...blocks] = statement.getChildren('Body');
  const handlers = blocks.filter((block) => {
    let before = block.prevSibling;
    while (before !== null && !/^(?:except|else|finally)$/.test(before.name)) {
      before = before.prevSibling;
    }
    return before?.name === 'except';
  });
  return handlers.every((block) => childrenOf(block).at(-1)?.name === 'RaiseStatement');
}
