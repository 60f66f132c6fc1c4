import type { SyntaxNode } from '../../notebook/python.ts';
import type { TextEdit } from '../../text.ts';
import type { Argument } from './argument.ts';
import type { Builder } from './builder.ts';
import { exclusiveChecks } from './exclusive.ts';
import { helpEdit } from './help.ts';
import { withComment } from './imports.ts';
import type { LineEdit } from './line-edits.ts';
import { isWithin, mentionsOf, type Names, ownerOf } from './names.ts';
import type { Parser } from './parsers.ts';
import type { Program } from './program.ts';
import { childrenOf, commentsIn, linesOf, type StatementLines, sourceText } from './syntax.ts';
import { copyOfTaken, type PlainUses, plainUsesOf } from './value-uses.ts';
import {
  type Access,
  checksOf,
  declarationLines,
  declarationOf,
  explained,
  printOf,
  readingLines,
  readingOf,
} from './widget-code.ts';

/** What a parser becomes. */
export interface Rewriting {
  readonly lines: readonly LineEdit[];
  readonly edits: readonly TextEdit[];
  readonly usesNamespace: boolean;
}

/** The edits that turn a parser, with the arguments that it declares, into reads of widgets. */
export function rewriteParser(
  program: Program,
  parser: Parser,
  args: readonly Argument[],
): Rewriting {
  const plain = plainUsesOf(program, parser, args);
  const { text } = program;
  const errors = parser.errors.map(({ statement }) => {
    const list = childrenOf(statement).at(-1)?.lastChild as SyntaxNode;
    return { start: statement.from, end: list.from, text: 'raise ValueError' };
  });
  const texts = [...errors, ...parser.helps.map((each) => helpEdit(program, each, args))];
  const gone = [parser.statement, ...parser.groups].map((each) => withoutStatement(text, each));
  if (plain === null) {
    const lines =
      parser.builder === null
        ? [...gone, ...args.map((each) => declared(text, each))]
        : withoutBuilder(text, parser, parser.builder);
    const parse = parsedAsObject(program, parser, args, lines);
    return { lines: [...lines, parse], edits: texts, usesNamespace: !parser.parse.asMap };
  }
  const [builder, ...groups] = gone as [LineEdit, ...LineEdit[]];
  const first = { ...builder, lines: [...docstring(text, parser, plain), ...builder.lines] };
  const lines = [
    first,
    ...groups,
    ...args.map((each) => declaredAndRead(text, parser, args, each)),
    ...plain.copies.map((each) => withoutStatement(text, each)),
  ];
  const reads = plain.reads.map(({ node, dest }) => ({
    start: node.from,
    end: node.to,
    text: dest,
  }));
  const parse = parsedAsVariables(program, parser, args, lines);
  return { lines: [...lines, parse], edits: [...texts, ...reads], usesNamespace: false };
}

function linesAround(text: string, statement: SyntaxNode): StatementLines {
  const lines = linesOf(text, statement);
  if (lines === null) throw new Error('a statement that shares its line was let through');
  return lines;
}

function indented(lines: readonly string[], indent: string): string[] {
  return lines.map((line) => (line === '' ? '' : indent + line));
}

/** Takes a statement away, and keeps its comments. */
function withoutStatement(text: string, statement: SyntaxNode): LineEdit {
  const { start, end, indent, comment } = linesAround(text, statement);
  const comments = [...commentsIn(text, statement), ...(comment === '' ? [] : [comment])];
  return { start, end, lines: indented(comments, indent) };
}

/** Takes the function away that built the parser, and the copy of what it returned. */
function withoutBuilder(text: string, parser: Parser, { definition, last }: Builder): LineEdit[] {
  const start = text.lastIndexOf('\n', definition.from - 1) + 1;
  const { end } = linesAround(text, last);
  const inside = { start, end, lines: commentsIn(text, definition) };
  const outside = parser.groups.filter((each) => !isWithin(each, definition));
  return [inside, ...outside.map((each) => withoutStatement(text, each))];
}

function declared(text: string, argument: Argument): LineEdit {
  const { start, end, indent, comment } = linesAround(text, argument.statement);
  const comments = commentsIn(text, argument.statement);
  const line = declarationOf(argument);
  const own =
    line === null ? (comment === '' ? [] : [comment]) : explained(argument, [line], comment);
  return { start, end, lines: indented([...comments, ...own], indent) };
}

function withFirst([first = '', ...more]: readonly string[], comment: string): string[] {
  return [withComment(first, comment), ...more];
}

const asVariable: Access = (dest) => dest;

function declaredAndRead(
  text: string,
  parser: Parser,
  args: readonly Argument[],
  argument: Argument,
): LineEdit {
  const { start, end, indent, comment } = linesAround(text, argument.statement);
  const declaration = declarationOf(argument);
  const reading = readingLines(argument);
  const isDeclared = declaration !== null;
  const lines = [
    ...commentsIn(text, argument.statement),
    ...(isDeclared ? explained(argument, [declaration]) : []),
    ...(isDeclared ? withFirst(reading, comment) : explained(argument, reading, comment)),
    ...checksOf(argument, asVariable),
    ...exclusiveChecks(parser, args, argument, asVariable),
  ];
  return { start, end, lines: indented(lines, indent) };
}

