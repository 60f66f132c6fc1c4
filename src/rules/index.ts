import { atomicHasEnvironment } from './atomic-has-environment.ts';
import { atomicRunsNoJobs } from './atomic-runs-no-jobs.ts';
import { hasLevelTag } from './has-level-tag.ts';
import { knownDependency } from './known-dependency.ts';
import { knownEnvironment } from './known-environment.ts';
import { knownField } from './known-field.ts';
import { knownJobCluster } from './known-job-cluster.ts';
import { knownTaskType } from './known-task-type.ts';
import { levelsGoDown } from './levels-go-down.ts';
import { nestingAtMostThree } from './nesting-at-most-three.ts';
import { noDependencyCycle } from './no-dependency-cycle.ts';
import { noJobCycle } from './no-job-cycle.ts';
import { noRetriesOnLoops } from './no-retries-on-loops.ts';
import { notebookInOneJob } from './notebook-in-one-job.ts';
import { oneTaskType } from './one-task-type.ts';
import { orderNeedsDependsOn } from './order-needs-depends-on.ts';
import { requiredField } from './required-field.ts';
import { retriesOnTasks } from './retries-on-tasks.ts';
import type { Rule } from './rule.ts';
import { runsJobsOnly } from './runs-jobs-only.ts';
import { taskHasCompute } from './task-has-compute.ts';
import { uniqueTaskKey } from './unique-task-key.ts';

/** All rules, by name. */
export const RULES: readonly Rule[] = [
  atomicHasEnvironment,
  atomicRunsNoJobs,
  hasLevelTag,
  knownDependency,
  knownEnvironment,
  knownField,
  knownJobCluster,
  knownTaskType,
  levelsGoDown,
  nestingAtMostThree,
  noDependencyCycle,
  noJobCycle,
  noRetriesOnLoops,
  notebookInOneJob,
  oneTaskType,
  orderNeedsDependsOn,
  requiredField,
  retriesOnTasks,
  runsJobsOnly,
  taskHasCompute,
  uniqueTaskKey,
];
