import type { WholeJob } from '../bundle/whole-job.ts';
import type { Fix } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';
import { environmentEdit } from './parts/environment-edit.ts';
import { ownFixOf } from './parts/fix.ts';
import { unknownKeys } from './parts/known-key.ts';

const ENVIRONMENTS = {
  list: 'environments',
  key: 'environment_key',
  item: 'environment',
};

export const knownEnvironment: Rule = {
  id: 'known-environment',
  severity: 'error',
  summary: 'Tasks name environments that their job defines',
  *checkJobs({ wholeJobs }) {
    for (const job of wholeJobs) {
      for (const { name, hasNone, ...finding } of unknownKeys(job, ENVIRONMENTS)) {
        yield { ...finding, ...(hasNone ? added(job, name) : {}) };
      }
    }
  },
};

/** Which libraries the code needs cannot be known, so this fix is not safe. */
function added({ definitions: [job] }: WholeJob, name: string): { fix?: Fix } {
  const { file, key } = job.resource;
  return ownFixOf(
    file,
    key.span.start,
    `Add the environment ${name}`,
    false,
    environmentEdit(job, name),
  );
}
