import { join } from 'node:path';
import { readText } from '../disk/read-text.ts';
import { removeJob } from '../edit/remove-job.ts';
import { applyChanges, type EditPlan } from './apply-changes.ts';
import { type CommandOptions, startOf } from './command-options.ts';
import { isOn } from './flags.ts';
import type { Io } from './io.ts';
import { noteFaults, readBundle } from './read-bundle.ts';
import { purposeOf } from './settle.ts';

/** Removes a job from the bundle that is found: plan, preview, confirmation, then one write. */
export async function removeJobFrom(options: CommandOptions, io: Io): Promise<void> {
  await applyChanges(() => planRemoval(options, io), options, io);
}

async function planRemoval(options: CommandOptions, io: Io): Promise<EditPlan> {
  const { root, bundle } = await readBundle(startOf(options, io), purposeOf(options), io);
  await noteFaults(bundle, io);
  const [key = ''] = options.words;
  const changes = removeJob(bundle, {
    key,
    cascade: isOn(options.flags, 'cascade'),
    deleteSources: isOn(options.flags, 'delete-sources'),
    read: (path) => {
      const found = readText(join(root, path));
      return 'text' in found ? found.text : null;
    },
  });
  return { root, bundle, changes, done: `Removed ${key}.` };
}
