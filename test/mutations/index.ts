import { BUNDLE_MUTATIONS } from './bundle.ts';
import { CODE_MUTATIONS } from './code.ts';
import { FILE_MUTATIONS } from './files.ts';
import { JOB_MUTATIONS } from './jobs.ts';
import { LEVEL_MUTATIONS } from './levels.ts';
import type { Mutation } from './mutation.ts';
import { REFERENCE_MUTATIONS } from './references.ts';
import { RESOURCE_MUTATIONS } from './resources.ts';
import { TASK_MUTATIONS } from './tasks.ts';
import { VARIABLE_MUTATIONS } from './variables.ts';

/** All mistakes that are planted; each rule has one at least. */
export const MUTATIONS: readonly Mutation[] = [
  ...BUNDLE_MUTATIONS,
  ...CODE_MUTATIONS,
  ...FILE_MUTATIONS,
  ...JOB_MUTATIONS,
  ...LEVEL_MUTATIONS,
  ...REFERENCE_MUTATIONS,
  ...RESOURCE_MUTATIONS,
  ...TASK_MUTATIONS,
  ...VARIABLE_MUTATIONS,
];
