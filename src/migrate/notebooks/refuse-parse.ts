import type { SyntaxNode } from '../../notebook/python.ts';
import type { Argument } from './argument.ts';
import { namesIn } from './computed.ts';
import { refuseUnclear } from './exclusive.ts';
import { isWithin, type NameScope } from './names.ts';
import { isInTry } from './parser-uses.ts';
import type { Parser } from './parsers.ts';
import type { Program } from './program.ts';
import { childrenOf, sourceText } from './syntax.ts';
import { oddUseOf, plainUsesOf } from './value-uses.ts';

/** Refuses what the place where arguments are parsed makes unclear. */
export function refuseParse(program: Program, parser: Parser, args: readonly Argument[]): void {
  const { text, refuse } = program;
  const { parse, adds, statement } = parser;
  const late = adds.find((add) => add.statement.from > parse.statement.from);
  if (late !== undefined && parse.scope === parser.scope) {
    refuse(late.statement, 'this argument is added after the arguments were parsed');
  }
  if (isInTry(parse.statement) && args.some(mayRaise)) {
    refuse(parse.statement, 'errors of the arguments may be caught here: check that by hand');
  }
  const made = program.names.byText.get('dbutils')?.find(({ binds, scope, node }) => {
    return (
      binds &&
      scope === parse.scope &&
      scope.kind === 'function' &&
      node.from > parse.statement.from
    );
  });
  if (made !== undefined) refuse(made.node, 'dbutils is made only here, and needed above');
  const guard = guardAround(text, parse.statement) ?? guardAround(text, statement);
  if (guard !== null) {
    refuse(guard, 'this asks where the code runs: in a notebook, the arguments are never parsed');
  }
  if (parse.taken !== null && plainUsesOf(program, parser, args) === null) {
    refuse(parse.statement, 'the arguments are parsed inside of other code');
  }
  refuseUnclear(program, parser, args);
  if (parse.scope.kind === 'class') refuse(parse.statement, 'a class has no parameters of its own');
  const isInner =
    parser.scope.kind === 'module' || parse.scope === parser.scope || parser.builder !== null;
  if (!isInner) refuse(statement, 'the parser is used in another function');
  if (leavesEmptyBlock(parser)) {
    refuse(statement, 'the parser is built in a branch, and used outside of it');
  }
  const odd = oddUseOf(program, parser);
  if (odd !== null) refuse(odd, 'this asks for the type of the arguments: check it by hand');
  const kept = parse.scope === parser.scope ? [] : adds;
  for (const node of kept.flatMap(({ call }) =>
    ['type', 'default', 'choices'].flatMap((key) => call.keywords.get(key) ?? []),
  )) {
    const hidden = namesIn(text, node).some((word) => isHidden(word, parse.scope));
    if (node.name === 'LambdaExpression' || hidden) {
      refuse(node, 'this name may mean something else where the arguments are parsed');
    }
  }
}

/** Whether reading the widget of an argument, and looking at its value, may raise anything. */
function mayRaise({ preset, converter, choices, kind }: Argument): boolean {
  return preset === null || converter.source !== '' || choices !== null || kind !== 'value';
}

/** What is true or false for all notebooks, and tells them from scripts. */
const PLACE = /sys\.modules|DATABRICKS_RUNTIME_VERSION|get_ipython|ipykernel|__IPYTHON__|\bps1\b/;

/** The test around a statement that asks where the code runs; null when there is none. */
function guardAround(text: string, statement: SyntaxNode): SyntaxNode | null {
  for (let at = statement; at.parent !== null; at = at.parent) {
    if (at.parent.name !== 'IfStatement') continue;
    const tests = childrenOf(at.parent).filter(({ name }) => name !== 'Body');
    const test = tests.find((node) => PLACE.test(sourceText(text, node)));
    if (test !== undefined) return test;
  }
  return null;
}

/** Whether nothing would be left of the block in which a parser is built. */
function leavesEmptyBlock({ builder, statement, groups, parse }: Parser): boolean {
  const own = builder === null ? [statement] : groups.slice(-1);
  return own.some(({ parent }) => {
    return (
      parent?.name === 'Body' &&
      !isWithin(parse.statement, parent) &&
      builder?.definition.lastChild?.from !== parent.from
    );
  });
}

function isHidden(word: string, scope: NameScope): boolean {
  for (let at: NameScope | null = scope; at !== null && at.kind !== 'module'; at = at.parent) {
    if (at.bound.has(word)) return true;
  }
  return false;
}
