import { fileExists } from './file-exists.ts';
import { hasLevelTag } from './has-level-tag.ts';
import { jobNameHasTarget } from './job-name-has-target.ts';
import { knownValue } from './known-value.ts';
import { legalParameterName } from './legal-parameter-name.ts';
import { legalTags } from './legal-tags.ts';
import { legalTaskKey } from './legal-task-key.ts';
import { noClientField } from './no-client-field.ts';
import { notebookExists } from './notebook-exists.ts';
import { notebookInOneJob } from './notebook-in-one-job.ts';
import { pathInsideBundle } from './path-inside-bundle.ts';
import { pausedInDevelopment } from './paused-in-development.ts';
import type { Rule } from './rule.ts';
import { runsJobsOnly } from './runs-jobs-only.ts';
import { serverlessHasNoClusters } from './serverless-has-no-clusters.ts';
import { sourceInsideRoot } from './source-inside-root.ts';
import { sqlInFiles } from './sql-in-files.ts';
import { uniqueTaskKey } from './unique-task-key.ts';
import { validCron } from './valid-cron.ts';
import { validTimeZone } from './valid-time-zone.ts';
import { warningHasHealthRule } from './warning-has-health-rule.ts';

/** All rules, by name. */
export const RULES: readonly Rule[] = [
  fileExists,
  hasLevelTag,
  jobNameHasTarget,
  knownValue,
  legalParameterName,
  legalTags,
  legalTaskKey,
  noClientField,
  notebookExists,
  notebookInOneJob,
  pathInsideBundle,
  pausedInDevelopment,
  runsJobsOnly,
  serverlessHasNoClusters,
  sourceInsideRoot,
  sqlInFiles,
  uniqueTaskKey,
  validCron,
  validTimeZone,
  warningHasHealthRule,
];
