import { join } from 'node:path';
import { readExisting } from '../disk/read-existing.ts';
import { isThere } from '../disk/read-text.ts';
import { renameJob } from '../edit/rename-job.ts';
import { PROJECT_FILE } from '../files.ts';
import { applyChanges, type EditPlan } from './apply-changes.ts';
import { type CommandOptions, startOf } from './command-options.ts';
import { isOn } from './flags.ts';
import type { Io } from './io.ts';
import { noteFaults, readBundle } from './read-bundle.ts';
import { purposeOf } from './settle.ts';

/** Renames a job of the bundle that is found: plan, preview, confirmation, then one write. */
export async function renameJobIn(options: CommandOptions, io: Io): Promise<void> {
  await applyChanges(() => planRenaming(options, io), options, io);
}

async function planRenaming(options: CommandOptions, io: Io): Promise<EditPlan> {
  const { root, bundle } = await readBundle(startOf(options, io), purposeOf(options), io);
  await noteFaults(bundle, io);
  const [key = '', to = ''] = options.words;
  const changes = renameJob(bundle, {
    key,
    to,
    tasks: isOn(options.flags, 'tasks'),
    title: isOn(options.flags, 'title'),
    projectFile: readExisting(root, [PROJECT_FILE]).get(PROJECT_FILE) ?? null,
    exists: (path) => isThere(join(root, path)),
  });
  return { root, bundle, changes, done: `Renamed ${key} to ${to}.` };
}
