import { atomicHasEnvironment } from './atomic-has-environment.ts';
import { atomicRunsNoJobs } from './atomic-runs-no-jobs.ts';
import { hasLevelTag } from './has-level-tag.ts';
import { levelsGoDown } from './levels-go-down.ts';
import { nestingAtMostThree } from './nesting-at-most-three.ts';
import { noJobCycle } from './no-job-cycle.ts';
import { notebookInOneJob } from './notebook-in-one-job.ts';
import { orderNeedsDependsOn } from './order-needs-depends-on.ts';
import type { Rule } from './rule.ts';
import { runsJobsOnly } from './runs-jobs-only.ts';
import { uniqueTaskKey } from './unique-task-key.ts';

/** All rules, by name. */
export const RULES: readonly Rule[] = [
  atomicHasEnvironment,
  atomicRunsNoJobs,
  hasLevelTag,
  levelsGoDown,
  nestingAtMostThree,
  noJobCycle,
  notebookInOneJob,
  orderNeedsDependsOn,
  runsJobsOnly,
  uniqueTaskKey,
];
