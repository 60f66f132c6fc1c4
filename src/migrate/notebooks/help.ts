import type { SyntaxNode } from '../../notebook/python.ts';
import type { TextEdit } from '../../text.ts';
import type { Argument } from './argument.ts';
import { importStatementsOf, namedFrom } from './imports.ts';
import { pythonString } from './literal.ts';
import { isInTry } from './parser-uses.ts';
import type { Program } from './program.ts';
import { callOf, sourceText } from './syntax.ts';

/**
 * What stands in the place of a statement that prints the help of a parser: the names of the parameters.
 * With a `sys.exit` of an error behind it, the two become one exception.
 */
export function helpEdit(
  program: Program,
  statement: SyntaxNode,
  args: readonly Argument[],
): TextEdit {
  const names = args.map(({ widget }) => widget).join(', ');
  const text = pythonString(args.length === 0 ? 'there are no parameters' : `parameters: ${names}`);
  const exit = failureBehind(program, statement);
  return exit === null
    ? { start: statement.from, end: statement.to, text: `print(${text})` }
    : { start: statement.from, end: exit.to, text: `raise ValueError(${text})` };
}

/** The statement right behind one that ends the program as failed; null where there is none. */
export function failureBehind(program: Program, statement: SyntaxNode): SyntaxNode | null {
  const { text } = program;
  const next = statement.nextSibling;
  // What ends a program passes by handlers that an exception would not.
  if (next?.name !== 'ExpressionStatement' || isInTry(statement)) return null;
  // A comment between the two would go.
  if (!/^\s*$/.test(text.slice(statement.to, next.from))) return null;
  const call = callOf(text, next.firstChild);
  const [code, ...others] = call?.positional ?? [];
  if (call?.plain !== true || code === undefined || others.length > 0) return null;
  const name = namedFrom(text, call.callee, importStatementsOf(program, 'sys'));
  const isExit = name === 'exit' || sourceText(text, call.callee) === 'exit';
  return isExit && /^[1-9]\d*$/.test(sourceText(text, code)) ? next : null;
}
