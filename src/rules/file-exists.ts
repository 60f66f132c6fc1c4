import type { Rule } from '../subject/rule.ts';
import { missingPaths } from './parts/missing-path.ts';

export const fileExists: Rule = {
  id: 'file-exists',
  severity: 'error',
  summary: 'Files and folders that tasks, pipelines and environments name are there',
  check: (subject) => missingPaths(subject, ['file', 'folder', 'any']),
};
