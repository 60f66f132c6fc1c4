import type { Subject } from '../../subject/subject.ts';
import { nearIn } from '../../suggest.ts';

/** The declared variables that nothing in the bundle uses. */
export function unusedVariables(subject: Subject): ReadonlySet<string> {
  const { used, heads } = usesOf(subject);
  const names = [...subject.variables].flatMap(([name, [first]]) => {
    return first === undefined || first.target !== null ? [] : [name];
  });
  return new Set(
    names.filter((name) => !used.has(name) && !heads.some((head) => name.startsWith(head))),
  );
}

/** Names that something uses, and heads of names that are put together from other references. */
function usesOf({ references, otherForms, variables, unloaded }: Subject): {
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
  for (const { path } of otherForms()) if (path[0] === 'var') used.add(path[1] as string);
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
