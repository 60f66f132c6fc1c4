import type { Rule } from '../subject/rule.ts';

/** Found where comments excuse findings: see src/check/ignores.ts. */
export const ignoreIsUsed: Rule = {
  id: 'ignore-is-used',
  severity: 'warning',
  summary: 'A dab-ignore comment excuses something',
  check: () => [],
};
