import { resolve } from 'node:path';
import { addDomain } from '../edit/add-domain.ts';
import { UserError } from '../problem.ts';
import { parseDomains } from '../spec/domains.ts';
import { parsePairs } from '../spec/job-flags.ts';
import type { OwnDomain } from '../spec/project.ts';
import { listOf } from '../spec/shapes.ts';
import { applyChanges } from './apply-changes.ts';
import type { CommandOptions } from './edit-commands.ts';
import type { Io } from './io.ts';
import { projectOf, refuseExisting } from './project-of.ts';
import { folderSource, noteFaults, reachableFiles, readBundle } from './read-bundle.ts';

/** Adds a domain to the bundle that is found: plan, preview, confirmation, then one write. */
export async function addDomainTo(options: CommandOptions, io: Io): Promise<void> {
  const domain = domainOf(options);
  const { root, bundle } = await readBundle(resolve(io.cwd, options.project ?? '.'), io);
  noteFaults(bundle, io);
  const after = options.flags.after === undefined ? null : listOf(options.flags.after);
  const changes = addDomain(bundle, folderSource(root), {
    domain,
    after: after !== null && 'value' in after ? after.value : null,
    variables: pairsOf(options.flags.variable),
    project: projectOf(root, bundle),
    reachable: reachableFiles(root),
  });
  refuseExisting(root, changes);
  await applyChanges(
    { root, bundle, changes, done: `Added the domain ${domain.name}.` },
    options,
    io,
  );
}

function pairsOf(raw: unknown): Record<string, string> {
  if (raw === undefined) return {};
  const pairs = parsePairs(raw);
  if ('value' in pairs) return pairs.value;
  throw new UserError(
    'the domain cannot be added:',
    pairs.faults.map((fault) => ({ key: 'variable', ...fault })),
  );
}

function domainOf({ words: [name = ''], flags }: CommandOptions): OwnDomain {
  const phases = flags.phases === undefined ? '' : `:${[flags.phases].flat().join(',')}`;
  const parsed = parseDomains(name + phases);
  if ('faults' in parsed) {
    throw new UserError(
      'the domain cannot be added:',
      parsed.faults.map((fault) => ({ key: 'name', ...fault })),
    );
  }
  const [own] = parsed.value.own;
  if (own !== undefined) return own;
  throw new UserError(`${name} comes with create --domains; only domains of your own can be added`);
}
