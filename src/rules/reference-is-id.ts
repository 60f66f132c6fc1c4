import type { Bundle } from '../bundle/bundle.ts';
import { textAt } from '../bundle/located.ts';
import { isLiteral } from '../bundle/lookup.ts';
import { placeText } from '../bundle/references.ts';
import { RESOURCE_TYPES } from '../bundle/settings.ts';
import type { Breach } from '../finding.ts';
import type { Piece } from '../subject/job-objects.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import { fixOf } from './parts/fix.ts';

/** Fields that take the id of a thing, with the word by which a variable looks it up. */
const IDS: ReadonlyMap<string, string> = new Map([
  ['pipeline_id', 'pipeline'],
  ['warehouse_id', 'warehouse'],
  ['existing_cluster_id', 'cluster'],
  ['instance_pool_id', 'instance_pool'],
  ['driver_instance_pool_id', 'instance_pool'],
  ['policy_id', 'cluster_policy'],
  ['dashboard_id', 'dashboard'],
  ['alert_id', 'alert'],
]);

const NAMES = new Set(['name', 'display_name', 'cluster_name', 'instance_pool_name', 'title']);

export const referenceIsId: Rule = {
  id: 'reference-is-id',
  severity: 'error',
  summary: 'Fields that take an id get one, not a name',
  *check(subject) {
    yield* names(subject);
    yield* texts(othersIn(subject.bundle));
  },
  checkJobs: ({ jobObjects }) => texts(jobObjects.flatMap(({ pieces }) => pieces)),
};

function* names({ references }: Subject): Generator<Breach> {
  for (const { file, span, path, place, whole, inside } of references) {
    const [prefix, type = '', key, field = '', ...more] = path ?? [];
    if (!whole || !IDS.has(place.at(-1) ?? '') || prefix !== 'resources') continue;
    if (key === undefined || more.length > 0 || !NAMES.has(field)) continue;
    const start = span.start + 2 + inside.lastIndexOf('.') + 1;
    const edit = { start, end: start + field.length, text: 'id' };
    yield {
      at: span,
      subject: placeText(place),
      message: `this is the ${field} of the ${RESOURCE_TYPES.get(type) ?? type}, and its id is wanted`,
      help: `Write \${resources.${type}.${key}.id}.`,
      ...fixOf(file, 'Write id', true, edit),
    };
  }
}

type Place = Pick<Piece, 'file' | 'path' | 'fields'>;

function othersIn({ resources }: Bundle): Place[] {
  return resources.flatMap(({ type, key, file, entry }) => {
    if (type === 'jobs') return [];
    const path = `resources.${type}.${key.value}`;
    return [{ file, path, fields: file.view.entries(entry.value) }];
  });
}

/** No id has spaces. */
function* texts(found: readonly Place[]): Generator<Breach> {
  for (const { file, path, fields } of found) {
    for (const [name, lookup] of IDS) {
      const text = textAt(file, fields.get(name)?.value ?? null);
      if (text === null || !isLiteral(text.value) || !/\s/.test(text.value.trim())) continue;
      yield {
        at: text.span,
        subject: path,
        message: `"${text.value}" is a name, and ${name} takes an id`,
        help: `Declare a variable with "lookup: {${lookup}: ${text.value}}", and write \${var.<its name>}.`,
      };
    }
  }
}
