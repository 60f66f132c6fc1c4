import type { FileTree } from '../../../src/files.ts';
import type { JobsPlan, JobsRequest } from '../../../src/migrate/jobs/migrate-jobs.ts';
import { sourceOf } from '../../support/one-file.ts';

export function requestOf(
  files: FileTree,
  jobs: readonly string[] | null,
  splitClusters = false,
): JobsRequest {
  return {
    jobs,
    allowed: new Set(),
    splitClusters,
    read: (path) => files.get(path) ?? null,
    source: sourceOf(files),
    project: 'shop',
    reachable: [...files.keys()],
  };
}

/** The files after a plan. Fails the test when the plan was made for other files. */
export function applied(files: FileTree, { changes }: Pick<JobsPlan, 'changes'>) {
  const after = new Map(files);
  for (const { path, before, after: text } of changes) {
    if ((files.get(path) ?? null) !== before) throw new Error(`${path} was other`);
    after.set(path, text as string);
  }
  return after;
}
