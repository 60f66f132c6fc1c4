import { missingPaths } from './missing-path.ts';
import type { Rule } from './rule.ts';

export const notebookExists: Rule = {
  id: 'notebook-exists',
  severity: 'error',
  summary: 'Notebooks that tasks and pipelines run are there',
  check: (subject) => missingPaths(subject, ['notebook']),
};
