import type { Include } from '../bundle/bundle.ts';
import type { Variable } from '../bundle/variables.ts';
import type { Breach } from '../finding.ts';
import { groupedBy } from '../grouped.ts';
import type { Rule } from '../subject/rule.ts';
import { unusedVariables } from './parts/unused-variables.ts';

export const usedVariable: Rule = {
  id: 'used-variable',
  severity: 'warning',
  summary: 'Variables that are declared are used',
  *check(subject) {
    const { bundle, partlyUnknown, variables } = subject;
    // A file that is not there yet may use them.
    if (partlyUnknown || bundle.includes.some(isMissing)) return;
    const unused = [...unusedVariables(subject)].flatMap((name) => {
      const [first] = variables.get(name) as [Variable];
      return mustBePassed(first) ? [] : [first];
    });
    for (const inFile of groupedBy(unused, ({ file }) => file).values()) yield finding(inFile);
  },
};

/** Nobody declares what `--var` must give, and uses it nowhere, but on purpose: a script may pass it. */
function mustBePassed({ fields }: Variable): boolean {
  return !fields.has('default') && !fields.has('lookup');
}

/** Names that a message lists. */
const MOST_NAMES = 5;

/** One for each file: a file of variables that several bundles or scripts share is one cause. */
function finding(variables: readonly Variable[]): Breach {
  const [first, ...others] = variables as readonly [Variable, ...Variable[]];
  const names = variables.slice(0, MOST_NAMES).map(({ name }) => name.value);
  const more = variables.length - names.length;
  const listed = more === 0 ? names.join(', ') : `${names.join(', ')} and ${more} more`;
  return {
    at: first.name.span,
    subject: `variables.${first.name.value}`,
    message: `nothing uses the ${variables.length === 1 ? 'variable' : 'variables'} ${listed}`,
    see: others
      .slice(0, MOST_NAMES - 1)
      .map(({ name }) => ({ value: 'nor this one', span: name.span })),
    help: 'Take out what is not used, with what targets set it to, or use it.',
  };
}

function isMissing({ pattern, paths }: Include): boolean {
  return paths.length === 0 && !/[*?[]/.test(pattern.value);
}
