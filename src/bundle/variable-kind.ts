import type { Variable } from './variables.ts';

export type VariableKind = 'text' | 'map' | 'list' | 'lookup';

/** What a variable holds, in all targets alike; null when that differs, or cannot be known. */
export function variableKind(all: readonly Variable[]): VariableKind | null {
  const kinds = new Set(all.filter(saysSomething).map(oneKind));
  return kinds.size === 1 ? ([...kinds][0] ?? null) : null;
}

/** A declaration without a value leaves that to targets and `--var`, which gives a text. */
function saysSomething({ fields, target }: Variable): boolean {
  return target !== null || ['default', 'lookup', 'type'].some((name) => fields.has(name));
}

function oneKind({ fields, entry, target, file }: Variable): VariableKind | null {
  if (fields.has('lookup')) return 'lookup';
  // A target may give the bare value.
  const bare = target === null ? null : entry.value;
  const value = fields.get('default')?.value ?? bare;
  if (value?.kind === 'map') return 'map';
  if (value?.kind === 'seq') return 'list';
  // A reference that is the whole value may stand for a map.
  if (value?.kind !== 'scalar' || /^\$\{.*\}$/s.test(String(value.value))) return null;
  return file.view.entries(entry.value).has('type') ? null : 'text';
}
