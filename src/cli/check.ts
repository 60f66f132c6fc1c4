import { join, resolve } from 'node:path';
import { type FieldTable, KNOWN_FIELDS } from '../bundle/fields.ts';
import { NO_BASELINE } from '../check/baseline.ts';
import { fixAll } from '../check/fix-all.ts';
import { judge, type Request, type Verdict } from '../check/judge.ts';
import { movedToFiles } from '../check/resolved.ts';
import { ChangedMeanwhile } from '../disk/changed-meanwhile.ts';
import { refuseWayOut } from '../disk/way-out.ts';
import { writeChanges } from '../disk/write-changes.ts';
import { EXIT } from '../exit-code.ts';
import type { Finding } from '../finding.ts';
import { jsonText, printed, visible } from '../printed.ts';
import { UserError } from '../problem.ts';
import { fails } from '../report/findings.ts';
import { RULES } from '../rules/index.ts';
import { newMemory } from '../subject/memory.ts';
import type { Rule } from '../subject/rule.ts';
import { settingsSchema } from '../subject/settings.ts';
import { didYouMean } from '../suggest.ts';
import {
  type BaselineFile,
  goneFrom,
  knownIn,
  openBaseline,
  writeBaseline,
} from './baseline-file.ts';
import type { CheckOptions } from './check-options.ts';
import { pathsFrom, showDiff, showReport } from './check-output.ts';
import { requestFor, requestForResolved } from './check-request.ts';
import { type Found, pathFrom, together } from './check-result.ts';
import { codeSource, type KnownSource } from './code-source.ts';
import { findBundles, type WantedBundle } from './find-bundles.ts';
import type { Io } from './io.ts';
import { noteLeftOut } from './left-out.ts';
import { notePython } from './note-python.ts';
import type { OpenBundle } from './open-bundle.ts';
import { type Progress, progressOf } from './progress.ts';
import { openResolved } from './read-resolved.ts';
import { openSchema } from './read-schema.ts';
import { settle } from './settle.ts';
import { untilWritten } from './until-written.ts';

/** Checks bundles, fixes them if asked, shows what is found and returns the exit code. */
export async function check(options: CheckOptions, io: Io): Promise<number> {
  const wanted = findBundles(options.paths.length === 0 ? ['.'] : options.paths, io);
  if (options.resolved !== null && wanted.length > 1) {
    throw new UserError('--resolved takes one bundle, and there are several here: name its folder');
  }
  const progress = progressOf(io);
  const opening = (each: WantedBundle) => open(each, progress);
  const once = () => checkOnce(openEach(wanted, opening), options, io);
  if (options.writeBaseline) return await untilWritten(once);
  if (!options.watch) return await once();
  const { watch } = await import('./watch.ts');
  const bundles = wanted.map(opening);
  const { baseline, schema } = options;
  const files = [baseline, schema].flatMap((file) => (file === null ? [] : resolve(io.cwd, file)));
  return await watch(bundles, files, () => checkOnce(bundles, options, io), io);
}

function open(wanted: WantedBundle, progress: Progress): OpenBundle {
  return { wanted, progress, source: codeSource(wanted.root, progress.read), memory: newMemory() };
}

/** Opens bundles one after another: the next, when nothing holds on to the last. */
function* openEach(
  wanted: readonly WantedBundle[],
  opening: (wanted: WantedBundle) => OpenBundle,
): Generator<OpenBundle> {
  for (const each of wanted) yield opening(each);
}

async function checkOnce(
  bundles: Iterable<OpenBundle>,
  options: CheckOptions,
  io: Io,
): Promise<number> {
  const baseline = openBaseline(options, io.cwd);
  const rules = chosenRules(options.rules);
  const fields = options.schema === null ? KNOWN_FIELDS : await openSchema(options.schema, io.cwd);
  const found = await checkAll(bundles, { rules, fields, baseline }, options, io);
  if (options.diff) return await showDiff(found, io);
  if (baseline !== null && options.writeBaseline) {
    // What is outside the paths must not be forgotten.
    const whole = found.map((each) => ({ ...each, inScope: () => true }));
    const all = together(whole, baseline.folder).findings;
    await writeBaseline(baseline, all, io);
    return EXIT.done;
  }
  const result = together(found, pathsFrom(options, io));
  const gone = baseline === null ? 0 : goneFrom(baseline, found, rules);
  await showReport({ ...result, known: result.known.length, gone }, rules, options, io);
  return result.findings.some((each) => fails(each, options.failOn)) ? EXIT.findings : EXIT.done;
}

/** What all bundles are judged by. */
interface JudgedBy {
  readonly rules: readonly Rule[];
  readonly fields: FieldTable;
  readonly baseline: BaselineFile | null;
}

async function checkAll(
  bundles: Iterable<OpenBundle>,
  by: JudgedBy,
  options: CheckOptions,
  io: Io,
): Promise<Found[]> {
  const found: Found[] = [];
  for (const each of bundles) {
    try {
      found.push(await checkBundle(each, by, options, io));
    } finally {
      each.progress.end();
    }
  }
  return found;
}

