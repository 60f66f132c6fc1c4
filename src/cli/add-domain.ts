import { addDomain } from '../edit/add-domain.ts';
import { UserError } from '../problem.ts';
import { parseDomainRequest } from '../spec/domain-flags.ts';
import { applyChanges, type EditPlan } from './apply-changes.ts';
import { type CommandOptions, startOf } from './command-options.ts';
import type { Io } from './io.ts';
import { projectOf } from './project-of.ts';
import { folderSource, noteFaults, reachableFiles, readBundle } from './read-bundle.ts';
import { purposeOf } from './settle.ts';

/** Adds a domain to the bundle that is found: plan, preview, confirmation, then one write. */
export async function addDomainTo(options: CommandOptions, io: Io): Promise<void> {
  await applyChanges(() => planDomain(options, io), options, io);
}

async function planDomain(options: CommandOptions, io: Io): Promise<EditPlan> {
  const parsed = parseDomainRequest(options.words[0], options.flags);
  if ('problems' in parsed) throw new UserError('the domain cannot be added:', parsed.problems);
  const { request } = parsed;
  const { root, bundle } = await readBundle(startOf(options, io), purposeOf(options), io);
  await noteFaults(bundle, io);
  const changes = addDomain(bundle, folderSource(root), {
    ...request,
    project: projectOf(root, bundle),
    reachable: reachableFiles(root, io),
  });
  return { root, bundle, changes, done: `Added the domain ${request.domain.name}.` };
}
