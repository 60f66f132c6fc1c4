import type { Include } from '../bundle/bundle.ts';
import type { Variable } from '../bundle/variables.ts';
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
    for (const name of unusedVariables(subject)) {
      const [first] = variables.get(name) as [Variable];
      yield {
        at: first.name.span,
        subject: `variables.${name}`,
        message: `nothing uses the variable ${name}`,
        help: 'Remove it, with what targets set it to, or use it.',
      };
    }
  },
};

function isMissing({ pattern, paths }: Include): boolean {
  return paths.length === 0 && !/[*?[]/.test(pattern.value);
}
