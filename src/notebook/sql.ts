import type { ParameterFacts, ParameterRead, WidgetDeclaration } from './facts.ts';
import { type PlacedText, placePiece, spanOf } from './placed-text.ts';
import { type SqlToken, sqlTokens } from './sql-tokens.ts';

/**
 * The parameters that a file of a SQL task reads, as `:name` or `{{name}}`. `${name}` is nothing
 * that such a task is known to fill in, so its reads are then unknown. Never throws.
 */
export function readSqlFile(path: string, text: string): ParameterFacts {
  return readSql(placePiece(path, text), 'file');
}

/** How parameters are put into the text: `{{name}}` in files, `${name}` in cells. */
const SUBSTITUTES = { file: 'mustache', cell: 'dollar' } as const;

/**
 * The parameters that a SQL cell reads or declares, or a SQL file. What stands in comments counts
 * for nothing, and in strings only the text substitutions do.
 */
export function readSql(code: PlacedText, where: keyof typeof SUBSTITUTES): ParameterFacts {
  const reads: ParameterRead[] = [];
  const declares: WidgetDeclaration[] = [];
  let unknown = false;
  const tokens = sqlTokens(code.text);
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'marker') reads.push(readOf(code, token, 'marker', false));
    const substitute = SUBSTITUTES[where];
    if (token.kind === substitute && isParameterName(token.text)) {
      reads.push(readOf(code, token, substitute, false));
    } else if (token.kind === 'dollar' || (token.kind === 'mustache' && where === 'file')) {
      unknown = true;
    }
    if (token.kind === 'sign' && token.text === '$') unknown = true;
    if (token.kind !== 'word') continue;
    const [read, declaration] = [getArgument(code, tokens, index), widget(code, tokens, index)];
    if (read !== null) reads.push(read);
    if (declaration !== null) declares.push(declaration);
  }
  return { reads, declares, readsUnknown: unknown, declaresUnknown: false };
}

/** Others, such as `${spark.some.conf}` and `${env:HOME}`, are filled in from elsewhere. */
function isParameterName(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(text);
}

function readOf(
  code: PlacedText,
  { text, start, end }: SqlToken,
  by: ParameterRead['by'],
  optional: boolean,
): ParameterRead {
  return { name: text, span: spanOf(code, start, end), by, optional };
}

/** `getArgument('name')`, or with a default behind a comma. */
function getArgument(
  code: PlacedText,
  tokens: readonly SqlToken[],
  index: number,
): ParameterRead | null {
  if (tokens[index]?.text.toLowerCase() !== 'getargument') return null;
  const [open, name, next] = tokens.slice(index + 1, index + 4);
  if (open?.text !== '(' || name?.kind !== 'quoted') return null;
  return readOf(code, name, 'getArgument', next?.text === ',');
}

const KINDS: Record<string, WidgetDeclaration['kind']> = {
  text: 'text',
  dropdown: 'dropdown',
  combobox: 'combobox',
  multiselect: 'multiselect',
};

/** `CREATE WIDGET TEXT name DEFAULT 'value'`, from its first word on. */
function widget(
  code: PlacedText,
  tokens: readonly SqlToken[],
  index: number,
): WidgetDeclaration | null {
  if (tokens[index]?.text.toLowerCase() !== 'create') return null;
  const [, widgetWord, type, name, word] = tokens.slice(index, index + 5);
  if (widgetWord?.text.toLowerCase() !== 'widget' || name === undefined) return null;
  const lower = type?.text.toLowerCase() ?? '';
  const kind = Object.hasOwn(KINDS, lower) ? KINDS[lower] : undefined;
  if (kind === undefined || (name.kind !== 'word' && name.kind !== 'quoted')) return null;
  const hasDefault = word?.text.toLowerCase() === 'default';
  return { name: name.text, span: spanOf(code, name.start, name.end), kind, hasDefault };
}
