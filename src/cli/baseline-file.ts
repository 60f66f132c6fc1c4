import { basename, dirname, resolve } from 'node:path';
import { UserError } from '../problem.ts';
import { type Baseline, NO_BASELINE, parseBaseline, renderBaseline } from '../rules/baseline.ts';
import type { Diagnostic } from '../rules/rule.ts';
import { pathFrom } from './check-result.ts';
import type { Io } from './io.ts';
import { isThere, readText } from './read-text.ts';
import { writeChanges } from './write-changes.ts';

export interface BaselineFile {
  /** The file's folder, as an absolute path. Paths in the file are relative to it. */
  readonly folder: string;
  readonly name: string;
  /** Null when there is no such file yet. */
  readonly text: string | null;
  /** What the file knows about the bundle in a folder. */
  readonly known: (root: string) => Baseline;
}

/** Opens a baseline file; null without one. Throws UserError when it cannot be read or is none. */
export function openBaseline(path: string | null, cwd: string): BaselineFile | null {
  if (path === null) return null;
  const file = resolve(cwd, path);
  const [folder, name] = [dirname(file), basename(file)];
  const text = textOf(file, path);
  if (text === null) return { folder, name, text, known: () => NO_BASELINE };
  const baseline = parseBaseline(text);
  if (baseline === null) {
    throw new UserError(
      `--baseline: ${path} is no baseline file. Delete it to have it written anew`,
    );
  }
  return { folder, name, text, known: (root) => below(baseline, pathFrom(folder, root, '.')) };
}

/** The part of a baseline that is about the files of a folder, with paths from there. */
function below(baseline: Baseline, folder: string): Baseline {
  if (folder === '') return baseline;
  return new Map(
    [...baseline].flatMap(([name, count]): [string, number][] => {
      const [rule = '', path = '', message = ''] = name.split('\0');
      if (!path.startsWith(`${folder}/`)) return [];
      return [[[rule, path.slice(folder.length + 1), message].join('\0'), count]];
    }),
  );
}

/** Writes a baseline file that knows these findings. */
export async function writeBaseline(
  { folder, name }: BaselineFile,
  diagnostics: readonly Diagnostic[],
  io: Io,
): Promise<void> {
  const change = { path: name, before: null, after: renderBaseline(diagnostics) };
  await writeChanges(folder, [change], { signal: io.signal });
  io.out(`Wrote ${diagnostics.length} findings to ${name}; from now on they are passed over.\n`);
}

function textOf(file: string, shown: string): string | null {
  if (!isThere(file)) return null;
  const found = readText(file);
  if ('text' in found) return found.text;
  throw new UserError(`--baseline: cannot read ${shown}: ${found.why}`);
}
