import type { Finding, MadeFix, Severity } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';

/** Everything that a report of findings may show. */
export interface Report {
  readonly findings: readonly Finding[];
  /** What concerns levels that the bundle did not choose: it is counted, not shown. */
  readonly unchosen: readonly Finding[];
  /** The rules that were looked at. */
  readonly rules: readonly Rule[];
  /** Findings of this severity and worse fail the check. */
  readonly failOn: Severity | 'never';
  /** How many findings comments and the baseline excuse. */
  readonly excused: number;
  readonly known: number;
  /** How many findings the baseline counts that are no more. */
  readonly gone: number;
  /** What was fixed before. */
  readonly made: readonly MadeFix[];
  /** Which fixes were asked for; null when none were. */
  readonly fix: 'safe' | 'unsafe' | null;
  /** How many jobs were looked at. */
  readonly jobs: number;
  /** The version of this tool. */
  readonly version: string;
  /** The text of a file that a finding points to; null when it cannot be shown. */
  readonly textOf: (path: string) => string | null;
  /** The page of a rule, as Markdown. Only asked for where a form wants it. */
  readonly pageOf: (rule: string) => string;
  readonly color: boolean;
  readonly columns: number;
}

const RANK: Record<Severity | 'never', number> = { never: -1, error: 0, warning: 1, note: 2 };

/** Whether a finding makes the check fail. */
export function fails({ severity }: Finding, failOn: Report['failOn']): boolean {
  return RANK[severity] <= RANK[failOn];
}

export function countOf(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((each) => each.severity === severity).length;
}
