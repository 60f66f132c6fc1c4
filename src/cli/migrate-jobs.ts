import type { Bundle } from '../bundle/bundle.ts';
import { counted } from '../counted.ts';
import type { Graph } from '../graph/graph.ts';
import { readGraph } from '../graph/read-graph.ts';
import { type Cut, type CutGroup, migrateAndCut } from '../migrate/jobs/migrate-and-cut.ts';
import { type JobsPlan, migrateJobs } from '../migrate/jobs/migrate-jobs.ts';
import type { TaskGroup } from '../migrate/jobs/task-groups.ts';
import { joined, type Printed, printed, visible } from '../printed.ts';
import { UserError } from '../problem.ts';
import { hierarchyText } from '../report/hierarchy.ts';
import { didYouMean } from '../suggest.ts';
import { applyChanges, type EditPlan } from './apply-changes.ts';
import { codeSource } from './code-source.ts';
import { type CommandOptions, startOf } from './command-options.ts';
import { isOn } from './flags.ts';
import type { Io } from './io.ts';
import { projectOf } from './project-of.ts';
import { noteFaults, reachableFiles, readBundle } from './read-bundle.ts';
import { readSettings } from './read-settings.ts';
import { purposeOf } from './settle.ts';

/** A bundle larger than this takes long enough for people to want to know what goes on. */
const LARGE = 500;

/** Takes code out of jobs that are to run jobs: those that are named, else all that hold some. */
export async function migrateJobsIn(options: CommandOptions, io: Io): Promise<void> {
  const named = options.words.slice(1);
  const cut = cutOf(options, named);
  await applyChanges(() => planMigration(named, cut, options, io), options, io);
}

async function planMigration(
  named: readonly string[],
  cut: Cut | null,
  options: CommandOptions,
  io: Io,
): Promise<EditPlan> {
  const { root, bundle } = await readBundle(startOf(options, io), purposeOf(options), io);
  await noteFaults(bundle, io);
  refuseUnknownJobs(bundle, named);
  if (io.ui !== null && bundle.jobs.size > LARGE)
    io.err(printed`looking at ${bundle.jobs.size} jobs\n`);
  const source = codeSource(root);
  const request = {
    jobs: named.length === 0 ? null : named,
    allowed: readSettings(source, root, io.cwd).taskTypes,
    splitClusters: isOn(options.flags, 'split-clusters'),
    read: source.read,
    source,
    project: projectOf(root, bundle).name,
    reachable: reachableFiles(root, io),
  };
  const plan =
    cut === null
      ? { ...migrateJobs(bundle, request), groups: [] }
      : migrateAndCut(bundle, named[0] as string, cut, request);
  const { changes, left, notes, moved, groups } = plan;
  const count = counted(moved.length, 'task');
  const done = changes.length === 0 ? 'Nothing to migrate.' : `Migrated ${count}.`;
  return {
    root,
    bundle,
    changes,
    done,
    remarks: { left, notes },
    picture: reportText(bundle, plan),
    facts: { moved, groups },
  };
}

/** The groups that are asked for; null for none. Throws UserError when they make no sense. */
function cutOf({ flags }: CommandOptions, named: readonly string[]): Cut | null {
  const byFolder = isOn(flags, 'by-folder');
  const texts = [flags.group ?? []].flat().map(String);
  if (!byFolder && texts.length === 0) return null;
  if (byFolder && texts.length > 0)
    throw new UserError('--group and --by-folder do not go together');
  if (named.length !== 1) {
    throw new UserError('name the one job to be cut: migrate jobs JOB --group NAME=TASK,TASK');
  }
  return byFolder ? 'by-folder' : texts.map(parseGroup);
}

function parseGroup(text: string): TaskGroup {
  const [, name, tasks] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (name === undefined || tasks === undefined) {
    throw new UserError(`--group ${JSON.stringify(text)} - write NAME=TASK,TASK`);
  }
  return { name, tasks: tasks.split(',').filter((task) => task !== '') };
}

function refuseUnknownJobs(bundle: Bundle, named: readonly string[]): void {
  const unknown = named.filter((key) => !bundle.jobs.has(key));
  if (unknown.length === 0) return;
  throw new UserError(
    'nothing was migrated:',
    unknown.map((key) => ({
      key: 'job',
      value: JSON.stringify(key),
      allowed: `give a job of the bundle.${didYouMean(key, bundle.jobs.keys())}`,
    })),
  );
}

/** More jobs than this are not drawn. */
const MOST_DRAWN = 20;

/** What moved where, and each job before and after. */
function reportText(
  bundle: Bundle,
  { moved, groups, after }: JobsPlan & { readonly groups: readonly CutGroup[] },
): Printed {
  const lines = [
    ...moved.map(({ job, task, to }) => `moved  ${job}: ${task} -> ${to}`),
    ...groups.map(({ job, tasks, to }) => `cut    ${job}: ${tasks.join(', ')} -> ${to}`),
  ];
  const jobs = [...new Set([...moved, ...groups].map(({ job }) => job))];
  const unfold = new Set([...moved, ...groups].map(({ to }) => to));
  const before = readGraph(bundle, null);
  const then = readGraph(after, null);
  const pictures = jobs.slice(0, MOST_DRAWN).map((key) => {
    return printed`\nbefore\n${drawing(before, key, unfold)}\n\nafter\n${drawing(then, key, unfold)}`;
  });
  const rest = jobs.length - MOST_DRAWN;
  const more = rest > 0 ? [printed`\nand ${rest} more jobs`] : [];
  return joined([...lines.map(visible), ...pictures, ...more], '\n');
}

/** A job and the jobs that it runs, those in `unfold` with what they run. */
function drawing({ jobs }: Graph, key: string, unfold: ReadonlySet<string>): Printed {
  const keys = new Set([key]);
  // The set grows while it is read.
  for (const each of keys) {
    if (each !== key && !unfold.has(each)) continue;
    for (const { job } of jobs.get(each)?.tasks ?? []) if (job !== null) keys.add(job);
  }
  const shown = [...keys].flatMap((each) => {
    const job = jobs.get(each);
    if (job === undefined) return [];
    return each === key || unfold.has(each) ? [job] : [{ ...job, tasks: [] }];
  });
  return hierarchyText(shown, { columns: 100, color: false });
}
