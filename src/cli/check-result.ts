import { join, relative, resolve, sep } from 'node:path';
import type { Verdict } from '../check/judge.ts';
import { readText } from '../disk/read-text.ts';
import type { Change } from '../files.ts';
import type { Finding, MadeFix } from '../finding.ts';
import type { Span } from '../text.ts';

/** What was found in one bundle. */
export interface Found {
  /** The bundle's folder, as an absolute path. */
  readonly root: string;
  /** Without the bundle itself, which takes most of the memory. */
  readonly verdict: Omit<Verdict, 'bundle'>;
  /** The number of its jobs; null when its root file cannot be parsed. */
  readonly jobs: number | null;
  /** Whether a finding is among those that were asked about. */
  readonly inScope: (finding: Finding) => boolean;
  /** What fixes change, or would change. */
  readonly changes: readonly Change[];
  /** What was fixed. */
  readonly made: readonly MadeFix[];
}

/** What was found in all bundles; paths are relative to one folder. */
export interface Result {
  readonly findings: readonly Finding[];
  readonly excused: number;
  readonly known: readonly Finding[];
  /** What concerns levels that the bundle did not choose. */
  readonly unchosen: readonly Finding[];
  readonly made: readonly MadeFix[];
  readonly jobs: number;
  readonly textOf: (path: string) => string | null;
}

/** Puts together what was found in several bundles, with paths as seen from a folder. */
export function together(found: readonly Found[], folder: string): Result {
  const total = (count: (each: Found) => number) =>
    found.reduce((sum, each) => sum + count(each), 0);
  const texts = new Map<string, () => string | null>();
  const movers = new Map(found.map((each) => [each, moverOf(each, folder, texts)]));
  const from = (pick: (each: Found) => readonly Finding[]) => {
    const all = found.map((each) => {
      const move = movers.get(each) as Mover;
      return pick(each).map((one) => moved(one, move));
    });
    return all.length === 1 ? (all[0] as Finding[]) : once(all.flat());
  };
  return {
    findings: from(({ verdict, inScope }) => verdict.findings.filter(inScope)),
    excused: total(({ verdict }) => verdict.excused),
    known: from(({ verdict }) => verdict.known),
    unchosen: from(({ verdict, inScope }) => verdict.unchosen.filter(inScope)),
    made: found.flatMap(({ root, made }) => {
      return made.map((each) => ({ ...each, path: pathFrom(folder, root, each.path) }));
    }),
    jobs: total(({ jobs }) => jobs ?? 0),
    textOf: (path) => texts.get(path)?.() ?? null,
  };
}

type Mover = (span: Span) => Span;

/** Gives spans paths as seen from a folder, and tells where the texts of these are. */
function moverOf(
  { root, verdict }: Found,
  folder: string,
  texts: Map<string, () => string | null>,
): Mover {
  const known = new Map<string, string>();
  return (span) => {
    const { path, start, end } = span;
    let there = known.get(path);
    if (there === undefined) {
      there = pathFrom(folder, root, path);
      known.set(path, there);
      texts.set(there, () => verdict.texts.get(path) ?? textOnDisk(join(root, path)));
    }
    return there === path ? span : { path: there, start, end };
  };
}

/** A file that two bundles load has its findings in both. */
function once(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, Finding>();
  for (const each of findings) {
    const { rule, at, message } = each;
    const name = [rule, at.path, at.start, at.end, message].join('\0');
    if (!seen.has(name)) seen.set(name, each);
  }
  return [...seen.values()];
}

/** A finding with other paths. */
export function moved(finding: Finding, move: Mover): Finding {
  const { at, see, fix } = finding;
  const spans = [at, ...(see ?? []).map(({ span }) => span), ...(fix?.edits ?? [])];
  if (spans.every((span) => move(span) === span)) return finding;
  return {
    ...finding,
    at: move(at),
    ...(see && { see: see.map(({ value, span }) => ({ value, span: move(span) })) }),
    ...(fix && { fix: { ...fix, edits: fix.edits.map((edit) => ({ ...edit, ...move(edit) })) } }),
  };
}

/** A path in a bundle as seen from a folder, with `/` between parts. */
export function pathFrom(folder: string, root: string, path: string): string {
  return relative(folder, resolve(root, path)).split(sep).join('/');
}

function textOnDisk(path: string): string | null {
  const found = readText(path);
  return 'text' in found ? found.text : null;
}
