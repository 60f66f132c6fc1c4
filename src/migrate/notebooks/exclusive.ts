import type { Argument } from './argument.ts';
import type { Exclusive } from './parser-uses.ts';
import type { Parser } from './parsers.ts';
import type { Program } from './program.ts';
import { type Access, refusal } from './widget-code.ts';

/** Refuses groups of arguments of which a widget cannot tell whether they were given. */
export function refuseUnclear(
  { refuse }: Program,
  { exclusives }: Parser,
  args: readonly Argument[],
): void {
  for (const group of exclusives) {
    const unclear = membersOf(group, args).find((each) => givenIf(each, 'x') === null);
    if (unclear !== undefined) {
      const message = 'a widget cannot tell whether this was given, which excludes others';
      refuse(unclear.statement, message);
    }
  }
}

/** The lines that refuse more than one argument of each group whose last one this is. */
export function exclusiveChecks(
  { exclusives }: Parser,
  args: readonly Argument[],
  last: Argument,
  access: Access,
): string[] {
  return exclusives.flatMap((group) => {
    const members = membersOf(group, args);
    if (members.at(-1) !== last) return [];
    const given = members.map((each) => givenIf(each, access(each.dest, '"')) as string);
    const names = members.map(({ widget }) => widget).join(', ');
    const count = `[${given.join(', ')}].count(True)`;
    return [
      ...refusal(`${count} > 1`, `only one may be given of: ${names}`),
      ...(group.required ? refusal(`${count} == 0`, `one must be given of: ${names}`) : []),
    ];
  });
}

function membersOf({ members }: Exclusive, args: readonly Argument[]): Argument[] {
  return args.filter(({ statement }) => members.has(statement.from));
}

/** The test whether a value was given; null where its default may be given, too. */
function givenIf({ kind, preset, meanings }: Argument, value: string): string | null {
  if (meanings?.true === 'True' && meanings.false === 'False') return value;
  if (meanings?.true === 'False' && meanings.false === 'True') return `not ${value}`;
  const isNone = preset?.fallback === 'None' && (kind === 'value' || kind === 'list');
  return isNone ? `${value} is not None` : null;
}
