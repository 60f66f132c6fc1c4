import { type Arrow, cyclesOf } from '../bundle/cycles.ts';
import { placeText, type Reference } from '../bundle/references.ts';
import { targetsOf } from '../bundle/targets.ts';
import type { Breach } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';

export const noVariableCycle: Rule = {
  id: 'no-variable-cycle',
  severity: 'error',
  summary: 'No variable is made of itself',
  *check(subject) {
    const seen = new Set<string>();
    for (const needs of needsByTarget(subject)) {
      for (const { members, way } of cyclesOf(needs)) {
        const name = [...members].sort().join(' ');
        if (!seen.has(name) && way.length > 0) yield finding(way);
        seen.add(name);
      }
    }
  },
};

/** A field whose value needs another one, with the reference that says so. */
interface Need extends Arrow {
  readonly reference: Reference;
}

function finding(way: readonly Need[]): Breach {
  const [first, ...others] = way as [Need, ...Need[]];
  return {
    at: first.reference.span,
    subject: first.from,
    message: `${[...way.map(({ from }) => from), first.from].join(' needs ')}: nothing gives a value`,
    see: others.map(({ from, to, reference }) => {
      return { value: `${from} needs ${to}`, span: reference.span };
    }),
    help: 'Give one of them a value without the others.',
  };
}

/** Targets that are tried; bundles have a handful. */
const MOST_TARGETS = 50;

/**
 * What the values of fields need, for each target: what a target sets replaces what is declared, so
 * that cycles come and go with it.
 */
function needsByTarget(subject: Subject): Need[][] {
  const needs = subject.references.flatMap((reference) => needOf(reference) ?? []);
  if (needs.length === 0) return [];
  const targets = [...targetsOf(subject.bundle).keys()].slice(0, MOST_TARGETS);
  if (targets.length === 0) return [needs];
  const replaced = replacedIn(subject);
  return targets.map((name) =>
    needs.flatMap((need) => {
      const isKept =
        need.target === name ||
        (need.target === null && !replaced.get(name)?.has(variableOf(need)));
      return isKept ? [{ ...need, target: null }] : [];
    }),
  );
}

/** The variable that a need is in, as references name it. */
function variableOf({ from }: Need): string {
  return from
    .split('.', 2)
    .join('.')
    .replace(/\[[\s\S]*/, '');
}

/** For each target the variables that get another value there. */
function replacedIn({ variables }: Subject): Map<string, Set<string>> {
  const replaced = new Map<string, Set<string>>();
  for (const [name, all] of variables) {
    for (const { target, fields } of all) {
      if (target === null) continue;
      if (fields.has('description') && !fields.has('default') && !fields.has('lookup')) continue;
      const own = replaced.get(target) ?? new Set();
      replaced.set(target, own);
      own.add(`var.${name}`);
    }
  }
  return replaced;
}

/**
 * The leaf that needs another one. The CLI looks at leaves: a complex variable that holds itself is
 * none of its errors, since it stops putting in maps after some rounds, with a warning.
 */
function needOf(reference: Reference): Need | null {
  const { place, path, inKey } = reference;
  if (path === null || inKey || path.length < 2) return null;
  const target = place[0] === 'targets' ? (place[1] ?? null) : null;
  const own = target === null ? place : place.slice(2);
  const [block, name, field] = own;
  if (name === undefined) return null;
  const to = placeText(path[0] === 'variables' ? ['var', ...path.slice(1)] : path);
  if (block === 'variables') {
    if (field === 'description') return null;
    const leaf = field === 'lookup' ? [] : own.slice(field === 'default' ? 3 : 2);
    return { from: placeText(['var', name, ...leaf]), to, target, reference };
  }
  if (block !== 'bundle' && block !== 'workspace') return null;
  return { from: placeText(own), to, target, reference };
}
