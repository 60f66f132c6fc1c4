import type { Bundle } from '../bundle/bundle.ts';
import { counted } from '../counted.ts';
import {
  draftNotebook,
  joinDrafts,
  type NotebookDraft,
  notebooksOf,
  tasksByPath,
  unreadable,
} from '../migrate/notebooks/notebooks.ts';
import { sharingOf } from '../migrate/notebooks/run-targets.ts';
import { once } from '../once.ts';
import { printed } from '../printed.ts';
import { UserError } from '../problem.ts';
import { didYouMean } from '../suggest.ts';
import { isPythonNotebookName } from '../task/notebook-name.ts';
import { applyChanges, type EditPlan } from './apply-changes.ts';
import { type CommandOptions, startOf } from './command-options.ts';
import type { Io } from './io.ts';
import { namedNotebooks, notebooksBelow, readNotebookFile } from './notebook-files.ts';
import { noteFaults, readBundle, readBundleIfAny } from './read-bundle.ts';
import { purposeOf } from './settle.ts';

const MIGRATIONS: Readonly<Record<string, typeof migrateNotebooks>> = {
  notebooks: migrateNotebooks,
  jobs: async (options, io) => (await import('./migrate-jobs.ts')).migrateJobsIn(options, io),
};

/** The command `migrate`, whose first word says what is to be migrated. */
export async function migrate(options: CommandOptions, io: Io): Promise<void> {
  const [what = ''] = options.words;
  const migration = Object.hasOwn(MIGRATIONS, what) ? MIGRATIONS[what] : undefined;
  if (migration === undefined) {
    const hint = didYouMean(what, Object.keys(MIGRATIONS));
    throw new UserError(`nothing is known about "migrate ${what}".${hint || ' See --help'}`);
  }
  await migration(options, io);
}

/** Takes notebooks from argparse to widgets: those that are named, else all that the bundle runs. */
async function migrateNotebooks(options: CommandOptions, io: Io): Promise<void> {
  const [flag] = Object.keys(options.flags);
  if (flag !== undefined) throw new UserError(`--${flag} is for "migrate jobs"`);
  await applyChanges(() => planNotebooks(options, io), options, io);
}

async function planNotebooks(options: CommandOptions, io: Io): Promise<EditPlan> {
  const named = options.words.slice(1);
  const { root, bundle } = await placeOf(options, named, io);
  if (bundle !== null) await noteFaults(bundle, io);
  const paths =
    named.length === 0 ? notebooksOf(bundle as Bundle) : namedNotebooks(root, named, io);
  const drafts = draftAll(root, bundle, paths, io);
  const { changes, left, notes } = joinDrafts(drafts);
  const count = changes.filter(({ path }) => isPythonNotebookName(path)).length;
  const done =
    changes.length === 0 ? 'Nothing to migrate.' : `Migrated ${counted(count, 'notebook')}.`;
  return { root, bundle, changes, done, remarks: { left, notes } };
}

/** The bundle; where notebooks are named, the present folder will do without one. */
async function placeOf(
  options: CommandOptions,
  named: readonly string[],
  io: Io,
): Promise<{ root: string; bundle: Bundle | null }> {
  const [start, purpose] = [startOf(options, io), purposeOf(options)];
  if (named.length === 0 || options.project !== null) return readBundle(start, purpose, io);
  return (await readBundleIfAny(start, purpose, io)) ?? { root: start, bundle: null };
}

/** A tree larger than this takes long enough for people to want to know how far it is. */
const LARGE = 500;

function draftAll(
  root: string,
  bundle: Bundle | null,
  paths: readonly string[],
  io: Io,
): NotebookDraft[] {
  const tasks = tasksByPath(bundle);
  const sharing = once(() => sharingOf(notebookTexts(root, io)));
  const drafts: NotebookDraft[] = [];
  for (const [index, path] of paths.entries()) {
    if (io.ui !== null && index > 0 && index % LARGE === 0) {
      io.err(printed`read ${index} of ${paths.length} notebooks\n`);
    }
    const text = readNotebookFile(root, path);
    if (typeof text === 'string')
      drafts.push(draftNotebook(path, text, tasks.get(path) ?? [], () => sharing()(path)));
    else drafts.push(unreadable(path, text.reason));
  }
  return drafts;
}

/** The texts of all notebooks below a folder that can be read, one by one. */
function* notebookTexts(root: string, io: Io): Generator<readonly [string, string]> {
  for (const path of notebooksBelow(root, '', io)) {
    const text = readNotebookFile(root, path);
    if (typeof text === 'string') yield [path, text];
  }
}
