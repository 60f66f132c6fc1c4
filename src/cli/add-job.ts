import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Bundle } from '../bundle/bundle.ts';
import { levelOf } from '../bundle/level.ts';
import { addJob } from '../edit/add-job.ts';
import { UserError } from '../problem.ts';
import { newJob } from '../scaffold/new-job.ts';
import { stemOf } from '../scaffold/title.ts';
import { askJob, type JobSurroundings } from '../spec/ask-job.ts';
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
  const asks = io.ui !== null && !options.yes && !options.json;
  const given = { ...options.flags, name: options.words[0] };
  const raw = asks && io.ui ? await askJob(await io.ui(), given, surroundings(bundle)) : given;
  const { name, ...rest } = raw;
  if (typeof name !== 'string' || name === '')
    throw new UserError('give the key of the job: add-job NAME');
  const parsed = parseJobFlags(rest);
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
  await applyChanges({ root, bundle, changes, done: `Added ${job.key}.` }, options, io);
}

function surroundings(bundle: Bundle): JobSurroundings {
  const folders = [...bundle.files.keys()].flatMap((path) => {
    return /^resources\/(.+)\/[^/]+$/.exec(path)?.[1] ?? [];
  });
  return {
    domains: [...new Set(folders)].filter((folder) => folder !== 'orchestrators'),
    jobs: [...bundle.jobs].map(([key, definitions]) => ({
      key,
      level: levelOf(bundle, key),
      tasks: definitions.flatMap(({ tasks }) => tasks.map((task) => task.key.value)),
    })),
    pipelines: bundle.resources
      .filter(({ type }) => type === 'pipelines')
      .map(({ key }) => key.value),
    variables: [...bundle.variables],
  };
}
