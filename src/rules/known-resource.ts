import { isReferable } from '../bundle/reference-path.ts';
import { placeText, type Reference } from '../bundle/references.ts';
import { RESOURCE_TYPES } from '../bundle/settings.ts';
import type { Breach } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import { didYouMean, type Near, nearest, nearIn } from '../suggest.ts';
import { fixOf } from './parts/fix.ts';
import { unusedVariables } from './parts/unused-variables.ts';

export const knownResource: Rule = {
  id: 'known-resource',
  severity: 'error',
  summary: 'References to resources name resources that exist',
  *check(subject) {
    if (subject.partlyUnknown) return;
    const keys = keysByType(subject);
    const unused = unusedVariables(subject);
    const near = new Map([...keys].map(([type, own]) => [type, nearIn(own)]));
    for (const reference of subject.references) {
      const [prefix, type, key] = reference.path ?? [];
      if (prefix !== 'resources' || type === undefined || reference.inKey) continue;
      if (isUnusedDefault(reference, unused)) continue;
      if (keys.get(type)?.has(key ?? '') || (key === undefined && keys.has(type))) continue;
      yield unknown(reference, type, key ?? null, { keys, near });
    }
  },
};

/** The CLI resolves the default of a variable where the variable is used. */
function isUnusedDefault({ place }: Reference, unused: ReadonlySet<string>): boolean {
  const [section, name = ''] = place[0] === 'targets' ? place.slice(2) : place;
  return section === 'variables' && unused.has(name);
}

/** The keys of resources, by type. */
export function keysByType({ bundle }: Pick<Subject, 'bundle'>): Map<string, Set<string>> {
  const keys = new Map<string, Set<string>>();
  for (const { type, key } of bundle.resources) {
    if (type === 'scripts') continue;
    const same = keys.get(type) ?? new Set();
    keys.set(type, same);
    same.add(key.value);
  }
  return keys;
}

interface Known {
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>;
  readonly near: ReadonlyMap<string, Near>;
}

function unknown(
  reference: Reference,
  type: string,
  key: string | null,
  { keys, near }: Known,
): Breach {
  const { span, place } = reference;
  const found = { at: span, subject: placeText(place) };
  const kind = RESOURCE_TYPES.get(type);
  if (kind === undefined && !keys.has(type)) {
    const message = `there is no type of resource "${type}".${didYouMean(type, RESOURCE_TYPES.keys())}`;
    const meant = nearest(
      type,
      [...RESOURCE_TYPES.keys()].filter((each) => keys.has(each)),
    );
    if (meant === null || key === null || !keys.get(meant)?.has(key)) return { ...found, message };
    return { ...found, message, ...replace(reference, 1, meant) };
  }
  const message = `there is no ${kind ?? type}${key === null ? '' : ` "${key}"`} in this bundle`;
  if (key === null) return { ...found, message };
  const other = [...keys].find(([, own]) => own.has(key))?.[0];
  if (other !== undefined) {
    const help = `"${key}" is defined under ${other}: write resources.${other}.${key}.`;
    return { ...found, message, help, ...replace(reference, 1, other) };
  }
  const meant = near.get(type)?.(key) ?? null;
  if (meant === null || !isReferable(meant)) {
    return { ...found, message, help: `Define it under resources.${type}, or name another one.` };
  }
  return {
    ...found,
    message: `${message}. Did you mean "${meant}"?`,
    ...replace(reference, 2, meant),
  };
}

/** A fix that gives one part of a reference another name. */
function replace(reference: Reference, index: number, name: string) {
  const parts = reference.inside.split('.');
  const start = reference.span.start + 2 + parts.slice(0, index).join('.').length + 1;
  const end = start + (parts[index] as string).replace(/\[[\s\S]*/, '').length;
  return fixOf(reference.file, `Write ${name}`, false, { start, end, text: name });
}
