import fs from 'node:fs';
import { join, resolve } from 'node:path';
import { removeJob } from '../edit/remove-job.ts';
import { applyChanges } from './apply-changes.ts';
import type { CommandOptions } from './edit-commands.ts';
import { isOn } from './flags.ts';
import type { Io } from './io.ts';
import { noteFaults, readBundle } from './read-bundle.ts';

/** Removes a job from the bundle that is found: plan, preview, confirmation, then one write. */
export async function removeJobFrom(options: CommandOptions, io: Io): Promise<void> {
  const { root, bundle } = await readBundle(resolve(io.cwd, options.project ?? '.'), io);
  noteFaults(bundle, io);
  const [key = ''] = options.words;
  const changes = removeJob(bundle, {
    key,
    cascade: isOn(options.flags, 'cascade'),
    deleteSources: isOn(options.flags, 'delete-sources'),
    read: (path) => {
      const file = join(root, path);
      const isFile = fs.statSync(file, { throwIfNoEntry: false })?.isFile() === true;
      return isFile ? fs.readFileSync(file, 'utf8') : null;
    },
  });
  await applyChanges({ root, bundle, changes, done: `Removed ${key}.` }, options, io);
}
