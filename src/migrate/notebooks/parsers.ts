import type { SyntaxNode } from '../../notebook/python.ts';
import { type Builder, readBuilder } from './builder.ts';
import type { NameScope } from './names.ts';
import type { ParseCall } from './parse-call.ts';
import { type Exclusive, follow, onlyTarget, type Uses, useOfBuilt } from './parser-uses.ts';
import type { Program } from './program.ts';
import { CALL_LOST, type CallNode, callOf, linesOf, mayDoSomething } from './syntax.ts';

/** A parser, and everything that a program does with it. */
export interface Parser {
  /** The statement that builds it. */
  readonly statement: SyntaxNode;
  /** The scope in which it is built. */
  readonly scope: NameScope;
  /** The function that does nothing but build it and goes with it; null where there is none. */
  readonly builder: Builder | null;
  /** Statements that make groups of arguments, or put it into another variable. */
  readonly groups: readonly SyntaxNode[];
  readonly adds: readonly { readonly statement: SyntaxNode; readonly call: CallNode }[];
  readonly exclusives: readonly Exclusive[];
  readonly parse: ParseCall;
  /** Statements that print what the arguments are. */
  readonly helps: readonly SyntaxNode[];
  /** Statements that end the program with a message. */
  readonly errors: readonly { readonly statement: SyntaxNode; readonly message: SyntaxNode }[];
}

/** What a parser may be built with: nothing that changes what it accepts. */
const HARMLESS = /^(prog|usage|description|epilog|formatter_class|add_help|allow_abbrev)$/;

/** `prog`, `usage`, `description` and `epilog`, before what matters. */
const MOST_POSITIONAL = 4;

/**
 * Follows the parser that a call builds. Null, with the reasons refused, when something is done
 * with it whose meaning is not plain.
 */
export function readParser(
  program: Program,
  construction: SyntaxNode,
  scope: NameScope,
): Parser | null {
  const { text, refuse } = program;
  const statement = construction.parent;
  const target = statement === null ? null : onlyTarget(statement);
  if (statement === null || target === null || scope.kind === 'class') {
    return refuse(construction, 'the parser is not put into a variable of its own');
  }
  const problem = oddConstruction(text, construction);
  if (problem !== null) return refuse(construction, problem);
  const uses: Uses = {
    ...{ groups: [], adds: [], exclusives: [], parses: [], errors: [], helps: [], returns: [] },
  };
  // What is refused there keeps all as it is; the arguments are read nevertheless, to say it all.
  let isPlain = follow(program, target, scope, uses, statement);
  const builder = isPlain ? followBuilder(program, scope, uses, statement) : null;
  if (typeof builder === 'string') {
    refuse(uses.returns[0] as SyntaxNode, builder);
    isPlain = false;
  }
  const [parse, second] = uses.parses;
  if (parse === undefined) {
    return !isPlain
      ? null
      : refuse(statement, 'the place where its arguments are parsed cannot be found');
  }
  if (second !== undefined) return refuse(second.statement, 'the arguments are parsed twice');
  return {
    ...uses,
    statement,
    scope,
    parse,
    builder: typeof builder === 'string' ? null : builder,
  };
}

/** What may matter in the way in which a parser is built; null when nothing does. */
function oddConstruction(text: string, construction: SyntaxNode): string | null {
  const call = callOf(text, construction);
  const unusual = [...(call?.keywords.keys() ?? [])].find((key) => !HARMLESS.test(key));
  const isLong = (call?.positional.length ?? 0) > MOST_POSITIONAL;
  if (unusual !== undefined || call?.plain !== true || isLong) {
    return `a parser with ${unusual ?? 'such arguments'} cannot be followed`;
  }
  const given = [...call.positional, ...call.keywords.values()];
  return given.some((node) => mayDoSomething(text, node)) ? CALL_LOST : null;
}

/** Follows a parser that a function returns; what is wrong with it, if anything is. */
function followBuilder(
  program: Program,
  scope: NameScope,
  uses: Uses,
  statement: SyntaxNode,
): Builder | null | string {
  const [returned, ...more] = uses.returns;
  if (returned === undefined) return null;
  if (more.length > 0 || uses.parses.length > 0 || scope.kind !== 'function') {
    return 'the parser is used in a way that cannot be followed';
  }
  const own = [statement, ...uses.groups, ...uses.adds.map((each) => each.statement)];
  const builder = readBuilder(program.text, program.names, returned, scope, own);
  if (typeof builder === 'string') return builder;
  const assignment = builder.call.parent;
  const target = assignment === null ? null : onlyTarget(assignment);
  if (assignment === null || target === null) {
    return useOfBuilt(program, builder.call, builder.scope, uses, statement) ?? builder;
  }
  if (linesOf(program.text, assignment) === null) return 'it shares its line with other code';
  const isPlain = follow(program, target, builder.scope, uses, statement);
  uses.groups.push(assignment);
  return isPlain ? builder : 'the parser is used in a way that cannot be followed';
}
