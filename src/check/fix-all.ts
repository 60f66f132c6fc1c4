import type { Change } from '../files.ts';
import type { FileEdit, Finding, MadeFix } from '../finding.ts';
import { addTo } from '../grouped.ts';
import { applyEdits, lineAndColumn } from '../text.ts';
import { judge, type Request } from './judge.ts';

/** Fixes are made in rounds, since one may make way for the next. More rounds would be a loop. */
const MOST_ROUNDS = 20;

/** What is included is known before anything is said of references: these fixes are made first. */
const INCLUDES = new Set(['file-is-included', 'double-star-is-one-star', 'include-matches']);
const PHASES: readonly ((finding: Finding) => boolean)[] = [
  ({ rule }) => INCLUDES.has(rule),
  () => true,
];

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
  let state = start;
  for (const phase of PHASES) {
    const isMade = (finding: Finding) => {
      const { fix } = finding;
      return fix !== undefined && (fix.safe || unsafe) && phase(finding) && wanted(finding);
    };
    state = withFixes(state, judged, isMade);
  }
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
  const tried = new Set<string>();
  const all = afterRounds(start, judged, (finding) => {
    if (!isMade(finding)) return false;
    tried.add(idOf(finding));
    return true;
  });
  if (!isWorse(start, all)) return all;
  const kept = new Set<string>();
  let best = start;
  let left = trialsFor(start);
  const keep = (ids: readonly string[]): void => {
    if (left-- <= 0) return;
    const group = new Set([...kept, ...ids]);
    const state = afterRounds(start, judged, (each) => isMade(each) && group.has(idOf(each)));
    if (!isWorse(start, state)) {
      for (const id of ids) kept.add(id);
      best = state;
    } else if (ids.length > 1) halves(ids).forEach(keep);
  };
  halves([...tried]).forEach(keep);
  return best;
}

/** So many files may be judged to find the fixes that do harm; what is not tried then is not made. */
const MOST_JUDGED = 20_000;

function trialsFor({ seen }: State): number {
  return Math.min(40, Math.max(6, Math.floor(MOST_JUDGED / Math.max(1, seen.size))));
}

function halves<T>(all: readonly T[]): (readonly T[])[] {
  const middle = Math.ceil(all.length / 2);
  return [all.slice(0, middle), all.slice(middle)].filter((half) => half.length > 0);
}

/** A fix by what it does; places move from round to round. */
function idOf({ rule, at, subject, message, fix }: Finding): string {
  return [rule, at.path, subject, message, fix?.title].join('\0');
}

/** Whether there is an error that was not there before. */
function isWorse(before: State, after: State): boolean {
  const known = errorsIn(before);
  return [...errorsIn(after)].some(([error, count]) => count > (known.get(error) ?? 0));
}

function errorsIn({ findings }: State): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { severity, rule, at, subject, message } of findings) {
    if (severity !== 'error') continue;
    const error = [rule, at.path, subject, message].join('\0');
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
  const edits = new Map<string, Placed[]>();
  const fixed: Finding[] = [];
  for (const finding of found) {
    const { fix, rule } = finding;
    if (fix === undefined) continue;
    const own = fix.edits.map((edit) => ({ ...edit, rule, joins: fix.joins ?? false }));
    const free = own.every((edit) => !(edits.get(edit.path) ?? []).some(touches(edit)));
    if (!free) continue;
    fixed.push(finding);
    for (const edit of own) addTo(edits, edit.path, edit);
  }
  return { edits, fixed };
}

type Placed = FileEdit & { readonly rule: string; readonly joins: boolean };

/** Insertions at one place touch each other, too, unless their order is the one of their rule. */
function touches(a: Placed): (b: Placed) => boolean {
  return (b) => {
    const isSame = a.start === a.end && a.start === b.start && a.end === b.end;
    if (isSame && a.joins && b.joins && a.rule === b.rule) return false;
    return a.start <= b.end && b.start <= a.end;
  };
}
