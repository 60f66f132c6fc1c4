import type { Rule } from '../subject/rule.ts';
import { atomicHasEnvironment } from './atomic-has-environment.ts';
import { atomicRunsNoJobs } from './atomic-runs-no-jobs.ts';
import { bundleHasName } from './bundle-has-name.ts';
import { calledNotebookExists } from './called-notebook-exists.ts';
import { dependencyHasVersion } from './dependency-has-version.ts';
import { doubleStarIsOneStar } from './double-star-is-one-star.ts';
import { fieldFitsCliVersion } from './field-fits-cli-version.ts';
import { fieldHasEffect } from './field-has-effect.ts';
import { fieldsFitTogether } from './fields-fit-together.ts';
import { fileExists } from './file-exists.ts';
import { fileIsIncluded } from './file-is-included.ts';
import { fileIsNoNotebook } from './file-is-no-notebook.ts';
import { fileIsUploaded } from './file-is-uploaded.ts';
import { hasLevelTag } from './has-level-tag.ts';
import { ignoreHasReason } from './ignore-has-reason.ts';
import { ignoreIsUsed } from './ignore-is-used.ts';
import { includeMatches } from './include-matches.ts';
import { jobIsRun } from './job-is-run.ts';
import { jobNameHasTarget } from './job-name-has-target.ts';
import { jobReferenceForm } from './job-reference-form.ts';
import { knownDependency } from './known-dependency.ts';
import { knownEnvironment } from './known-environment.ts';
import { knownField } from './known-field.ts';
import { knownGitSource } from './known-git-source.ts';
import { knownJobCluster } from './known-job-cluster.ts';
import { knownReferenceField } from './known-reference-field.ts';
import { knownResource } from './known-resource.ts';
import { knownTaskType } from './known-task-type.ts';
import { knownTaskValue } from './known-task-value.ts';
import { knownValue } from './known-value.ts';
import { knownValueReference } from './known-value-reference.ts';
import { knownVariable } from './known-variable.ts';
import { legalDependency } from './legal-dependency.ts';
import { legalLoop } from './legal-loop.ts';
import { legalParameterName } from './legal-parameter-name.ts';
import { legalSetting } from './legal-setting.ts';
import { legalTags } from './legal-tags.ts';
import { legalTaskKey } from './legal-task-key.ts';
import { levelsGoDown } from './levels-go-down.ts';
import { nestingAtMostThree } from './nesting-at-most-three.ts';
import { noArgparse } from './no-argparse.ts';
import { noClientField } from './no-client-field.ts';
import { noComputedField } from './no-computed-field.ts';
import { noDependencyCycle } from './no-dependency-cycle.ts';
import { noDoubleWorkspace } from './no-double-workspace.ts';
import { noJobCycle } from './no-job-cycle.ts';
import { noLeftoverArgparse } from './no-leftover-argparse.ts';
import { noLiteralReference } from './no-literal-reference.ts';
import { noResourceCycle } from './no-resource-cycle.ts';
import { noRetriesOnLoops } from './no-retries-on-loops.ts';
import { noVariableCycle } from './no-variable-cycle.ts';
import { notebookExists } from './notebook-exists.ts';
import { notebookHasHeader } from './notebook-has-header.ts';
import { notebookHasJob } from './notebook-has-job.ts';
import { notebookInOneJob } from './notebook-in-one-job.ts';
import { oneDefaultTarget } from './one-default-target.ts';
import { oneDocument } from './one-document.ts';
import { oneRootFile } from './one-root-file.ts';
import { oneTaskType } from './one-task-type.ts';
import { orderNeedsDependsOn } from './order-needs-depends-on.ts';
import { outcomeOfCondition } from './outcome-of-condition.ts';
import { overrideCanMerge } from './override-can-merge.ts';
import { overrideHitsSomething } from './override-hits-something.ts';
import { parameterIsPassed } from './parameter-is-passed.ts';
import { parameterIsRead } from './parameter-is-read.ts';
import { parametersArePrinted } from './parameters-are-printed.ts';
import { pathInsideBundle } from './path-inside-bundle.ts';
import { pausedInDevelopment } from './paused-in-development.ts';
import { pipelineInOneJob } from './pipeline-in-one-job.ts';
import { referenceIsId } from './reference-is-id.ts';
import { requiredField } from './required-field.ts';
import { resourceIsComplete } from './resource-is-complete.ts';
import { resourceIsDefined } from './resource-is-defined.ts';
import { retriesOnTasks } from './retries-on-tasks.ts';
import { runAsIsSupported } from './run-as-is-supported.ts';
import { runAsNamesOne } from './run-as-names-one.ts';
import { runsJobsOnly } from './runs-jobs-only.ts';
import { scriptGetsArguments } from './script-gets-arguments.ts';
import { scriptIsPlainShell } from './script-is-plain-shell.ts';
import { secretIsVariable } from './secret-is-variable.ts';
import { serverlessHasNoClusters } from './serverless-has-no-clusters.ts';
import { sourceInsideRoot } from './source-inside-root.ts';
import { sqlInFiles } from './sql-in-files.ts';
import { targetFitsItsMode } from './target-fits-its-mode.ts';
import { taskHasCompute } from './task-has-compute.ts';
import { uniqueResourceKey } from './unique-resource-key.ts';
import { uniqueTaskKey } from './unique-task-key.ts';
import { uniqueYamlKey } from './unique-yaml-key.ts';
import { usedVariable } from './used-variable.ts';
import { validCron } from './valid-cron.ts';
import { validTimeZone } from './valid-time-zone.ts';
import { valueHasShape } from './value-has-shape.ts';
import { variableFitsItsUse } from './variable-fits-its-use.ts';
import { variablePrefix } from './variable-prefix.ts';
import { warningHasHealthRule } from './warning-has-health-rule.ts';
import { wheelIsInstalled } from './wheel-is-installed.ts';
import { yamlSyntax } from './yaml-syntax.ts';

