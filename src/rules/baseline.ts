import type { Diagnostic } from './rule.ts';

/** Findings that are known, each with how often. They are known by rule, file and message. */
export type Baseline = ReadonlyMap<string, number>;

export const NO_BASELINE: Baseline = new Map();

interface Entry {
  readonly rule: string;
  readonly path: string;
  readonly message: string;
  readonly count: number;
}

function fingerprint({ rule, path, message }: Pick<Entry, 'rule' | 'path' | 'message'>): string {
  return [rule, path, message].join('\0');
}

/**
 * Takes away what the baseline knows: of equal findings as many as it counts, the first ones. Lines
 * may move, since messages hold no positions.
 */
export function withoutKnown(
  diagnostics: readonly Diagnostic[],
  baseline: Baseline,
): { readonly diagnostics: Diagnostic[]; readonly known: number } {
  const left = new Map(baseline);
  const news = diagnostics.filter(({ rule, at, message }) => {
    const name = fingerprint({ rule, path: at.path, message });
    const count = left.get(name) ?? 0;
    if (count > 0) left.set(name, count - 1);
    return count === 0;
  });
  return { diagnostics: news, known: diagnostics.length - news.length };
}

/** The text of a baseline file that knows these findings. */
export function renderBaseline(diagnostics: readonly Diagnostic[]): string {
  const entries = new Map<string, Entry>();
  for (const { rule, at, message } of diagnostics) {
    const plain = { rule, path: at.path, message };
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
  const { rule, path, message, count } = (value ?? {}) as Record<string, unknown>;
  const texts = [rule, path, message].every((each) => typeof each === 'string');
  return texts && Number.isSafeInteger(count) && (count as number) > 0;
}
