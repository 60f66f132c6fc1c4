import type { Breach, Finding } from '../finding.ts';
import { addTo } from '../grouped.ts';
import type { FoundByRule, FoundInParts, JobPart } from '../subject/job-parts.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';

/**
 * What the rules find, by file and place; at one place in the order of the rules' names. A thing
 * that is reached by several aliases is reported once.
 */
export function lint(
  subject: Subject,
  rules: readonly Rule[],
  known: FoundInParts = new WeakMap(),
): Finding[] {
  const inParts = foundInParts(subject, rules, known);
  return rules
    .flatMap((rule) => {
      const breaches = [...(rule.check?.(subject) ?? []), ...(inParts.get(rule.id) ?? [])];
      return [...findingsOf(breaches, rule)];
    })
    .sort(byPlace);
}

/** What the rules find that judge each job alone; parts that are the same are not judged again. */
function foundInParts(
  { parts }: Subject,
  rules: readonly Rule[],
  known: FoundInParts,
): FoundByRule {
  const asking = rules.filter(({ checkJobs }) => checkJobs !== undefined);
  const asked = asking.map(({ id }) => id).join(' ');
  const all = new Map<string, Breach[]>();
  if (asking.length === 0) return all;
  for (const part of parts) {
    const before = known.get(part);
    const now = before?.asked === asked ? before : { asked, found: judged(part, asking) };
    known.set(part, now);
    for (const [id, breaches] of now.found) {
      for (const each of breaches) addTo(all, id, each);
    }
  }
  return all;
}

function judged(part: JobPart, rules: readonly Rule[]): FoundByRule {
  const found = new Map<string, readonly Breach[]>();
  for (const rule of rules) {
    const breaches = [...(rule.checkJobs?.(part) ?? [])];
    if (breaches.length > 0) found.set(rule.id, breaches);
  }
  return found.size === 0 ? NOTHING : found;
}

/** Most parts break no law: they share this. */
const NOTHING: FoundByRule = new Map();

function* findingsOf(breaches: readonly Breach[], { id, severity }: Rule): Generator<Finding> {
  const seen = new Set<string>();
  for (const finding of breaches) {
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
