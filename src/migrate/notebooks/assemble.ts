import type { SyntaxNode } from '../../notebook/python.ts';
import type { TextEdit } from '../../text.ts';
import type { Argument } from './argument.ts';
import { failureBehind } from './help.ts';
import { type ImportStatement, importEdit, importStatementsOf, namedFrom } from './imports.ts';
import { type LineEdit, textEditsOf } from './line-edits.ts';
import { isIn, isWithin, type ScopedName } from './names.ts';
import type { Parser } from './parsers.ts';
import type { Program } from './program.ts';
import { rewriteParser } from './rewrite.ts';
import { sourceText } from './syntax.ts';
import { needsJson } from './widget-code.ts';

/** A parser with the arguments that it declares. */
export interface Built {
  readonly parser: Parser;
  readonly args: readonly Argument[];
}

/** All edits of a program whose parsers could be followed; refuses where an import has no place. */
export function editsOf(
  program: Program,
  imports: readonly ImportStatement[],
  mentions: readonly ScopedName[],
  built: readonly Built[],
): TextEdit[] {
  const { text } = program;
  const rewritings = built.map(({ parser, args }) => rewriteParser(program, parser, args));
  const usesNamespace = rewritings.some((each) => each.usesNamespace);
  const annotations = usesNamespace ? namespaceAnnotations(text, imports, mentions) : [];
  const isNeeded = program.usesArgparseElsewhere();
  const isRemoved = removedBy(program, built);
  const rewritten = new Map(annotations.map(({ from, to }) => [from, to]));
  const isGone = ({ node }: ScopedName) => isIn(node, rewritten) || isRemoved(node);
  const used = new Set(mentions.filter((name) => !isGone(name)).map((name) => name.text));
  const added = [
    ...(built.some(({ args }) => args.some(needsJson)) ? newImport(program, 'json', built) : []),
    ...(usesNamespace ? newImport(program, 'SimpleNamespace', built) : []),
  ];
  const lines: LineEdit[] = rewritings.flatMap((each) => each.lines);
  const home =
    imports.find(({ statement }) => statement.parent?.name === 'Script') ??
    imports.find((each) => reachesAll(each, built)) ??
    null;
  for (const each of imports) {
    const edit = importEdit(
      text,
      each,
      // Another notebook may use what is imported here.
      (local) => used.has(local) || isNeeded,
      each === home ? added : [],
    );
    if (edit !== null) lines.push(edit);
    else if (each === home && added.length > 0) {
      program.refuse(each.statement, 'another import must be put here: give this one its own line');
    }
  }
  for (const each of OFTEN_USED.flatMap((module) => importStatementsOf(program, module))) {
    if (imports.some(({ statement }) => statement.from === each.statement.from)) continue;
    const edit = importEdit(text, each, (local) => !isLost(program, local, isRemoved), []);
    if (edit !== null) lines.push(edit);
  }
  if (home === null && added.length > 0) {
    const [first] = built;
    program.refuse(
      first?.parser.statement ?? (imports[0] as ImportStatement).statement,
      `"${added.join('" and "')}" would be needed at the top: add it first, with import argparse`,
    );
  }
  return [
    ...textEditsOf(text, lines),
    ...rewritings.flatMap((each) => each.edits),
    ...annotations.map(({ from, to }) => ({ start: from, end: to, text: 'SimpleNamespace' })),
  ];
}

/** Modules of which parsers often take something: their imports go with the last use. */
const OFTEN_USED = ['sys', 'os', 'textwrap'];

/** Whether all uses of an imported name go, and there are some. */
function isLost(
  { names }: Program,
  local: string,
  isRemoved: (node: SyntaxNode) => boolean,
): boolean {
  const uses = (names.byText.get(local) ?? []).filter(({ node }) => {
    return node.parent?.name !== 'ImportStatement';
  });
  return uses.length > 0 && uses.every(({ node }) => isRemoved(node));
}

/** Whether an import in a function stands before all that is made of the parsers, and around it. */
function reachesAll({ statement }: ImportStatement, built: readonly Built[]): boolean {
  const { parent } = statement;
  return built.every(({ parser }) => {
    const places = [
      parser.statement,
      parser.parse.statement,
      ...parser.adds.map((a) => a.statement),
    ];
    return (
      parent !== null && places.every((each) => each.from > statement.to && isWithin(each, parent))
    );
  });
}

const NEW_IMPORTS: Readonly<Record<string, readonly [module: string, line: string]>> = {
  json: ['json', 'import json'],
  SimpleNamespace: ['types', 'from types import SimpleNamespace'],
};

/** The line that imports what new code needs; none if it is there before the first parser. */
function newImport(program: Program, word: string, built: readonly Built[]): readonly string[] {
  const [module, line] = NEW_IMPORTS[word] as readonly [string, string];
  const bindings = (program.names.byText.get(word) ?? []).filter(({ binds }) => binds);
  const same = importStatementsOf(program, module).filter(({ statement }) => {
    return sourceText(program.text, statement) === line && statement.parent?.name === 'Script';
  });
  const other = bindings.find(
    ({ node }) => !same.some(({ statement }) => isWithin(node, statement)),
  );
  if (other !== undefined) program.refuse(other.node, `"${word}" means something else here`);
  const start = Math.min(...built.map(({ parser }) => parser.statement.from));
  return same.some(({ statement }) => statement.from < start) ? [] : [line];
}

/** Tells whether a place goes with the parsers: what is written again stays. */
function removedBy(program: Program, built: readonly Built[]): (node: SyntaxNode) => boolean {
  const gone = built.flatMap(({ parser }) => [
    ...parser.helps.flatMap((each) => [each, failureBehind(program, each) ?? each]),
    ...(parser.builder === null ? [] : [parser.builder.definition]),
    parser.statement,
    ...parser.groups,
    parser.parse.statement,
    ...parser.adds.map(({ statement }) => statement),
  ]);
  const kept = built.flatMap(({ args }) => args.flatMap((each) => each.kept));
  const [goes, stays] = [gone, kept].map(
    (nodes) => new Map(nodes.map(({ from, to }) => [from, to])),
  );
  return (node) => isIn(node, goes as Places) && !isIn(node, stays as Places);
}

type Places = ReadonlyMap<number, number>;

/** `argparse.Namespace` where it says the type of something. */
function namespaceAnnotations(
  text: string,
  imports: readonly ImportStatement[],
  mentions: readonly ScopedName[],
): SyntaxNode[] {
  return mentions.flatMap(({ node }) => {
    const expression = node.parent?.name === 'MemberExpression' ? node.parent : node;
    const isType = expression.parent?.name === 'TypeDef';
    const statement = expression.parent?.parent;
    if (!isType || statement?.name === 'AssignStatement') return [];
    return namedFrom(text, expression, imports) === 'Namespace' ? [expression] : [];
  });
}