/** A function that does nothing but get parameters says so, if it said nothing before. */
function docstring(text: string, parser: Parser, plain: PlainUses): string[] {
  const block = parser.statement.parent;
  if (block?.name !== 'Body' || block.parent?.name !== 'FunctionDefinition') return [];
  const statements = childrenOf(block).slice(1);
  const own = [
    parser.statement,
    parser.parse.statement,
    ...parser.groups,
    ...parser.adds.map(({ statement }) => statement),
    ...plain.copies,
  ];
  const starts = new Set(own.map(({ from }) => from));
  const isOnly = statements.every(
    ({ from, name }) => starts.has(from) || name === 'ReturnStatement',
  );
  if (statements[0]?.from !== parser.statement.from || !isOnly) return [];
  const { indent } = linesAround(text, parser.statement);
  return [`${indent}"""Get job parameters from dbutils widgets."""`];
}

function parsedAsVariables(
  program: Program,
  parser: Parser,
  args: readonly Argument[],
  edits: readonly LineEdit[],
): LineEdit {
  const { start, end, indent, comment } = linesAround(program.text, parser.parse.statement);
  const prints = args.flatMap((each) => printOf(each, asVariable) ?? []);
  const before = [...(comment === '' ? [] : [comment]), ...restOf(program, parser)];
  const lines = [
    ...before,
    ...(prints.length > 0 && (before.length > 0 || touches(program.text, start, edits))
      ? ['']
      : []),
    ...prints,
    ...(isFollowed(program.text, end, indent, edits) ? [''] : []),
  ];
  return { start, end, lines: indented(prints.length === 0 ? before : lines, indent) };
}

function parsedAsObject(
  program: Program,
  parser: Parser,
  args: readonly Argument[],
  edits: readonly LineEdit[],
): LineEdit {
  const { text, names } = program;
  const { statement, target, asMap } = parser.parse;
  const { start, end, indent, comment } = linesAround(text, statement);
  const name = target === null ? freeName(names, parser) : sourceText(text, target);
  const access: Access = (dest, quote) =>
    asMap ? `${name}[${quote}${dest}${quote}]` : `${name}.${dest}`;
  const step = indent.includes('\t') ? '\t' : '    ';
  const fields = args.flatMap((each) => {
    const name = asMap ? `"${each.dest}": ` : `${each.dest}=`;
    // What is declared has its words there.
    const line = `${name}${readingOf(each)},`;
    return (each.preset === null ? explained(each, [line]) : [line]).map((own) => step + own);
  });
  const [open, close] = asMap ? ['{', '}'] : ['SimpleNamespace(', ')'];
  const object =
    fields.length === 0 ? [`${name} = ${open}${close}`] : [`${name} = ${open}`, ...fields, close];
  const prints = args.flatMap((each) => printOf(each, access) ?? []);
  const returned = target === null ? [`return ${name}`] : [];
  const lines = [
    ...(comment === '' ? [] : [comment]),
    ...(parser.builder === null ? [] : args.flatMap(declarationLines)),
    ...object,
    ...args.flatMap((each) => checksOf(each, access)),
    ...args.flatMap((each) => exclusiveChecks(parser, args, each, access)),
    ...restOf(program, parser),
    ...(prints.length > 0 ? ['', ...prints] : []),
    ...(returned.length > 0 && args.length > 0 ? [''] : []),
    ...returned,
    ...(prints.length > 0 && target !== null && isFollowed(text, end, indent, edits) ? [''] : []),
  ];
  return { start, end, lines: indented(lines, indent) };
}

/** What the parser did not know is nothing, for those who ask. */
function restOf({ names }: Program, parser: Parser): string[] {
  const { rest, scope } = parser.parse;
  if (rest === null) return copyOfTaken(parser);
  const used = mentionsOf(names, rest, ownerOf(names, rest, scope)).length > 1;
  return used || (scope.kind === 'module' && rest !== '_') ? [`${rest} = []`] : [];
}

function freeName(names: Names, { parse }: Parser): string {
  const wanted = ['args', 'parameters', 'job_parameters'];
  return wanted.find((each) => !names.byText.has(each)) ?? `${parse.scope.kind}_parameters`;
}

/** Whether the line above a place has something on it that stays. */
function touches(text: string, start: number, edits: readonly LineEdit[]): boolean {
  const edit = edits.find((each) => each.end === start);
  if (edit !== undefined) {
    return edit.lines.length > 0 ? edit.lines.at(-1) !== '' : touches(text, edit.start, edits);
  }
  const above = text.lastIndexOf('\n', start - 2) + 1;
  return start > 0 && text.slice(above, start).trim() !== '';
}

/** Whether the line below a place has something of the same block on it that stays. */
function isFollowed(
  text: string,
  end: number,
  indent: string,
  edits: readonly LineEdit[],
): boolean {
  const edit = edits.find((each) => each.start === end);
  if (edit !== undefined && edit.lines.length === 0)
    return isFollowed(text, edit.end, indent, edits);
  const newline = text.indexOf('\n', end);
  const line = text.slice(end, newline < 0 ? text.length : newline);
  if (line.trim() === '' || line.startsWith('# COMMAND ---')) return false;
  return line.startsWith(indent);
}
