import { addTo } from '../grouped.ts';
import type { Located } from '../text.ts';
import type { Entry } from '../yaml/view.ts';
import type { Bundle, BundleFile, Fields } from './bundle.ts';

/** One declaration of a variable, or what a target sets it to. */
export interface Variable {
  readonly name: Located<string>;
  /** Null for the declaration. */
  readonly target: string | null;
  readonly file: BundleFile;
  readonly entry: Entry;
  /** The fields of a declaration; empty when a target gives just a value. */
  readonly fields: Fields;
}

/** All declarations of variables and all values in targets, by name; declarations come first. */
export function variablesOf({ files }: Bundle): Map<string, Variable[]> {
  const found: Variable[] = [];
  for (const file of files.values()) {
    const { view, root } = file;
    const top = view.entries(root);
    for (const each of variablesIn(file, top.get('variables')?.value ?? null, null)) {
      found.push(each);
    }
    for (const [target, { value }] of view.entries(top.get('targets')?.value ?? null)) {
      const own = view.entries(value).get('variables')?.value ?? null;
      for (const each of variablesIn(file, own, target)) found.push(each);
    }
  }
  const byName = new Map<string, Variable[]>();
  for (const variable of found.sort((a, b) => rankOf(a) - rankOf(b))) {
    addTo(byName, variable.name.value, variable);
  }
  return byName;
}

function variablesIn(
  file: BundleFile,
  node: BundleFile['root'],
  target: string | null,
): Variable[] {
  return [...file.view.entries(node)].map(([name, entry]) => ({
    name: { value: name, span: { path: file.path, start: entry.key.start, end: entry.key.end } },
    target,
    file,
    entry,
    fields: file.view.entries(entry.value),
  }));
}

function rankOf({ target }: Variable): number {
  return target === null ? 0 : 1;
}
