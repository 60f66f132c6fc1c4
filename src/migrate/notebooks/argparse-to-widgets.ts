import { parsePython, type SyntaxNode } from '../../notebook/python.ts';
import type { TextEdit } from '../../text.ts';
import type { Argument } from './argument.ts';
import { type Built, editsOf } from './assemble.ts';
import {
  type ImportStatement,
  importedMentions,
  importStatementsOf,
  namedFrom,
} from './imports.ts';
import { isIn, type NameScope, type Names, namesOf, type ScopedName } from './names.ts';
import { notesOf, scriptNotes } from './notes.ts';
import { onlyTarget } from './parser-uses.ts';
import { type Parser, readParser } from './parsers.ts';
import type { Program } from './program.ts';
import { readArgument } from './read-argument.ts';
import { refuseParse } from './refuse-parse.ts';
import type { Remark } from './remark.ts';
import { SHARES_NOTHING, type Sharing } from './run-targets.ts';
import { callOf, childrenOf, sourceText } from './syntax.ts';

/** What becomes of a notebook's Python. */
export interface Migration {
  /** Empty when there is nothing to do, or when anything is left. */
  readonly edits: readonly TextEdit[];
  /** What keeps the notebook as it is, and what to do about it. */
  readonly left: readonly Remark[];
  /** Where a value means a little less than before. */
  readonly notes: readonly Remark[];
  /** The arguments that are now widgets; null when there was no parser. */
  readonly args: readonly Argument[] | null;
}

const NOTHING: Migration = { edits: [], left: [], notes: [], args: null };

/**
 * Turns the argparse code of a notebook into reads of widgets: all of it, or nothing where a part
 * cannot be proved to mean the same. `sharing` tells how it shares its variables with other notebooks.
 * Never throws; takes time linear in the text.
 */
