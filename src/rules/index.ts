import { fileExists } from './file-exists.ts';
import { fileIsNoNotebook } from './file-is-no-notebook.ts';
import { hasLevelTag } from './has-level-tag.ts';
import { jobNameHasTarget } from './job-name-has-target.ts';
import { knownValue } from './known-value.ts';
import { legalParameterName } from './legal-parameter-name.ts';
import { legalTags } from './legal-tags.ts';
import { legalTaskKey } from './legal-task-key.ts';
import { noArgparse } from './no-argparse.ts';
import { noClientField } from './no-client-field.ts';
import { noLeftoverArgparse } from './no-leftover-argparse.ts';
import { notebookExists } from './notebook-exists.ts';
import { notebookHasHeader } from './notebook-has-header.ts';
import { notebookInOneJob } from './notebook-in-one-job.ts';
import { parameterIsPassed } from './parameter-is-passed.ts';
import { parameterIsRead } from './parameter-is-read.ts';
import { parametersArePrinted } from './parameters-are-printed.ts';
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
  fileIsNoNotebook,
  hasLevelTag,
  jobNameHasTarget,
  knownValue,
  legalParameterName,
  legalTags,
  legalTaskKey,
  noArgparse,
  noClientField,
  noLeftoverArgparse,
  notebookExists,
  notebookHasHeader,
  notebookInOneJob,
  parameterIsPassed,
  parameterIsRead,
  parametersArePrinted,
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
