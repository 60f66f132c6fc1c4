import { join, relative, resolve, sep } from 'node:path';
import type { Verdict } from '../check/judge.ts';
import { readText } from '../disk/read-text.ts';
import type { Change } from '../files.ts';
import type { Finding } from '../finding.ts';
import type { Span } from '../text.ts';

/** What was found in one bundle. */
export interface Found {
  /** The bundle's folder, as an absolute path. */
  readonly root: string;
  readonly verdict: Verdict;
  /** Whether a finding is among those that were asked about. */
  readonly inScope: (finding: Finding) => boolean;
  /** What fixes change, or would change. */
  readonly changes: readonly Change[];
  readonly fixed: number;
}

/** What was found in all bundles; paths are relative to one folder. */
export interface Result {
  readonly findings: readonly Finding[];
  readonly excused: number;
  readonly known: readonly Finding[];
  readonly fixed: number;
  readonly jobs: number;
  readonly textOf: (path: string) => string | null;
}

/** Puts together what was found in several bundles, with paths as seen from a folder. */
export function together(found: readonly Found[], folder: string): Result {
  const total = (count: (each: Found) => number) =>
    found.reduce((sum, each) => sum + count(each), 0);
  const texts = new Map<string, () => string | null>();
  const from = (pick: (each: Found) => readonly Finding[]) =>
    once(found.flatMap((each) => pick(each).map((one) => moved(one, mover(each)))));
  const mover = ({ root, verdict }: Found) => {
    return ({ path, start, end }: Span): Span => {
      const moved = pathFrom(folder, root, path);
      texts.set(moved, () => verdict.texts.get(path) ?? textOnDisk(join(root, path)));
      return { path: moved, start, end };
    };
  };
  return {
    findings: from(({ verdict, inScope }) => verdict.findings.filter(inScope)),
    excused: total(({ verdict }) => verdict.excused),
    known: from(({ verdict }) => verdict.known),
    fixed: total(({ fixed }) => fixed),
    jobs: total(({ verdict }) => verdict.bundle?.jobs.size ?? 0),
    textOf: (path) => texts.get(path)?.() ?? null,
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

function moved(finding: Finding, move: (span: Span) => Span): Finding {
  const { at, see, fix } = finding;
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
