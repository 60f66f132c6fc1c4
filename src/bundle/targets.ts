import type { Located } from '../text.ts';
import type { Bundle, BundleFile, Fields } from './bundle.ts';
import { textIn } from './lookup.ts';

/** A target of a bundle. Several files may each give some of its fields. */
export interface Target {
  readonly name: string;
  readonly parts: readonly { readonly file: BundleFile; readonly fields: Fields }[];
}

/** The targets of a bundle by name, in all of its files. */
export function targetsOf({ files }: Bundle): Map<string, Target> {
  const parts = new Map<string, Target['parts'][number][]>();
  for (const file of files.values()) {
    const { view } = file;
    for (const [name, { value }] of view.entries(
      view.entries(file.root).get('targets')?.value ?? null,
    )) {
      const same = parts.get(name) ?? [];
      parts.set(name, same);
      same.push({ file, fields: view.entries(value) });
    }
  }
  return new Map([...parts].map(([name, own]) => [name, { name, parts: own }]));
}

/** A text of a target; where two files give one, the file that is loaded later wins. */
export function targetText(
  { parts }: Target,
  ...names: readonly [string, ...string[]]
): Located<string> | null {
  return parts.map(({ file, fields }) => textIn(file, fields, ...names)).findLast(Boolean) ?? null;
}

/** Definitions of one resource that hold together, and the targets in which they do. */
export interface Scope<Definition> {
  readonly definitions: readonly Definition[];
  readonly targets: readonly Target[];
}

/**
 * Groups the definitions of one resource by where they hold: a target's own ones with those for all
 * targets, and those for all targets alone where a target has none of its own. In a bundle without
 * targets everything holds, in no target.
 */
export function scopesOf<Definition>(
  definitions: readonly Definition[],
  targetOf: (definition: Definition) => string | null,
  targets: ReadonlyMap<string, Target>,
): Scope<Definition>[] {
  const base = definitions.filter((each) => targetOf(each) === null);
  const own = new Map<string, Definition[]>();
  for (const each of definitions) {
    const name = targetOf(each);
    if (name !== null) own.set(name, [...(own.get(name) ?? []), each]);
  }
  const scopes = [...own].map(([name, only]) => {
    const target = targets.get(name);
    return { definitions: [...base, ...only], targets: target === undefined ? [] : [target] };
  });
  if (base.length === 0) return scopes;
  const others = own.size === 0 ? targets.values() : notIn(targets, own);
  const rest = [...others];
  return rest.length > 0 || targets.size === 0
    ? [{ definitions: base, targets: rest }, ...scopes]
    : scopes;
}

function notIn(targets: ReadonlyMap<string, Target>, own: ReadonlyMap<string, unknown>): Target[] {
  return [...targets.values()].filter(({ name }) => !own.has(name));
}
