import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import { nearIn } from '../suggest.ts';

export const usedVariable: Rule = {
  id: 'used-variable',
  severity: 'warning',
  summary: 'Variables that are declared are used',
  *check(subject) {
    if (subject.partlyUnknown) return;
    const { used, heads } = usesOf(subject);
    for (const [name, [first]] of subject.variables) {
      if (first === undefined || first.target !== null || used.has(name)) continue;
      if (heads.some((head) => name.startsWith(head))) continue;
      yield {
        at: first.name.span,
        subject: `variables.${name}`,
        message: `nothing uses the variable ${name}`,
        help: 'Remove it, with what targets set it to, or use it.',
      };
    }
  },
};

/** Names that something uses, and heads of names that are put together from other references. */
function usesOf({ references, variables, unloaded }: Subject): {
  used: Set<string>;
  heads: string[];
} {
  const used = new Set<string>();
  const heads = new Set<string>();
  for (const { inside, nested } of references) {
    // A misspelt reference is a finding of its own: its variable is not another one.
    const text = inside.trim().replace(/^\w+\./, '');
    if (nested) heads.add(text);
    else used.add(/^[\p{L}\p{N}_-]*/u.exec(text)?.[0] ?? '');
  }
  // A variable that a misspelt name means is not unused, too.
  const near = nearIn(variables.keys());
  const misspelt = [...used].filter((name) => name !== '' && !variables.has(name));
  for (const name of misspelt) used.add(near(name) ?? name);
  for (const { text } of unloaded()) {
    for (const [, name] of text.matchAll(/\$\{\s*var(?:iables)?\.([\p{L}\p{N}_-]+)/gu)) {
      used.add(name as string);
    }
  }
  return { used, heads: [...heads] };
}