export function argparseToWidgets(
  text: string,
  sharing: () => Sharing = () => SHARES_NOTHING,
): Migration {
  if (!text.includes('argparse')) return NOTHING;
  const names = readNames(text);
  const left: Remark[] = [];
  if (names === null) {
    const message = 'the Python here is nested too deeply to be read';
    return { ...NOTHING, left: [{ start: 0, end: 0, message }] };
  }
  const program: Program = {
    text,
    names,
    isShared: () => /^(?:# MAGIC )?[ \t]*%run\b/m.test(text) || sharing().isRun,
    usesArgparseElsewhere: () => sharing().usesArgparse,
    refuse: ({ from, to }, message) => {
      left.push({ start: from, end: to, message });
      return null;
    },
  };
  const imports = importStatementsOf(program, 'argparse');
  if (imports.length === 0) {
    const [first] = program.isShared() ? (names.byText.get('argparse') ?? []) : [];
    if (first === undefined) return NOTHING;
    program.refuse(first.node, 'argparse comes from a notebook that %run runs: import it here');
    return { ...NOTHING, left };
  }
  const { fault } = program.names;
  if (fault !== null) program.refuse(fault, 'from here on this is no Python that can be read');
  refuseOtherMeanings(program);
  const mentions = importedMentions(program.names, imports);
  const built = left.length > 0 ? [] : readAll(program, imports, mentions);
  if (left.length > 0) return { ...NOTHING, left: sorted(left) };
  const edits = editsOf(program, imports, mentions, built);
  if (left.length > 0) return { ...NOTHING, left: sorted(left) };
  const args = built.flatMap((each) => each.args);
  const parsers = built.map(({ parser }) => parser);
  const notes = built.length === 0 ? [] : [...notesOf(args), ...scriptNotes(program, parsers)];
  return { edits, left, notes: sorted(notes), args: built.length === 0 ? null : args };
}

/** What is written in rests on these names: who gives them another meaning is left alone. */
function refuseOtherMeanings({ text, names, refuse }: Program): void {
  for (const name of ['dbutils', 'print']) {
    const other = names.byText.get(name)?.find(({ binds, node }) => {
      // `from databricks.sdk.runtime import dbutils` brings the very thing.
      return binds && node.parent?.name !== 'ImportStatement' && !isGiven(text, node);
    });
    if (other !== undefined) {
      refuse(other.node, `here ${name} is not what Databricks gives: read the widgets by hand`);
    }
  }
}

/** What makes `dbutils` where it is not there by itself; it is the same thing everywhere. */
const DBUTILS = /^(?:[\w.]+\.)?(?:DBUtils|get_dbutils)\(|\buser_ns(?:\[|\.get\()\s*["']dbutils["']/;

/** Whether a name is set to what Databricks gives, as in `dbutils = DBUtils(spark)`. */
function isGiven(text: string, node: SyntaxNode): boolean {
  const { parent } = node;
  if (parent === null || onlyTarget(parent)?.from !== node.from) return false;
  return DBUTILS.test(sourceText(text, childrenOf(parent).at(-1) as SyntaxNode));
}

/** The names of a program; null where it is nested beyond what the parser can bear. */
function readNames(text: string): Names | null {
  try {
    return namesOf(text, parsePython(text));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function sorted(remarks: readonly Remark[]): Remark[] {
  return [...remarks].sort((a, b) => a.start - b.start);
}

function readAll(
  program: Program,
  imports: readonly ImportStatement[],
  mentions: readonly ScopedName[],
): Built[] {
  const { text, refuse } = program;
  const constructions: { node: SyntaxNode; scope: NameScope }[] = [];
  for (const { node, scope, binds } of mentions) {
    if (binds) refuse(node, 'this name also stands for something else than argparse');
    const expression = node.parent?.name === 'MemberExpression' ? node.parent : node;
    if (namedFrom(text, expression, imports) !== 'ArgumentParser') continue;
    const call = callOf(text, expression.parent);
    if (call?.callee.from === expression.from) {
      constructions.push({ node: expression.parent as SyntaxNode, scope });
    }
  }
  const first = mentions[0];
  if (constructions.length === 0 && first !== undefined) {
    refuse(first.node, 'argparse is used here without a parser that can be followed');
  }
  const built = constructions.flatMap(({ node, scope }) => {
    const parser = readParser(program, node, scope);
    return parser === null ? [] : [{ parser, args: argumentsOf(program, parser, imports) }];
  });
  if (constructions.length > 0) refuseArgv(program, built);
  for (const { parser, args } of built) refuseParse(program, parser, args);
  return built;
}

function argumentsOf(
  program: Program,
  parser: Parser,
  imports: readonly ImportStatement[],
): Argument[] {
  const { text, names, refuse } = program;
  const adds = [...parser.adds].sort((a, b) => a.statement.from - b.statement.from);
  const args = adds.flatMap(({ statement, call }) => {
    const argument = readArgument(call, statement, {
      text,
      names,
      scope: parser.scope,
      refuse,
      fromArgparse: (node) => namedFrom(text, node, imports),
    });
    return argument ?? [];
  });
  const widgets = new Set<string>();
  const dests = new Set<string>();
  for (const { widget, dest, statement } of args) {
    if (widgets.has(widget) || dests.has(dest)) {
      refuse(statement, `two arguments set "${dest}": check them by hand`);
    }
    widgets.add(widget);
    dests.add(dest);
  }
  return args;
}

/** A notebook has no command line: code that looks at it by itself cannot be followed. */
function refuseArgv(program: Program, built: readonly Built[]): void {
  const { text, names, refuse } = program;
  const handed = built.flatMap(({ parser }) => parser.parse.handed);
  const places = new Map(handed.map(({ from, to }) => [from, to]));
  const imports = importStatementsOf(program, 'sys');
  for (const { node } of importedMentions(names, imports)) {
    const expression = node.parent?.name === 'MemberExpression' ? node.parent : node;
    if (namedFrom(text, expression, imports) !== 'argv') continue;
    if (isIn(node, places)) continue;
    refuse(expression, 'sys.argv is used here, which a notebook does not have');
  }
}
