import type { Finding } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';

/**
 * What the rules find, by file and place; at one place in the order of the rules' names. A thing
 * that is reached by several aliases is reported once.
 */
export function lint(subject: Subject, rules: readonly Rule[]): Finding[] {
  return rules.flatMap((rule) => [...findingsOf(subject, rule)]).sort(byPlace);
}

function* findingsOf(subject: Subject, { id, severity, check }: Rule): Generator<Finding> {
  const seen = new Set<string>();
  for (const finding of check(subject)) {
    const { path, start, end } = finding.at;
    const name = [path, start, end, finding.message].join('\0');
    if (seen.has(name)) continue;
    seen.add(name);
    yield { severity, ...finding, rule: id };
  }
}

export function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.at.path, b.at.path) ||
    a.at.start - b.at.start ||
    a.at.end - b.at.end ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
