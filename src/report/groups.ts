import type { Finding } from '../finding.ts';
import type { Report } from './findings.ts';

/** From so many equal findings on, only the first is shown in full. */
const FEWEST_EQUAL = 3;

/** Findings that say the same, in their order. */
export type FindingGroup = readonly [Finding, ...Finding[]];

/** What fails on the platform comes before what breaks the laws of levels. */
export function realFirst({
  findings,
  rules,
}: Pick<Report, 'findings' | 'rules'>): readonly Finding[] {
  const ofLevels = new Set(rules.filter(({ architecture }) => architecture).map(({ id }) => id));
  return [
    ...findings.filter(({ rule }) => !ofLevels.has(rule)),
    ...findings.filter(({ rule }) => ofLevels.has(rule)),
  ];
}

/**
 * Findings of one rule with the same message and advice, each group where its first one stands.
 * Those with further places to see, and groups of fewer than three, stay one by one.
 */
export function equalOnes(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const group = groups.get(nameOf(finding));
    if (group === undefined) groups.set(nameOf(finding), [finding]);
    else group.push(finding);
  }
  return findings.flatMap((finding): FindingGroup[] => {
    const group = groups.get(nameOf(finding)) ?? [finding];
    if (group.length < FEWEST_EQUAL || finding.see?.length) return [[finding]];
    return group[0] === finding ? [group] : [];
  });
}

function nameOf({ rule, severity, message, help, fix, see = [] }: Finding): string {
  return JSON.stringify([rule, severity, message, help, fix?.title, see.length]);
}
