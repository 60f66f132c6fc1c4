import { hasLevelTag } from './has-level-tag.ts';
import { ignoreHasReason, ignoreIsUsed } from './ignores.ts';
import { notebookInOneJob } from './notebook-in-one-job.ts';
import type { Rule } from './rule.ts';
import { runsJobsOnly } from './runs-jobs-only.ts';
import { uniqueTaskKey } from './unique-task-key.ts';

/** All rules, by name. */
export const RULES: readonly Rule[] = [
  hasLevelTag,
  ignoreHasReason,
  ignoreIsUsed,
  notebookInOneJob,
  runsJobsOnly,
  uniqueTaskKey,
];
