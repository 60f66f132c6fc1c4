import { countBelow } from '../count-below.ts';
import type { Change } from '../files.ts';
import type { FileEdit, Finding, MadeFix } from '../finding.ts';
import { addTo } from '../grouped.ts';
import { applyEdits, lineAndColumn } from '../text.ts';
import { judge, type Request } from './judge.ts';

/** Fixes are made in rounds, since one may make way for the next. More rounds would be a loop. */
const MOST_ROUNDS = 20;

/** What fixing comes to. */
export interface Fixed {
  readonly changes: readonly Change[];
  /** The fixes in the order in which they were made. */
  readonly made: readonly MadeFix[];
}

/** Texts with fixes in them, and what is then found. */
interface State {
  readonly texts: ReadonlyMap<string, string>;
  readonly made: readonly MadeFix[];
  readonly findings: readonly Finding[];
  /** What was read to find it. */
  readonly seen: ReadonlyMap<string, string>;
}

type IsMade = (finding: Finding) => boolean;

/**
 * Makes the fixes of all findings that count and are wanted: all that do not touch each other, then
 * anew until nothing changes. What a fix leaves is byte for byte as it was. A fix that leads to a new
 * error is not made. Fixes that may change the meaning are made only when `unsafe`.
 */
export function fixAll(request: Request, unsafe: boolean, wanted: IsMade): Fixed {
  const judged = judgeOf(request);
  const start = judged(new Map(), []);
  const isMade = (finding: Finding) => {
    const { fix } = finding;
    return fix !== undefined && (fix.safe || unsafe) && wanted(finding);
  };
  // What is included is known before anything is said of references.
  const first = new Set(request.rules.flatMap((rule) => (rule.bringsFiles ? [rule.id] : [])));
  const included = withFixes(start, judged, (each) => first.has(each.rule) && isMade(each));
  const state = withFixes(included, judged, isMade);
  const changes = [...state.texts].map(([path, after]) => {
    return { path, before: start.seen.get(path) ?? request.source.read(path) ?? '', after };
  });
  return { changes, made: state.made };
}

/** Judges with texts in the place of those on disk. */
function judgeOf(request: Request) {
  return (texts: ReadonlyMap<string, string>, made: readonly MadeFix[]): State => {
    const read = (path: string) => texts.get(path) ?? request.source.read(path);
    // Not the bundle: it would be held while the next one is read.
    const { findings, texts: seen } = judge({ ...request, source: { ...request.source, read } });
    return { texts, made, findings, seen };
  };
}

type Judged = ReturnType<typeof judgeOf>;

/** A state with all fixes that can be made, but for those that lead to a new error. */
function withFixes(start: State, judged: Judged, isMade: IsMade): State {
  const tried = new Map<string, string>();
  const all = afterRounds(start, judged, (finding) => {
    if (!isMade(finding)) return false;
    tried.set(idOf(finding), finding.at.path);
    return true;
  });
  const harmed = filesWithNews(start, all);
  if (harmed.size === 0) return all;
  const ids = [...tried.keys()];
  const suspects = ids.filter((id) => harmed.has(tried.get(id) as string));
  const kept = new Set<string>();
  let best = start;
  const keeps = (some: readonly string[]): boolean => {
    const group = new Set([...kept, ...some]);
    const state = afterRounds(start, judged, (each) => isMade(each) && group.has(idOf(each)));
    if (filesWithNews(start, state).size > 0) return false;
    for (const id of some) kept.add(id);
    best = state;
    return true;
  };
  // Most errors are in the file that was fixed, and then the others are found to be right at once.
  const others = ids.filter((id) => !harmed.has(tried.get(id) as string));
  const areRight = others.length === 0 || (suspects.length > 0 && keeps(others));
  let left = trialsFor(start);
  const search = (some: readonly string[]): void => {
    if (left-- > 0 && !keeps(some) && some.length > 1) halves(some).forEach(search);
  };
  halves(areRight ? suspects : ids).forEach(search);
  return best;
}

/** So many files may be judged to find the fixes that do harm; what is not tried then is not made. */
const MOST_JUDGED = 20_000;

