import type { SyntaxNode } from '../notebook/python.ts';
import type { Argument } from './argument.ts';
import { literalOf } from './literal.ts';
import type { Naming, Surroundings } from './read-argument.ts';
import { type Call, sourceOf } from './syntax.ts';

/** An option whose mentions are counted: its widget holds the number. */
export function countArgument(
  call: Call,
  statement: SyntaxNode,
  naming: Naming,
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

/** An option without a value: its widget says true or false. */
export function flagArgument(
  call: Call,
  statement: SyntaxNode,
  naming: Naming,
  action: 'store_true' | 'store_false' | 'store_const' | 'BooleanOptionalAction',
  around: Surroundings,
): Argument | null {
  const { text, refuse } = around;
  const { keywords } = call;
  if (
    naming.options.length === 0 ||
    ['required', 'type', 'choices', 'nargs'].some((key) => keywords.has(key))
  ) {
    return refuse(statement, 'argparse or a widget takes no such flag');
  }
  const sourceFor = (key: string, otherwise: string) => {
    const node = keywords.get(key);
    if (node === undefined) return otherwise;
    return literalOf(text, node) === null ? null : sourceOf(text, node);
  };
  const isConst = action === 'store_const';
  if (!isConst && keywords.has('const')) return refuse(statement, 'argparse takes no such flag');
  const given = isConst ? sourceFor('const', 'None') : action === 'store_false' ? 'False' : 'True';
  const absent = sourceFor(
    'default',
    action === 'store_true' ? 'False' : action === 'store_false' ? 'True' : 'None',
  );
  if (given === null || absent === null) {
    return refuse(statement, 'its value is computed when the notebook runs');
  }
  const plain = {
    ...plainOf(naming, statement),
    kind: 'flag',
    converter: { kind: 'str', source: '' },
  } as const;
  if (action !== 'BooleanOptionalAction') {
    return {
      ...plain,
      preset: { declared: '"false"', fallback: null },
      meanings: { true: given, false: absent },
    };
  }
  const options = naming.options.flatMap((each) => {
    return each.startsWith('--') ? [each, `--no-${each.slice(2)}`] : [each];
  });
  const either = { true: 'True', false: 'False' };
  if (absent === 'True' || absent === 'False') {
    return {
      ...plain,
      options,
      preset: { declared: `"${absent.toLowerCase()}"`, fallback: null },
      meanings: either,
    };
  }
  return {
    ...plain,
    options,
    preset: { declared: '""', fallback: null },
    meanings: { ...either, '': absent },
  };
}

function plainOf(naming: Naming, statement: SyntaxNode) {
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