/** All rules, by name. */
export const RULES: readonly Rule[] = [
  atomicHasEnvironment,
  atomicRunsNoJobs,
  bundleHasName,
  calledNotebookExists,
  dependencyHasVersion,
  doubleStarIsOneStar,
  fieldFitsCliVersion,
  fieldHasEffect,
  fieldsFitTogether,
  fileExists,
  fileIsIncluded,
  fileIsNoNotebook,
  fileIsUploaded,
  hasLevelTag,
  ignoreHasReason,
  ignoreIsUsed,
  includeMatches,
  jobIsRun,
  jobNameHasTarget,
  jobReferenceForm,
  knownDependency,
  knownEnvironment,
  knownField,
  knownGitSource,
  knownJobCluster,
  knownReferenceField,
  knownResource,
  knownTaskType,
  knownTaskValue,
  knownValue,
  knownValueReference,
  knownVariable,
  legalDependency,
  legalLoop,
  legalParameterName,
  legalSetting,
  legalTags,
  legalTaskKey,
  levelsGoDown,
  nestingAtMostThree,
  noArgparse,
  noClientField,
  noComputedField,
  noDependencyCycle,
  noDoubleWorkspace,
  noJobCycle,
  noLeftoverArgparse,
  noLiteralReference,
  noResourceCycle,
  noRetriesOnLoops,
  noVariableCycle,
  notebookExists,
  notebookHasHeader,
  notebookHasJob,
  notebookInOneJob,
  oneDefaultTarget,
  oneDocument,
  oneRootFile,
  oneTaskType,
  orderNeedsDependsOn,
  outcomeOfCondition,
  overrideCanMerge,
  overrideHitsSomething,
  parameterIsPassed,
  parameterIsRead,
  parametersArePrinted,
  pathInsideBundle,
  pausedInDevelopment,
  pipelineInOneJob,
  referenceIsId,
  requiredField,
  resourceIsComplete,
  resourceIsDefined,
  retriesOnTasks,
  runAsIsSupported,
  runAsNamesOne,
  runsJobsOnly,
  scriptGetsArguments,
  scriptIsPlainShell,
  secretIsVariable,
  serverlessHasNoClusters,
  sourceInsideRoot,
  sqlInFiles,
  targetFitsItsMode,
  taskHasCompute,
  uniqueResourceKey,
  uniqueTaskKey,
  uniqueYamlKey,
  usedVariable,
  validCron,
  validTimeZone,
  valueHasShape,
  variableFitsItsUse,
  variablePrefix,
  warningHasHealthRule,
  wheelIsInstalled,
  yamlSyntax,
];
