import { placeText, type Reference } from '../bundle/references.ts';
import { variableKind } from '../bundle/variable-kind.ts';
import type { Variable } from '../bundle/variables.ts';
import type { Breach } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';

export const variableFitsItsUse: Rule = {
  id: 'variable-fits-its-use',
  severity: 'error',
  summary: 'Variables are used as what they are: strings as strings, maps and lists as a whole',
  *check({ references, variables }) {
    for (const reference of references) {
      const name = nameOf(reference);
      const all = name === null ? undefined : variables.get(name);
      if (name === null || all === undefined || reference.inKey) continue;
      const found = judge(reference, name, all);
      if (found === null) continue;
      yield {
        at: reference.span,
        subject: placeText(reference.place),
        see: [{ value: 'declared here', span: (all[0] as Variable).name.span }],
        ...found,
      };
    }
  },
};

function nameOf({ path }: Reference): string | null {
  const [prefix, name] = path ?? [];
  return (prefix === 'var' || prefix === 'variables') && name !== undefined ? name : null;
}

function judge(
  { path, place, whole, inside }: Reference,
  name: string,
  all: readonly Variable[],
): Pick<Breach, 'message' | 'help'> | null {
  const kind = variableKind(all);
  const parts = (path as readonly string[]).slice(path?.[0] === 'var' ? 2 : 3);
  if (kind === 'text' && parts.length > 0) {
    return {
      message: `the variable ${name} is a string, and has no ${parts.join('.')}`,
      help: `Write \${var.${name}}, or make it a map with "type: complex".`,
    };
  }
  if ((kind === 'map' || kind === 'list') && parts.length === 0 && !whole) {
    return {
      message: `the variable ${name} is a ${kind}, and cannot stand within a string`,
      help: `Let "\${${inside}}" be the whole value, or name a part of it.`,
    };
  }
  const isLookup = place[0] === 'variables' && place[2] === 'lookup';
  if (kind === 'lookup' && isLookup) {
    return {
      message: `the variable ${name} is looked up itself, and cannot help to look up another one`,
      help: 'Write the name itself.',
    };
  }
  return null;
}
