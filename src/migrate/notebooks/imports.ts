import type { SyntaxNode } from '../../notebook/python.ts';
import type { LineEdit } from './line-edits.ts';
import type { Names, ScopedName } from './names.ts';
import type { Program } from './program.ts';
import { childrenOf, linesOf, memberOf, sourceText } from './syntax.ts';

/** A name that an import statement brings, and what it stands for. */
export interface Imported {
  readonly local: string;
  /** ScopedName in the module; null when it is the module itself. */
  readonly name: string | null;
  /** Offsets of this part of the statement. */
  readonly from: number;
  readonly to: number;
}

export interface ImportStatement {
  readonly statement: SyntaxNode;
  /** All parts of the statement, those of other modules with the name ''. */
  readonly parts: readonly Imported[];
}

/** The statements that import a module, or from it. A star stands for nothing that can be followed. */
export function importStatementsOf({ text, names }: Program, module: string): ImportStatement[] {
  const mentions = names.byText.get(module) ?? [];
  const statements = mentions.flatMap(({ node }) => {
    return node.parent?.name === 'ImportStatement' ? [node.parent] : [];
  });
  // One statement may name the module twice.
  const each = new Map(statements.map((statement) => [statement.from, statement]));
  return [...each.values()].flatMap((statement) => {
    const parts = readImport(text, statement, module);
    return parts === null ? [] : [{ statement, parts }];
  });
}

function readImport(text: string, statement: SyntaxNode, module: string): Imported[] | null {
  const children = childrenOf(statement);
  const [keyword, from, second] = children;
  const isFrom = isFromStatement(keyword);
  if (
    isFrom &&
    (from === undefined || sourceText(text, from) !== module || second?.name !== 'import')
  ) {
    return null;
  }
  const rest = children.slice(isFrom ? 3 : 1).filter(({ name }) => name !== '(' && name !== ')');
  const groups: SyntaxNode[][] = [[]];
  for (const child of rest) {
    if (child.name === ',') groups.push([]);
    else groups.at(-1)?.push(child);
  }
  const filled = groups.filter((group) => group.length > 0);
  return filled.map((group) => {
    const first = group[0] as SyntaxNode;
    const last = group.at(-1) as SyntaxNode;
    const name = sourceText(text, first);
    const isModule = !isFrom && name === module && group[1]?.name !== '.';
    return {
      local: sourceText(text, last),
      name: isFrom ? name : isModule ? null : '',
      from: first.from,
      to: last.to,
    };
  });
}

function isFromStatement(keyword: SyntaxNode | null | undefined): boolean {
  return keyword !== null && keyword !== undefined && /^from$/.test(keyword.name);
}

/** What an expression names of a module: `argparse.X`, or `X` after `from argparse import X`. */
export function namedFrom(
  text: string,
  node: SyntaxNode,
  imports: readonly ImportStatement[],
): string | null {
  const all = imports.flatMap(({ parts }) => parts);
  const member = memberOf(text, node);
  if (member !== null) {
    const object = sourceText(text, member.object);
    return all.some(({ local, name }) => name === null && local === object) ? member.name : null;
  }
  if (node.name !== 'VariableName') return null;
  const word = sourceText(text, node);
  return (
    all.find(({ local, name }) => name !== null && name !== '' && local === word)?.name ?? null
  );
}

/** The mentions of what is imported, without the import statements. */
export function importedMentions(names: Names, imports: readonly ImportStatement[]): ScopedName[] {
  const locals = new Set(
    imports.flatMap(({ parts }) =>
      parts.flatMap(({ local, name }) => (name === '' ? [] : [local])),
    ),
  );
  return [...locals].flatMap((local) => {
    const mentions = names.byText.get(local) ?? [];
    return mentions.filter(({ node }) => node.parent?.name !== 'ImportStatement');
  });
}

/**
 * The edit of an import statement after which only names that are still used are imported, and new
 * lines stand behind it. Null when nothing changes, or when the statement cannot be taken apart.
 */
export function importEdit(
  text: string,
  { statement, parts }: ImportStatement,
  isUsed: (local: string) => boolean,
  added: readonly string[],
): LineEdit | null {
  const lines = linesOf(text, statement);
  if (lines === null) return null;
  const kept = parts.filter(({ local, name }) => name === '' || isUsed(local));
  const source = sourceText(text, statement);
  const isOnly = statement.parent?.name === 'Body' && childrenOf(statement.parent).length <= 2;
  const isWhole = kept.length === parts.length || isOnly;
  if (isWhole && added.length === 0) return null;
  const head = isFromStatement(statement.firstChild)
    ? source.slice(0, source.indexOf('import'))
    : '';
  const names = kept.map(({ from, to }) => text.slice(from, to)).join(', ');
  const left = isWhole ? source : `${head}import ${names}`;
  const own = kept.length === 0 && !isWhole ? [] : [withComment(left, lines.comment)];
  return {
    start: lines.start,
    end: lines.end,
    lines: [...own, ...added].map((line) => lines.indent + line),
  };
}

export function withComment(line: string, comment: string): string {
  return comment === '' ? line : `${line}  ${comment}`;
}
