import { basename, dirname, resolve } from 'node:path';
import {
  type Baseline,
  NO_BASELINE,
  parseBaseline,
  renderBaseline,
  sizeOf,
  withPaths,
} from '../check/baseline.ts';
import { counted } from '../counted.ts';
import { LARGEST, readText, statOf } from '../disk/read-text.ts';
import { refuseWayOut } from '../disk/way-out.ts';
import { writeChanges } from '../disk/write-changes.ts';
import type { Finding } from '../finding.ts';
import { printed, visible } from '../printed.ts';
import { UserError } from '../problem.ts';
import type { Rule } from '../subject/rule.ts';
import type { CheckOptions } from './check-options.ts';
import { type Found, pathFrom, together } from './check-result.ts';
import type { Io } from './io.ts';
import { refuseTwins } from './refuse-taken.ts';

export interface BaselineFile {
  /** The file's folder, as an absolute path. Paths in the file are relative to it. */
  readonly folder: string;
  readonly name: string;
  /** Null when there is no such file yet. */
  readonly text: string | null;
  /** What it knows. */
  readonly entries: Baseline;
}

/**
 * Opens a baseline file; null without one. Throws UserError when it cannot be read or is none, or is
 * not there though it is not to be written.
 */
export function openBaseline(
  { baseline: path, writeBaseline: writes }: Pick<CheckOptions, 'baseline' | 'writeBaseline'>,
  cwd: string,
): BaselineFile | null {
  if (path === null) return null;
  const file = resolve(cwd, path);
  const [folder, name] = [dirname(file), basename(file)];
  if (statOf(folder)?.isDirectory() !== true) {
    throw new UserError(`--baseline: there is no folder ${dirname(path)}`);
  }
  if (writes) refuseWayOut(cwd, file);
  const text = textOf(file, path);
  if (text === null && !writes) {
    throw new UserError(`--baseline: there is no file ${path}. Write it with --write-baseline`);
  }
  const baseline = text === null ? NO_BASELINE : parseBaseline(text);
  if (baseline === null) {
    const remedy = writes ? '. Delete it, or name another one' : '';
    throw new UserError(`--baseline: ${path} is not a baseline file${remedy}`);
  }
  // What is written anew holds all that there is, so nothing is passed over.
  return { folder, name, text, entries: writes ? NO_BASELINE : baseline };
}

/** What a baseline file knows about the bundle in a folder. */
export function knownIn({ folder, entries }: BaselineFile, root: string): Baseline {
  return withPaths(entries, (path) => pathFrom(root, folder, path));
}

/** How many findings in the bundles that were checked a baseline file counts that are no more. */
export function goneFrom(
  { folder, entries }: BaselineFile,
  found: readonly Found[],
  rules: readonly Rule[],
): number {
  // Nothing is known of a bundle that cannot be loaded.
  if (found.some(({ jobs }) => jobs === null)) return 0;
  const ran = new Set(rules.map(({ id }) => id));
  const roots = found.map(({ root }) => pathFrom(folder, root, '.'));
  const isBelow = (path: string) => {
    return roots.some((root) => root === '' || path.startsWith(`${root}/`));
  };
  const counted = sizeOf(entries, (rule, path) => ran.has(rule) && isBelow(path));
  const seen = together(found, folder).known.filter(({ at }) => isBelow(at.path));
  return counted - seen.length;
}

/** Writes a baseline file that knows these findings. */
export async function writeBaseline(
  { folder, name, text }: BaselineFile,
  findings: readonly Finding[],
  io: Io,
): Promise<void> {
  const change = { path: name, before: text, after: renderBaseline(findings) };
  refuseTwins(folder, [change]);
  await io.stoppable((signal) => writeChanges(folder, [change], { signal }));
  const count = counted(findings.length, 'finding');
  io.out(
    printed`Wrote ${visible(count)} to ${visible(name)}; with --baseline alone they are not reported.\n`,
  );
}

function textOf(file: string, shown: string): string | null {
  const found = readText(file, { most: LARGEST });
  if ('text' in found) return found.text;
  if (found.missing) return null;
  throw new UserError(`--baseline: cannot read ${shown}: ${found.why}`);
}
