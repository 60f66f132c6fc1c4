import type { Finding } from '../finding.ts';

/** Findings that are known, each with how often. They are known by rule, file, subject and message. */
export type Baseline = ReadonlyMap<string, number>;

export const NO_BASELINE: Baseline = new Map();

interface Entry {
  readonly rule: string;
  readonly path: string;
  /** What it is about, as the CLI names it; null when the rule names nothing. */
  readonly subject: string | null;
  readonly message: string;
  readonly count: number;
}

function fingerprint({ rule, path, subject, message }: Omit<Entry, 'count'>): string {
  return [rule, path, subject ?? '', message].join('\0');
}

function entryOf({ rule, at, subject, message }: Finding): Omit<Entry, 'count'> {
  return { rule, path: at.path, subject: subject ?? null, message };
}

/** A baseline with other paths: as seen from another folder. */
export function withPaths(baseline: Baseline, pathOf: (path: string) => string): Baseline {
  const entries = [...baseline].map(([name, count]): [string, number] => {
    const [rule = '', path = '', ...rest] = name.split('\0');
    return [[rule, pathOf(path), ...rest].join('\0'), count];
  });
  return new Map(entries);
}

/** How many findings a baseline counts, of the rules and files that are wanted. */
export function sizeOf(
  baseline: Baseline,
  wanted: (rule: string, path: string) => boolean,
): number {
  let size = 0;
  for (const [name, count] of baseline) {
    const [rule = '', path = ''] = name.split('\0');
    if (wanted(rule, path)) size += count;
  }
  return size;
}

/**
 * Takes away what the baseline knows: of equal findings as many as it counts, the first ones. Lines
 * may move, since messages and subjects hold none.
 */
export function withoutKnown(
  findings: readonly Finding[],
  baseline: Baseline,
): { readonly findings: Finding[]; readonly known: Finding[] } {
  if (baseline.size === 0) return { findings: [...findings], known: [] };
  const left = new Map(baseline);
  const known: Finding[] = [];
  const news = findings.filter((each) => {
    const name = fingerprint(entryOf(each));
    const count = left.get(name) ?? 0;
    if (count === 0) return true;
    left.set(name, count - 1);
    known.push(each);
    return false;
  });
  return { findings: news, known };
}

/** The text of a baseline file that knows these findings. */
export function renderBaseline(reported: readonly Finding[]): string {
  const entries = new Map<string, Entry>();
  for (const each of reported) {
    const plain = entryOf(each);
    const name = fingerprint(plain);
    entries.set(name, { ...plain, count: (entries.get(name)?.count ?? 0) + 1 });
  }
  const findings = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  return `${JSON.stringify({ format: 1, findings }, null, 2)}\n`;
}

/** Reads a baseline file; null when the text is none. */
export function parseBaseline(text: string): Baseline | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const { format, findings } = (value ?? {}) as { format?: unknown; findings?: unknown };
  if (format !== 1 || !Array.isArray(findings) || !findings.every(isEntry)) return null;
  return new Map(findings.map((entry) => [fingerprint(entry), entry.count]));
}

function isEntry(value: unknown): value is Entry {
  const { rule, path, subject, message, count } = (value ?? {}) as Record<string, unknown>;
  const texts = [rule, path, subject ?? '', message].every((each) => typeof each === 'string');
  return texts && Number.isSafeInteger(count) && (count as number) > 0;
}
