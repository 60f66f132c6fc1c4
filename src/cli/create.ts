import { resolve as resolvePath } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { counted } from '../counted.ts';
import { newProject } from '../create/new-project.ts';
import { readExisting } from '../disk/read-existing.ts';
import { refuseUnreplaceable } from '../disk/replaceable.ts';
import { refuseWayOut } from '../disk/way-out.ts';
import { writeChanges } from '../disk/write-changes.ts';
import { EXIT } from '../exit-code.ts';
import { type Change, changesBetween, type FileTree, PROJECT_FILE } from '../files.ts';
import { joined, printed, visible } from '../printed.ts';
import { UserError } from '../problem.ts';
import { fileTree } from '../report/file-tree.ts';
import { nextSteps } from '../report/next-steps.ts';
import { planJson } from '../report/plan-json.ts';
import { repeatCommand } from '../report/repeat-command.ts';
import { withSettings } from '../scaffold/manifest.ts';
import { writtenAnswers } from '../spec/parse.ts';
import type { ProjectSpec } from '../spec/project.ts';
import { requirements } from '../spec/requirements.ts';
import type { Ui } from '../spec/ui.ts';
import { Stopped } from '../stopped.ts';
import { gatherAnswers } from './answers.ts';
import { asFolder } from './command-word.ts';
import { refuseConflicts, refuseLeftovers } from './conflicts.ts';
import type { CreateOptions } from './create-options.ts';
import type { Io } from './io.ts';
import { refuseTwins } from './refuse-taken.ts';
import { purposeOf, settle } from './settle.ts';
import { lastShown, NEW_PLAN, untilWritten } from './until-written.ts';

/** Tasks in one job, by the limits of Databricks. */
const MOST_TASKS = 1000;

interface Plan {
  readonly spec: ProjectSpec;
  /** The folder as it was given, or derived from the name. */
  readonly directory: string;
  /** The same as an absolute path. */
  readonly root: string;
  readonly files: FileTree;
  readonly changes: readonly Change[];
}

/**
 * Creates a project: answers, plan, preview, confirmation, then one write. Changes all or nothing.
 * Throws UserError when the request cannot be met, Stopped when the person says no.
 */
export async function create(options: CreateOptions, io: Io): Promise<void> {
  const ui = io.ui === null || options.yes || options.json ? null : await io.ui();
  // Looked at before the answers, so that nobody gives them all for a folder that cannot be.
  if (options.directory !== null) {
    const root = resolvePath(io.cwd, options.directory);
    refuseWayOut(io.cwd, root);
    await settle(root, purposeOf(options), io);
  }
  const spec = await gatherAnswers(options, io, ui);
  warnOfLimits(spec, io);
  const compare = lastShown();
  let chosen = options.git;
  await untilWritten(async () => {
    const plan = await makePlan(spec, options, io);
    const outcome = compare(plan.changes);
    if (outcome === 'other' && !options.json) io.err(NEW_PLAN);
    if (outcome !== 'same' && !options.json) await preview(plan, options, io);
    if (options.dryRun) {
      return finish(plan, options, io, { written: false, git: options.git === true });
    }
    const git = await wantsGit(plan, chosen, io, ui);
    chosen = git;
    if (ui !== null && outcome !== 'same') await confirm(plan, ui);
    await io.stoppable((signal) => write(plan, git, signal));
    finish(plan, options, io, { written: plan.changes.length > 0 || git, git });
  });
}

async function makePlan(spec: ProjectSpec, options: CreateOptions, io: Io): Promise<Plan> {
  const directory = options.directory ?? spec.slug;
  const root = resolvePath(io.cwd, directory);
  const made = newProject(spec, manifest.version);
  refuseWayOut(io.cwd, root);
  await settle(root, purposeOf(options), io);
  const existing = readExisting(root, made.keys());
  const { files, earlier } = await joinEarlier(made, existing, directory);
  const changes = changesBetween(existing, files);
  if (earlier !== null) refuseLeftovers(root, earlier, files);
  if (!options.overwrite) refuseConflicts(changes, directory);
  refuseTwins(root, changes);
  refuseUnreplaceable(root, changes);
  return { spec, directory, root, files, changes };
}

