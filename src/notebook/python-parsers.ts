import type { Import } from './python-imports.ts';
import type { Scope } from './python-literals.ts';
import type { Name, Outline, Range } from './python-outline.ts';

/** What makes a command of a function, by the package that brings it. */
const MAKERS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['click', new Set(['command', 'group', 'option', 'argument'])],
  ['typer', new Set(['Typer', 'run'])],
  ['fire', new Set(['Fire'])],
]);

/** The first place where a package other than argparse is told to read the command line. */
export function otherParser(
  { outline, uses }: Pick<Scope, 'outline' | 'uses'>,
  imports: readonly Import[],
): (Range & { readonly package: string }) | null {
  const found = imports.flatMap(({ module, name, as }) => {
    const makers = MAKERS.get(module);
    if (makers === undefined || as === null) return [];
    const places = (uses.get(as) ?? []).flatMap((use) => {
      const isMaker = name === null ? makers.has(memberOf(outline, use)) : makers.has(name);
      return isMaker ? [{ from: use.from, to: use.to, package: module }] : [];
    });
    return places.slice(0, 1);
  });
  return found.sort((a, b) => a.from - b.from)[0] ?? null;
}

/** The word behind `name.`; empty where there is none. A decorator has no node for it. */
function memberOf({ text }: Outline, { to }: Name): string {
  return /^\.(\w{1,20})/.exec(text.slice(to, to + 30))?.[1] ?? '';
}
