import type { Rule } from '../subject/rule.ts';

/** Found where comments excuse findings: see src/check/ignores.ts. */
export const ignoreHasReason: Rule = {
  id: 'ignore-has-reason',
  severity: 'warning',
  summary: 'A dab-ignore comment says why',
  check: () => [],
};
