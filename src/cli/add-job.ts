import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Bundle } from '../bundle/bundle.ts';
import { addJob } from '../edit/add-job.ts';
import type { Change } from '../files.ts';
import { UserError } from '../problem.ts';
import { MANIFEST_PATH, manifestName } from '../scaffold/manifest.ts';
import { newJob } from '../scaffold/new-job.ts';
import { stemOf } from '../scaffold/title.ts';
import { parseJobFlags } from '../spec/job-flags.ts';
import { slugOf } from '../spec/project.ts';
import type { AddJobOptions } from './add-job-command.ts';
import { applyChanges } from './apply-changes.ts';
import type { Io } from './io.ts';
import { noteFaults, reachableFiles, readBundle } from './read-bundle.ts';
import { readExisting } from './read-existing.ts';

/** Adds a job to the bundle that is found: plan, preview, confirmation, then one write. */
export async function addJobTo(options: AddJobOptions, io: Io): Promise<void> {
  const { root, bundle } = await readBundle(resolve(io.cwd, options.project ?? '.'), io);
  noteFaults(bundle, io);
  const parsed = parseJobFlags(options.flags);
  if ('problems' in parsed) throw new UserError('the job cannot be made:', parsed.problems);
  const { flags } = parsed;
  const { job, source } = newJob(
    { ...flags, name: options.name, domain: flags.domain as string },
    bundle.variables,
  );
  const changes = addJob(bundle, {
    job,
    source: source === null || existsSync(join(root, source.path)) ? null : source,
    parents: flags.parents.map((key) => ({ key, task: stemOf(options.name), after: flags.after })),
    variables: flags.variables,
    project: projectOf(root, bundle),
    reachable: reachableFiles(root),
  });
  refuseExisting(root, changes);
  await applyChanges({ root, changes, done: `Added ${job.key}.` }, options, io);
}

/** The project's name for display names: as `create` kept it, else the bundle's. */
function projectOf(root: string, bundle: Bundle): { name: string; slug: string } {
  const kept = manifestName(readExisting(root, [MANIFEST_PATH]).get(MANIFEST_PATH) ?? '');
  const name = kept ?? bundle.name ?? 'bundle';
  return { name, slug: slugOf(name) || 'bundle' };
}

function refuseExisting(root: string, changes: readonly Change[]): void {
  const made = changes.filter((change) => change.before === null).map(({ path }) => path);
  const existing = [...readExisting(root, made).keys()];
  if (existing.length === 0) return;
  throw new UserError(
    'files that the job needs exist already:',
    existing.map((path) => ({
      key: path,
      value: '',
      allowed: 'move it away, or choose another name',
    })),
  );
}
