import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { addJob } from '../edit/add-job.ts';
import { UserError } from '../problem.ts';
import { newJob } from '../scaffold/new-job.ts';
import { stemOf } from '../scaffold/title.ts';
import { parseJobFlags } from '../spec/job-flags.ts';
import { applyChanges } from './apply-changes.ts';
import type { CommandOptions } from './edit-commands.ts';
import type { Io } from './io.ts';
import { projectOf, refuseExisting } from './project-of.ts';
import { noteFaults, reachableFiles, readBundle } from './read-bundle.ts';

/** Adds a job to the bundle that is found: plan, preview, confirmation, then one write. */
export async function addJobTo(options: CommandOptions, io: Io): Promise<void> {
  const { root, bundle } = await readBundle(resolve(io.cwd, options.project ?? '.'), io);
  noteFaults(bundle, io);
  const [name = ''] = options.words;
  const parsed = parseJobFlags(options.flags);
  if ('problems' in parsed) throw new UserError('the job cannot be made:', parsed.problems);
  const { flags } = parsed;
  const { job, source } = newJob(
    { ...flags, name, domain: flags.domain as string },
    bundle.variables,
  );
  const changes = addJob(bundle, {
    job,
    source: source === null || existsSync(join(root, source.path)) ? null : source,
    parents: flags.parents.map((key) => ({
      key,
      task: stemOf(name),
      after: flags.after,
      atEnd: false,
    })),
    variables: flags.variables,
    project: projectOf(root, bundle),
    reachable: reachableFiles(root),
  });
  refuseExisting(root, changes);
  await applyChanges({ root, changes, done: `Added ${job.key}.` }, options, io);
}