function trialsFor({ seen }: State): number {
  return Math.min(40, Math.floor(MOST_JUDGED / Math.max(1, seen.size)));
}

function halves<T>(all: readonly T[]): (readonly T[])[] {
  const middle = Math.ceil(all.length / 2);
  return [all.slice(0, middle), all.slice(middle)].filter((half) => half.length > 0);
}

/** A fix by what it does; places move from round to round. */
function idOf({ rule, at, subject, message, fix }: Finding): string {
  return [rule, at.path, subject, message, fix?.title].join('\0');
}

/** The files with an error that was not there before. */
function filesWithNews(before: State, after: State): ReadonlySet<string> {
  const known = errorsIn(before);
  const news = [...errorsIn(after)].filter(([error, count]) => count > (known.get(error) ?? 0));
  return new Set(news.map(([error]) => error.slice(0, error.indexOf('\0'))));
}

/** Counts of errors by what they say, their files first. */
function errorsIn({ findings }: State): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { severity, rule, at, subject, message } of findings) {
    if (severity !== 'error') continue;
    const error = [at.path, rule, subject, message].join('\0');
    counts.set(error, (counts.get(error) ?? 0) + 1);
  }
  return counts;
}

/** A state with fixes made round by round, until there are no more. */
function afterRounds(start: State, judged: Judged, isMade: IsMade): State {
  let state = start;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { edits, fixed } = chosen(state.findings.filter(isMade));
    if (fixed.length === 0) break;
    const { seen } = state;
    const texts = new Map(state.texts);
    for (const [path, own] of edits) {
      texts.set(path, applyEdits(texts.get(path) ?? seen.get(path) ?? '', own));
    }
    const news = fixed.map(({ rule, at, fix }): MadeFix => {
      const place = lineAndColumn(seen.get(at.path) ?? '', at.start);
      return { rule, path: at.path, line: Number.parseInt(place, 10), title: fix?.title ?? '' };
    });
    state = judged(texts, [...state.made, ...news]);
  }
  return state;
}

/** Edits by file, of those fixes that touch nothing that an earlier one touches. */
function chosen(found: readonly Finding[]) {
  const edits = new Map<string, FileEdit[]>();
  const taken = new Map<string, Taken[]>();
  const fixed: Finding[] = [];
  for (const { fix, ...finding } of found) {
    if (fix === undefined) continue;
    const joins = fix.joins === true ? finding.rule : null;
    const own = fix.edits.map(({ path, start, end }) => ({ path, start, end, joins }));
    if (own.some((edit) => touchesAny(taken.get(edit.path) ?? [], edit))) continue;
    fixed.push({ ...finding, fix });
    for (const edit of own) take(taken, edit);
    for (const edit of fix.edits) addTo(edits, edit.path, edit);
  }
  return { edits, fixed };
}

/** A piece of a file that is edited. */
interface Taken {
  readonly start: number;
  readonly end: number;
  /** The rule whose insertions may come one behind the other here; null when nothing may. */
  readonly joins: string | null;
}

/** Insertions at one place touch each other, too, unless their order is the one of their rule. */
function touchesAny(taken: readonly Taken[], { start, end, joins }: Taken): boolean {
  // Taken pieces lie apart, in the order of their places: only the last that begins before can reach in.
  const before = taken[countBelow(taken.length, (at) => (taken[at] as Taken).start <= end) - 1];
  if (before === undefined || before.end < start) return false;
  const isSame = start === end && before.start === start && before.end === end;
  return !(isSame && joins !== null && joins === before.joins);
}

function take(
  all: Map<string, Taken[]>,
  { path, ...piece }: Taken & { readonly path: string },
): void {
  const taken = all.get(path) ?? [];
  all.set(path, taken);
  const at = countBelow(taken.length, (index) => (taken[index] as Taken).start <= piece.start);
  const before = taken[at - 1];
  // One of several insertions stands for all.
  if (before?.start !== piece.start || before.end !== piece.end) taken.splice(at, 0, piece);
}
