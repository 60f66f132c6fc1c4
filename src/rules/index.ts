import { bundleHasName } from './bundle-has-name.ts';
import { doubleStarIsOneStar } from './double-star-is-one-star.ts';
import { fileIsIncluded } from './file-is-included.ts';
import { hasLevelTag } from './has-level-tag.ts';
import { ignoreHasReason, ignoreIsUsed } from './ignores.ts';
import { includeMatches } from './include-matches.ts';
import { jobReferenceForm } from './job-reference-form.ts';
import { knownResource } from './known-resource.ts';
import { knownVariable } from './known-variable.ts';
import { legalSetting } from './legal-setting.ts';
import { noComputedField } from './no-computed-field.ts';
import { noLiteralReference } from './no-literal-reference.ts';
import { noVariableCycle } from './no-variable-cycle.ts';
import { notebookInOneJob } from './notebook-in-one-job.ts';
import { oneDefaultTarget } from './one-default-target.ts';
import { oneDocument } from './one-document.ts';
import { oneRootFile } from './one-root-file.ts';
import { resourceIsComplete } from './resource-is-complete.ts';
import { resourceIsDefined } from './resource-is-defined.ts';
import type { Rule } from './rule.ts';
import { runAsNamesOne } from './run-as-names-one.ts';
import { runsJobsOnly } from './runs-jobs-only.ts';
import { scriptIsPlainShell } from './script-is-plain-shell.ts';
import { secretIsVariable } from './secret-is-variable.ts';
import { targetFitsItsMode } from './target-fits-its-mode.ts';
import { uniqueResourceKey } from './unique-resource-key.ts';
import { uniqueTaskKey } from './unique-task-key.ts';
import { uniqueYamlKey } from './unique-yaml-key.ts';
import { usedVariable } from './used-variable.ts';
import { variableFitsItsUse } from './variable-fits-its-use.ts';
import { variablePrefix } from './variable-prefix.ts';
import { yamlSyntax } from './yaml-syntax.ts';

/** All rules, by name. */
export const RULES: readonly Rule[] = [
  bundleHasName,
  doubleStarIsOneStar,
  fileIsIncluded,
  hasLevelTag,
  ignoreHasReason,
  ignoreIsUsed,
  includeMatches,
  jobReferenceForm,
  knownResource,
  knownVariable,
  legalSetting,
  noComputedField,
  noLiteralReference,
  noVariableCycle,
  notebookInOneJob,
  oneDefaultTarget,
  oneDocument,
  oneRootFile,
  resourceIsComplete,
  resourceIsDefined,
  runAsNamesOne,
  runsJobsOnly,
  scriptIsPlainShell,
  secretIsVariable,
  targetFitsItsMode,
  uniqueResourceKey,
  uniqueTaskKey,
  uniqueYamlKey,
  usedVariable,
  variableFitsItsUse,
  variablePrefix,
  yamlSyntax,
];