async function checkBundle(
  opened: OpenBundle,
  { rules, fields, baseline }: JudgedBy,
  options: CheckOptions,
  io: Io,
): Promise<Found> {
  const { wanted, progress } = opened;
  const { root } = wanted;
  const writes = !options.diff && (options.fix !== null || options.writeBaseline);
  if (options.fix !== null && writes) refuseWayOut(io.cwd, root);
  await settle(root, writes ? 'write' : 'read', io);
  const known = baseline === null ? NO_BASELINE : knownIn(baseline, root);
  const resolved =
    options.resolved === null ? null : openResolved(options.resolved, opened.source, io);
  const how = ({ memory }: OpenBundle) => ({
    ...{ rules, memory, fields, baseline: known },
    isAsked: (id: string) => options.architecture || (options.rules?.includes(id) ?? false),
  });
  const requestOf = (each: OpenBundle): Request => {
    if (resolved !== null) {
      const request = requestForResolved(resolved, wanted, each.source, io.cwd, how(each));
      return { ...request, moved: (found, read) => movedToFiles(found, resolved, read) };
    }
    return requestFor(wanted, each.source, io.cwd, how(each));
  };
  const inScope = scopeOf(wanted);
  const { request, source, changes, made } =
    options.fix !== null || options.diff
      ? await untilWritten(() => fixBundle(open(wanted, progress), requestOf, inScope, options, io))
      : { request: requestOf(opened), source: opened.source, changes: [], made: [] };
  // A diff shows what fixes change, not what is left to be found.
  const { bundle, ...verdict } = options.diff ? NOT_JUDGED : judge(request);
  progress.end();
  noteUnseen(root, source, verdict.findings, io);
  if (resolved === null && bundle !== null) notePython(bundle, 'check', io);
  return { root, verdict, jobs: bundle?.jobs.size ?? null, inScope, changes, made };
}

const NOT_JUDGED: Verdict = {
  bundle: null,
  findings: [],
  unchosen: [],
  excused: 0,
  known: [],
  texts: new Map(),
};

/** Fixes what is found, and writes it unless it is only to be shown. Throws ChangedMeanwhile. */
async function fixBundle(
  opened: OpenBundle,
  requestOf: (opened: OpenBundle) => Request,
  inScope: (finding: Finding) => boolean,
  options: CheckOptions,
  io: Io,
) {
  const { wanted, source } = opened;
  const request = requestOf(opened);
  // All rules judge what the fixes of those that were asked for lead to.
  const asked = new Set(request.rules.map(({ id }) => id));
  const isWanted = (finding: Finding) => asked.has(finding.rule) && inScope(finding);
  const { changes, made } = fixAll(
    { ...request, rules: RULES },
    options.fix === 'unsafe',
    isWanted,
  );
  if (!options.diff && changes.length > 0) {
    const verify = () => {
      const path = source.changed();
      if (path !== null) throw new ChangedMeanwhile(join(wanted.root, path));
    };
    await io.stoppable((signal) => writeChanges(wanted.root, changes, { signal, verify }));
    for (const { path } of changes) source.forget(path);
  }
  return { request, source, changes, made };
}

/** Folders that an include looks into are findings; others may matter, too. */
function noteUnseen(root: string, source: KnownSource, findings: readonly Finding[], io: Io): void {
  const found = new Set(findings.map(({ at }) => at.path));
  const others = source.leftOut().filter(({ path }) => !found.has(path));
  noteLeftOut(
    others.map(({ path, why }) => ({ path: pathFrom(io.cwd, root, path), why })),
    io,
  );
}

/** Whether one of a finding's places is in the files and folders that were asked about. */
function scopeOf({ only }: WantedBundle): (finding: Finding) => boolean {
  if (only === null) return () => true;
  const isIn = (path: string) => only.some((each) => path === each || path.startsWith(`${each}/`));
  return ({ at, see = [] }) => isIn(at.path) || see.some(({ span }) => isIn(span.path));
}

function chosenRules(ids: readonly string[] | null): readonly Rule[] {
  if (ids === null) return RULES;
  const all = RULES.map(({ id }) => id);
  const unknown = ids.find((id) => !all.includes(id));
  if (unknown !== undefined) {
    throw new UserError(
      `there is no rule "${unknown}".${didYouMean(unknown, all)} See --list-rules`,
    );
  }
  return RULES.filter(({ id }) => ids.includes(id));
}

/** Prints the rules: severity, name and law. */
export function listRules(io: Io): void {
  const width = Math.max(...RULES.map(({ id }) => id.length));
  for (const { id, severity, summary } of RULES) {
    io.out(printed`${visible(`${severity.padEnd(8)} ${id.padEnd(width)}  ${summary}`)}\n`);
  }
}

export function printSettingsSchema(io: Io): void {
  io.out(jsonText(settingsSchema(RULES)));
}
