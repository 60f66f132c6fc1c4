import type { SyntaxNode } from '../../notebook/python.ts';
import type { Argument } from './argument.ts';
import { literalOf } from './literal.ts';
import type { ArgumentNames, Surroundings } from './surroundings.ts';
import { type CallNode, sourceText } from './syntax.ts';

/** An option whose mentions are counted: its widget holds the number. */
export function countArgument(
  call: CallNode,
  statement: SyntaxNode,
  naming: ArgumentNames,
  around: Surroundings,
): Argument | null {
  const { text, refuse } = around;
  const node = call.keywords.get('default');
  const literal = node === undefined ? ({ kind: 'none' } as const) : literalOf(text, node);
  const isZero = literal?.kind === 'int' && literal.value === '0';
  const extra = ['required', 'type', 'choices', 'nargs', 'const'].some((key) =>
    call.keywords.has(key),
  );
  if (extra || naming.options.length === 0 || !(isZero || literal?.kind === 'none')) {
    return refuse(statement, 'a count that does not start at 0 has no equivalent for a widget');
  }
  return {
    ...plainOf(naming, statement),
    kind: 'count',
    converter: { kind: 'int', source: 'int' },
    preset: isZero ? { declared: '"0"', fallback: null } : { declared: '""', fallback: 'None' },
    meanings: null,
  };
}

type FlagAction = 'store_true' | 'store_false' | 'store_const' | 'BooleanOptionalAction';

/** What a flag stands for when it is given, and when it is not; `const` says the first itself. */
const USUAL: Readonly<Record<FlagAction, readonly [given: string, absent: string]>> = {
  store_true: ['True', 'False'],
  store_false: ['False', 'True'],
  store_const: ['None', 'None'],
  BooleanOptionalAction: ['True', 'None'],
};

/** An option without a value: its widget says true or false. */
export function flagArgument(
  call: CallNode,
  statement: SyntaxNode,
  naming: ArgumentNames,
  action: FlagAction,
  around: Surroundings,
): Argument | null {
  const { text, refuse } = around;
  const { keywords } = call;
  const odd = [
    'required',
    'type',
    'choices',
    'nargs',
    ...(action === 'store_const' ? [] : ['const']),
  ];
  if (naming.options.length === 0 || odd.some((key) => keywords.has(key))) {
    return refuse(statement, 'argparse or a widget takes no such flag');
  }
  const sourceFor = (key: string, otherwise: string) => {
    const node = keywords.get(key);
    if (node === undefined) return otherwise;
    return literalOf(text, node) === null ? null : sourceText(text, node);
  };
  const given = sourceFor('const', USUAL[action][0]);
  const absent = sourceFor('default', USUAL[action][1]);
  if (given === null || absent === null) {
    return refuse(statement, 'its value is computed when the notebook runs');
  }
  const plain = {
    ...plainOf(naming, statement),
    kind: 'flag',
    converter: { kind: 'str', source: '' },
  } as const;
  if (action === 'BooleanOptionalAction') return { ...plain, ...eitherOf(naming, absent) };
  return {
    ...plain,
    preset: { declared: '"false"', fallback: null },
    meanings: { true: given, false: absent },
  };
}

/** `--x` and `--no-x`; a default that is neither is what an empty widget means. */
function eitherOf(
  naming: ArgumentNames,
  absent: string,
): Pick<Argument, 'options' | 'preset' | 'meanings'> {
  const options = naming.options.flatMap((each) => {
    return each.startsWith('--') ? [each, `--no-${each.slice(2)}`] : [each];
  });
  const either = { true: 'True', false: 'False' };
  const isEither = absent === 'True' || absent === 'False';
  const declared = isEither ? `"${absent.toLowerCase()}"` : '""';
  const meanings = isEither ? either : { ...either, '': absent };
  return { options, preset: { declared, fallback: null }, meanings };
}

function plainOf(naming: ArgumentNames, statement: SyntaxNode) {
  return {
    ...naming,
    statement,
    kept: [],
    required: false,
    choices: null,
    length: null,
    bare: null,
    repeats: false,
  } as const;
}
