import type { WholeJob } from '../bundle/whole-job.ts';
import { environmentEdit } from './environment-edit.ts';
import { ownFixOf } from './fix.ts';
import { unknownKeys } from './known-key.ts';
import type { Fix, Rule } from './rule.ts';

const ENVIRONMENTS = {
  list: 'environments',
  key: 'environment_key',
  item: 'environment',
};

export const knownEnvironment: Rule = {
  id: 'known-environment',
  severity: 'error',
  summary: 'Tasks name environments that their job defines',
  *check({ wholeJobs }) {
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
