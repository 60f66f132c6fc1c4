import type { Rule } from '../subject/rule.ts';
import { missingPaths } from './parts/missing-path.ts';

export const notebookExists: Rule = {
  id: 'notebook-exists',
  severity: 'error',
  summary: 'Notebooks that tasks and pipelines run are there',
  check: (subject) => missingPaths(subject, ['notebook']),
};
