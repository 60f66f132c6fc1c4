import { join } from 'node:path';
import type { Bundle } from '../bundle/bundle.ts';
import { readText } from '../disk/read-text.ts';
import { refuseUnreplaceable } from '../disk/replaceable.ts';
import { refuseWayOut } from '../disk/way-out.ts';
import { writeChanges } from '../disk/write-changes.ts';
import { EXIT } from '../exit-code.ts';
import type { Change } from '../files.ts';
import type { Finding } from '../finding.ts';
import { joined, jsonText, type Printed, printed, visible } from '../printed.ts';
import { Stopped } from '../stopped.ts';
import type { EditFormat, EditOptions } from './edit-options.ts';
import type { Io } from './io.ts';
import { refuseIfStale } from './read-bundle.ts';
import { refuseTaken } from './refuse-taken.ts';
import { lastShown, NEW_PLAN, untilWritten } from './until-written.ts';

export interface EditPlan {
  /** The bundle's folder, as an absolute path. */
  readonly root: string;
  /** What was read; the changes rest on it. Null when they rest on no bundle. */
  readonly bundle: Bundle | null;
  readonly changes: readonly Change[];
  /** What to say when it is done. */
  readonly done: string;
  /** What stays as it is and why, and what to know about what changes; absent where all is done. */
  readonly remarks?: { readonly left: readonly Finding[]; readonly notes: readonly Finding[] };
  /** What to show below the list of files; absent for nothing. */
  readonly picture?: Printed;
  /** What else to say in JSON. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

const DRY_RUN = printed`Dry run: nothing was written.\n`;

/**
 * Makes a plan, shows it, asks where somebody can answer, and writes all of it or nothing. When the
 * project has changed meanwhile, makes the plan anew; one that is another is shown and asked about
 * once more.
 */
export async function applyChanges(
  makePlan: () => Promise<EditPlan>,
  options: EditOptions,
  io: Io,
): Promise<void> {
  const compare = lastShown();
  const result = await untilWritten(async () => {
    const made = await makePlan();
    if (made.changes.length > 0) refuseWayOut(io.cwd, made.root);
    refuseTaken(made.root, made.changes);
    refuseUnreplaceable(made.root, made.changes);
    const outcome = compare(made.changes);
    if (outcome === 'other' && options.format === 'text') io.err(NEW_PLAN);
    if (outcome !== 'same') await propose(made, options, io);
    // Made before files change, since remarks point into them.
    const result = await RESULTS[options.format](made, options, io);
    if (!options.dryRun && made.changes.length > 0) await write(made, io);
    return result;
  });
  io.out(result);
}

/** What is said when a plan is done, in each form. */
const RESULTS: Readonly<
  Record<EditFormat, (plan: EditPlan, options: EditOptions, io: Io) => Promise<Printed>>
> = {
  text: async ({ changes, done }, { dryRun }) => {
    return dryRun && changes.length > 0 ? DRY_RUN : printed`${visible(done)}\n`;
  },
  json: async (plan, { dryRun }) => changesJson(plan, await remarkValues(plan), !dryRun),
  sarif: (plan, _options, io) => remarksReport(plan, 'sarif', io),
  github: (plan, _options, io) => remarksReport(plan, 'github', io),
};

async function remarksReport(plan: EditPlan, format: 'sarif' | 'github', io: Io): Promise<Printed> {
  const { findingsReport } = await import('./edit-report.ts');
  const { left, notes } = plan.remarks ?? { left: [], notes: [] };
  return findingsReport(
    [...left, ...notes],
    format,
    { root: plan.root, textOf: textsBefore(plan) },
    io,
  );
}

/** Shows a plan, and asks where somebody can answer. Throws Stopped when the answer is no. */
async function propose(plan: EditPlan, options: EditOptions, io: Io): Promise<void> {
  if (options.format === 'text') await show(plan, options, io);
  if (options.dryRun || plan.changes.length === 0) return;
  await mentionUncommitted(plan, io);
  if (io.ui === null || options.yes || options.format !== 'text') return;
  const ui = await io.ui();
  if (!(await ui.confirm({ message: 'Write these changes?', initial: true }))) {
    throw new Stopped(EXIT.interrupted);
  }
}

async function write({ root, changes, bundle }: EditPlan, io: Io): Promise<void> {
  const verify = () => {
    if (bundle !== null) refuseIfStale(root, bundle);
  };
  await io.stoppable((signal) => writeChanges(root, changes, { signal, verify }));
}

/** A change of files that are not committed is harder to take back: say so, no more. */
async function mentionUncommitted({ root, changes }: EditPlan, io: Io): Promise<void> {
  const { uncommitted } = await import('./git.ts');
  const edited = changes.filter(({ before }) => before !== null).map(({ path }) => path);
  const paths = await io.stoppable((signal) => uncommitted(root, edited, signal));
  if (paths.length > 0)
    io.err(printed`note: not committed in git: ${joined(paths.map(visible), ', ')}\n`);
}

/** The text of a file of the plan's folder as it is before anything is written. */
function textsBefore({ root, bundle }: EditPlan): (path: string) => string | null {
  return (path) => {
    const known = bundle?.files.get(path)?.text;
    if (known !== undefined) return known;
    const read = readText(join(root, path));
    return 'text' in read ? read.text : null;
  };
}

async function show(plan: EditPlan, options: EditOptions, io: Io): Promise<void> {
  const { changes, remarks, picture } = plan;
  for (const change of changes)
    io.out(printed`${visible(`${actionOf(change).padEnd(6)} ${change.path}`)}\n`);
  if (remarks !== undefined) {
    const { findingsText } = await import('../report/findings-text.ts');
    const all = [...remarks.left, ...remarks.notes];
    const text = findingsText(all, { ...io, textOf: textsBefore(plan) });
    if (text !== '')
      io.out(printed`
${text}`);
  }
  io.out(printed`\n`);
  if (picture !== undefined && picture !== '') {
    io.out(printed`${picture}\n\n`);
  }
  if (!options.diff) return;
  const { diffText } = await import('../report/diff.ts');
  io.out(printed`${diffText(changes, io.color)}\n`);
}

/** What stays and what to know, for machines; null when there is nothing of that kind. */
async function remarkValues(plan: EditPlan): Promise<object | null> {
  const { remarks } = plan;
  if (remarks === undefined) return null;
  const { placedValues } = await import('../report/problems.ts');
  const textOf = textsBefore(plan);
  return { left: placedValues(remarks.left, textOf), notes: placedValues(remarks.notes, textOf) };
}

function changesJson(
  { root, changes, facts }: EditPlan,
  remarks: object | null,
  written: boolean,
): Printed {
  const files = changes.map((change) => ({ path: change.path, action: actionOf(change) }));
  const value = { format: 1, ok: true, directory: root, written, files, ...remarks, ...facts };
  return jsonText(value);
}

function actionOf({ before, after }: Change): 'create' | 'edit' | 'delete' {
  if (after === null) return 'delete';
  return before === null ? 'create' : 'edit';
}
