import { addTo } from '../grouped.ts';
import type { Located } from '../text.ts';
import type { Entry } from '../yaml/view.ts';
import type { Bundle, BundleFile, Resource } from './bundle.ts';
import { textAt } from './located.ts';

/** A field of the configuration with the file in which it is written. */
export interface FieldAt {
  readonly file: BundleFile;
  readonly entry: Entry;
}

/** One target, as all files together have it: several may each give some of its fields. */
export interface Target {
  readonly name: Located<string>;
  /** What the files say about it. */
  readonly parts: readonly FieldAt[];
}

/** The targets by name, in the order of the files. */
export function targetsOf({ files }: Bundle): Map<string, Target> {
  const parts = new Map<string, FieldAt[]>();
  for (const file of files.values()) {
    const targets = file.view.entries(file.root).get('targets')?.value ?? null;
    for (const [name, entry] of file.view.entries(targets)) {
      addTo(parts, name, { file, entry });
    }
  }
  return new Map(
    [...parts].map(([value, same]) => [value, { name: placeOf(value, same), parts: same }]),
  );
}

function placeOf(value: string, [first]: readonly FieldAt[]): Located<string> {
  const { file, entry } = first as FieldAt;
  return { value, span: { path: file.path, start: entry.key.start, end: entry.key.end } };
}

/** The field at a path of keys, from the top of the files; the last file that has it wins. */
export function topField({ files }: Bundle, ...path: readonly string[]): FieldAt | null {
  return lastOf([...files.values()].map((file) => fieldBelow(file, file.root, path)));
}

/** The field at a path of keys in a target itself. */
export function ownField(target: Target, ...path: readonly string[]): FieldAt | null {
  return lastOf(target.parts.map(({ file, entry }) => fieldBelow(file, entry.value, path)));
}

/** The field at a path of keys that is in force in a target. */
export function fieldIn(bundle: Bundle, target: Target, ...path: readonly string[]) {
  return ownField(target, ...path) ?? topField(bundle, ...path);
}

/** The target that the CLI takes when none is named: the default one, or the only one. */
export function defaultTarget(bundle: Bundle): string | null {
  const targets = [...targetsOf(bundle).values()];
  const marked = targets.find(({ parts }) => parts.some(isDefault));
  return marked?.name.value ?? (targets.length === 1 ? (targets[0]?.name.value ?? null) : null);
}

function isDefault({ file, entry }: FieldAt): boolean {
  const value = file.view.entries(entry.value).get('default')?.value;
  return value?.kind === 'scalar' && value.value === true;
}

/** Whether a definition of a resource holds in a target; null stands for a bundle without targets. */
export function holdsIn({ resource }: Defined, target: string | null): boolean {
  return target === null || resource.target === null || resource.target === target;
}

/** Whatever is a definition of a resource. */
interface Defined {
  readonly resource: Pick<Resource, 'target'>;
}

/** Definitions of one resource that hold together, and the targets in which they do. */
export interface TargetScope<Definition> {
  readonly definitions: readonly Definition[];
  readonly targets: readonly Target[];
}

/**
 * Groups the definitions of one resource by where they hold: a target's own ones with those for all
 * targets, and those for all targets alone where a target has none of its own. In a bundle without
 * targets everything holds, in no target.
 */
export function scopesOf<Definition extends Defined>(
  definitions: readonly Definition[],
  targets: ReadonlyMap<string, Target>,
): TargetScope<Definition>[] {
  const base = definitions.filter(({ resource }) => resource.target === null);
  const named = new Set(definitions.flatMap(({ resource }) => resource.target ?? []));
  const scopes = [...named].map((name) => {
    const target = targets.get(name);
    const own = definitions.filter(({ resource }) => resource.target === name);
    return { definitions: [...base, ...own], targets: target === undefined ? [] : [target] };
  });
  if (base.length === 0) return scopes;
  const rest = [...targets.values()].filter(({ name }) => !named.has(name.value));
  return rest.length > 0 || targets.size === 0
    ? [{ definitions: base, targets: rest }, ...scopes]
    : scopes;
}

/** The text of a field; null when it is none. */
export function textOfField(field: FieldAt | null): Located<string> | null {
  return field === null ? null : textAt(field.file, field.entry.value);
}

function fieldBelow(
  file: BundleFile,
  node: Entry['value'],
  path: readonly string[],
): FieldAt | null {
  let entry: Entry | null = null;
  for (const key of path) {
    entry = file.view.entries(entry === null ? node : entry.value).get(key) ?? null;
    if (entry === null) return null;
  }
  return entry && { file, entry };
}

function lastOf(fields: readonly (FieldAt | null)[]): FieldAt | null {
  return fields.findLast((field) => field !== null) ?? null;
}
