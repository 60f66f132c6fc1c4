import type { BundleFile, Resource } from '../bundle/bundle.ts';
import { type FieldForm, type FieldTable, resourceForm } from '../bundle/fields.ts';
import { isNothing } from '../bundle/whole-job.ts';
import type { Breach } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';
import type { YamlNode } from '../yaml/tree.ts';
import type { Entry } from '../yaml/view.ts';

export const overrideCanMerge: Rule = {
  id: 'override-can-merge',
  severity: 'error',
  summary: 'What a target changes has the shape of what is there',
  *check({ bundle, fields }) {
    const shared = new Map<string, Resource>();
    for (const each of bundle.resources) {
      if (each.target === null) shared.set(nameOf(each), each);
    }
    for (const own of bundle.resources) {
      const form = own.target === null ? null : resourceForm(fields, own.type);
      const base = shared.get(nameOf(own));
      if (form === null || base === undefined) continue;
      const path = `targets.${own.target}.resources.${own.type}.${own.key.value}`;
      yield* merged(fields, base, own, form, path);
    }
  },
};

function nameOf({ type, key }: Resource): string {
  return `${type}.${key.value}`;
}

interface Written {
  readonly file: BundleFile;
  readonly entry: Entry;
}

/**
 * The CLI merges before it resolves references: until then, one is a text. Lists are put together, and
 * their items with the same key later, when nothing is left to be resolved.
 */
function* merged(
  table: FieldTable,
  base: Written,
  own: Written,
  form: FieldForm,
  path: string,
): Generator<Breach> {
  const [before, now] = [base, own].map(({ file, entry }) => file.view.follow(entry.value));
  if (before == null || now == null || isNothing(before) || isNothing(now)) return;
  if (isReference(before) !== isReference(now)) {
    if (form.kind !== 'value' || (form.of !== 'string' && form.of !== 'anything')) {
      yield refused(base, own, isReference(now), path);
    }
  } else if (before.kind === 'map' && now.kind === 'map') {
    const known = base.file.view.entries(before);
    for (const [name, entry] of own.file.view.entries(now)) {
      const there = known.get(name);
      const inside = formBelow(table, form, name);
      if (there === undefined || inside === null) continue;
      yield* merged(
        table,
        { file: base.file, entry: there },
        { file: own.file, entry },
        inside,
        `${path}.${name}`,
      );
    }
  }
}

function formBelow({ fieldsOf }: FieldTable, form: FieldForm, name: string): FieldForm | null {
  switch (form.kind) {
    case 'fields':
      return fieldsOf(form.type).get(name)?.form ?? null;
    case 'map':
      return form.of;
    case 'list':
    case 'value':
      return null;
  }
}

function isReference(node: YamlNode): boolean {
  return node.kind === 'scalar' && typeof node.value === 'string' && node.value.includes('${');
}

function refused(base: Written, own: Written, isOwn: boolean, subject: string): Breach {
  const { key } = own.entry;
  const there = base.entry.key;
  return {
    at: { path: own.file.path, start: key.start, end: key.end },
    subject,
    message: isOwn
      ? 'the CLI cannot put a reference in the place of a value that is no text'
      : 'the CLI cannot put this in the place of a reference: until it is resolved, that is a text',
    see: [
      {
        value: 'it is merged with this',
        span: { path: base.file.path, start: there.start, end: there.end },
      },
    ],
    help: 'Write a reference in both places, or in none; a variable can have a value in each target.',
  };
}
