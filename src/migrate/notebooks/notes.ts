import type { Argument } from './argument.ts';
import { failureBehind } from './help.ts';
import { importedMentions, importStatementsOf, namedFrom } from './imports.ts';
import { isWithin } from './names.ts';
import type { Parser } from './parsers.ts';
import type { Program } from './program.ts';
import type { Remark } from './remark.ts';

/** Where a value means a little less than before. */
export function notesOf(args: readonly Argument[]): Remark[] {
  return args.flatMap(({ statement, widget, converter, preset, kind }) => {
    const place = { start: statement.from, end: statement.to };
    if (converter.kind === 'bool') {
      const message = `bool() takes any text of "${widget}" but an empty one for True, as before`;
      return [{ ...place, message }];
    }
    if (kind === 'value' && preset !== null && preset.fallback !== null) {
      const message = `an empty "${widget}" now counts as not given`;
      return [{ ...place, message }];
    }
    return [];
  });
}

/** What a script does that a notebook should not, though it has nothing to do with its arguments. */
export function scriptNotes(program: Program, parsers: readonly Parser[]): Remark[] {
  const { text, names } = program;
  const files = (names.byText.get('__file__') ?? []).map(({ node }): Remark => {
    const message = 'a notebook may have no __file__: name the folder in another way';
    return { start: node.from, end: node.to, message };
  });
  const gone = parsers.flatMap(({ helps }) => helps.map((each) => failureBehind(program, each)));
  const imports = importStatementsOf(program, 'sys');
  const exits = importedMentions(names, imports).flatMap(({ node }): Remark[] => {
    const expression = node.parent?.name === 'MemberExpression' ? node.parent : node;
    const isGone = gone.some((exit) => exit !== null && isWithin(node, exit));
    if (isGone || namedFrom(text, expression, imports) !== 'exit') return [];
    const message =
      'in a notebook sys.exit is an error, even sys.exit(0): let it run to its end, or raise one';
    return [{ start: expression.from, end: expression.to, message }];
  });
  return [...files, ...exits];
}