/** Takes over what an earlier run left to the team. Throws UserError where that cannot be read. */
async function joinEarlier(made: FileTree, existing: FileTree, directory: string) {
  const text = existing.get(PROJECT_FILE);
  if (text === undefined) return { files: made, earlier: null };
  const { readProjectFile, settingsText } = await import('../project-file.ts');
  const earlier = readProjectFile(text);
  if (earlier.fault === null) return { files: withSettings(made, settingsText(earlier)), earlier };
  const { message, offset } = earlier.fault;
  const at = { path: PROJECT_FILE, start: offset, end: offset };
  throw new UserError(
    `in ${directory}, an earlier project cannot be read:`,
    [{ key: '', value: '', at, allowed: `${message}. Correct it, or delete the file` }],
    () => text,
  );
}

function write(
  { root, changes, files }: Plan,
  withGit: boolean,
  signal: AbortSignal,
): Promise<void> {
  if (!withGit) return writeChanges(root, changes, { signal });
  const addition = async (scratch: string, tree: string) => {
    const { makeRepository } = await import('./git.ts');
    return makeRepository(scratch, tree, files.keys(), signal);
  };
  return writeChanges(root, changes, { signal, addition });
}

async function preview({ directory, files, changes }: Plan, { diff }: CreateOptions, io: Io) {
  const planned = new Map(changes.map((change) => [change.path, change.before]));
  const marks = new Map<string, string>();
  for (const path of files.keys()) {
    const before = planned.get(path);
    if (before === undefined) marks.set(path, 'as it is');
    else if (before !== null) marks.set(path, 'replaced');
  }
  io.out(printed`${visible(directory)}/\n${fileTree(files.keys(), marks, '  ')}\n\n`);
  if (diff) {
    const { diffText } = await import('../report/diff.ts');
    io.out(printed`${diffText(changes, io.color)}\n`);
  }
}

/** The tool can write more than Databricks takes: say so, since only a deployment would. */
function warnOfLimits({ domains }: ProjectSpec, io: Io): void {
  if (domains.own.length > MOST_TASKS - 10) {
    io.err(
      printed`note: ${domains.own.length} domains make orchestrators of more than ${MOST_TASKS} tasks, the most that Databricks takes in a job.\n`,
    );
  }
}

async function confirm({ changes, directory }: Plan, ui: Ui): Promise<void> {
  const message = `Write ${counted(changes.length, 'file')} to ${directory}?`;
  if (!(await ui.confirm({ message, initial: true }))) throw new Stopped(EXIT.interrupted);
}

/** Whether to make a git repository: said by a flag, else asked where it is possible, else no. */
async function wantsGit(plan: Plan, git: boolean | null, io: Io, ui: Ui | null): Promise<boolean> {
  if (git === false || (git === null && ui === null)) return false;
  const { repositoryFault } = await import('./git.ts');
  const fault = await repositoryFault(plan.root);
  if (fault === null) {
    return git ?? (await (ui as Ui).confirm({ message: 'Start a git repository?', initial: true }));
  }
  if (git === null) return false;
  switch (fault) {
    case 'inside':
      io.err(
        printed`note: ${visible(plan.directory)} is in a git repository already; --git does nothing.\n`,
      );
      return false;
    case 'no-git':
      throw new UserError('--git needs git, which is not installed');
    case 'no-identity':
      throw new UserError(
        '--git needs your name: git config --global user.name NAME, and the same for user.email',
      );
  }
}

function finish(
  { spec, directory, root, files, changes }: Plan,
  options: CreateOptions,
  io: Io,
  { written, git }: { written: boolean; git: boolean },
): void {
  const repeat = repeatCommand(io.program, asFolder(directory), writtenAnswers(spec), git);
  const next = nextSteps(directory, files);
  if (options.json) {
    io.out(planJson({ directory: root, files, changes, written, git, next, repeat }));
    return;
  }
  if (options.dryRun) {
    io.out(printed`Dry run: ${visible(counted(changes.length, 'file'))} would be written.\n`);
    return;
  }
  const place = visible(directory === '.' ? 'this folder' : directory);
  const list = (lines: readonly string[]) =>
    joined(
      lines.map((line) => visible(`  ${line}`)),
      '\n',
    );
  io.out(
    printed`Wrote ${visible(counted(changes.length, 'file'))} to ${place}.\n\nNext:\n${list(next)}\n`,
  );
  io.out(printed`\nThese must exist in the workspace; the jobs create the rest:\n`);
  io.out(printed`${list(requirements(spec))}\n`);
  io.out(printed`\nThe same again, without questions:\n${list([repeat])}\n`);
}
