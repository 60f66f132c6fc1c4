import { type FieldTable, type KnownFields, resourceForm } from '../bundle/fields.ts';
import { OUTPUT_FIELDS } from '../bundle/output-fields.ts';
import { placeText, type Reference } from '../bundle/references.ts';
import { RESOURCE_TYPES } from '../bundle/settings.ts';
import type { Variable } from '../bundle/variables.ts';
import type { Breach } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import { didYouMeanThis, nearest } from '../suggest.ts';
import { fixOf } from './parts/fix.ts';

export const knownReferenceField: Rule = {
  id: 'known-reference-field',
  severity: 'error',
  summary: 'References into a resource or a variable name a field that it has',
  *check(subject) {
    const fields = fieldsOfVariables(subject);
    for (const reference of subject.references) {
      const [prefix, second, ...rest] = reference.path ?? [];
      if (reference.inKey || second === undefined) continue;
      if (prefix === 'resources')
        yield* fieldOfResource(subject.fields, reference, second, rest.slice(1));
      if (prefix === 'var') yield* fieldOfVariable(fields(second), reference, second, rest);
    }
  },
};

function* fieldOfResource(
  table: FieldTable,
  reference: Reference,
  type: string,
  [field]: readonly string[],
): Generator<Breach> {
  const output = OUTPUT_FIELDS.get(type);
  const own = fieldsOfKind(table, type);
  // Newer services may add ids.
  if (field === undefined || field.startsWith('[') || field.endsWith('_id')) return;
  if (output === undefined || own === null || output.has(field) || own.has(field)) return;
  yield missing(reference, `a ${RESOURCE_TYPES.get(type) ?? type}`, 3, field, [
    ...own.keys(),
    ...output,
  ]);
}

/** The fields that a file can give a resource of a type; null for a type that is not known. */
function fieldsOfKind(table: FieldTable, type: string): KnownFields | null {
  const form = resourceForm(table, type);
  return form?.kind === 'fields' ? table.fieldsOf(form.type) : null;
}

function* fieldOfVariable(
  names: ReadonlySet<string> | null,
  reference: Reference,
  name: string,
  [field]: readonly string[],
): Generator<Breach> {
  if (field === undefined || field.startsWith('[')) return;
  if (names === null || names.has(field)) return;
  yield missing(reference, `the variable ${name}`, 2, field, names);
}

/** The fields of a variable in any target, each variable looked at once; null where they are not known. */
function fieldsOfVariables({ variables }: Subject): (name: string) => ReadonlySet<string> | null {
  const known = new Map<string, ReadonlySet<string> | null>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const values = (variables.get(name) ?? []).map(namesIn);
    const isOpen = values.length === 0 || values.includes(null);
    const names = new Set(values.flatMap((each) => [...(each ?? [])]));
    const found = isOpen || names.size === 0 ? null : names;
    known.set(name, found);
    return found;
  };
}

/** The names in the map that a variable is; null where it is none, or is not known here. */
function namesIn({ file, entry, target, fields }: Variable): Iterable<string> | null {
  const { view } = file;
  const value = view.follow(
    fields.get('default')?.value ?? (target === null || fields.size > 0 ? null : entry.value),
  );
  if (value?.kind !== 'map') return null;
  return view.entries(value).keys();
}

/** So many fields are compared for a proposal. */
const MOST_NAMES = 500;

function* firstOf(names: Iterable<string>): Generator<string> {
  let count = 0;
  for (const name of names)
    if (count++ < MOST_NAMES) yield name;
    else return;
}

function missing(
  reference: Reference,
  owner: string,
  index: number,
  field: string,
  names: Iterable<string>,
): Breach {
  const { file, span, place, inside } = reference;
  const meant = nearest(field, firstOf(names));
  const start = span.start + 2 + inside.split('.').slice(0, index).join('.').length + 1;
  const edit = { start, end: start + field.length, text: meant ?? '' };
  return {
    at: span,
    subject: placeText(place),
    message: `${owner} has no field ${field}.${didYouMeanThis(meant)}`,
    help: 'The CLI stops at references to fields that are not there.',
    ...(meant === null ? {} : fixOf(file, `Write ${meant}`, false, edit)),
  };
}
