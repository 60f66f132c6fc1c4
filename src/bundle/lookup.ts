import type { Located } from '../text.ts';
import type { Entry } from '../yaml/view.ts';
import type { BundleFile, Fields } from './bundle.ts';
import { textAt } from './located.ts';

/** The entry to which names lead from the fields of a map; null when they lead nowhere. */
export function entryAt(
  { view }: BundleFile,
  fields: Fields,
  ...[name, ...rest]: readonly [string, ...string[]]
): Entry | null {
  let entry = fields.get(name) ?? null;
  for (const next of rest) entry = view.entries(entry?.value ?? null).get(next) ?? null;
  return entry;
}

/** The text to which names lead; null when there is no scalar. */
export function textIn(
  file: BundleFile,
  fields: Fields,
  ...names: readonly [string, ...string[]]
): Located<string> | null {
  return textAt(file, entryAt(file, fields, ...names)?.value ?? null);
}

/** The fields of each map in the list to which names lead, with its place in the list. */
export function mapsIn(
  file: BundleFile,
  fields: Fields,
  ...names: readonly [string, ...string[]]
): { readonly index: number; readonly fields: Fields }[] {
  const { view } = file;
  const list = view.sequence(entryAt(file, fields, ...names)?.value ?? null)?.items ?? [];
  return list.flatMap(({ node }, index) =>
    view.follow(node)?.kind === 'map' ? [{ index, fields: view.entries(node) }] : [],
  );
}

/** Whether a text is what Databricks will see: nothing in it is put in later. */
export function isLiteral(text: string): boolean {
  return !text.includes('${') && !text.includes('{{');
}
