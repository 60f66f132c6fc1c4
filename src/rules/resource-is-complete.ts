import type { Resource } from '../bundle/bundle.ts';
import type { Breach } from '../finding.ts';
import { addTo } from '../grouped.ts';
import type { Rule } from '../subject/rule.ts';
import type { YamlNode } from '../yaml/tree.ts';

export const resourceIsComplete: Rule = {
  id: 'resource-is-complete',
  severity: 'error',
  summary: 'Dashboards, warehouses, grants and secret scopes have what the CLI asks for',
  *check({ bundle }) {
    for (const definitions of definitionsByKey(bundle.resources)) {
      yield* missingFields(definitions);
      for (const resource of definitions) {
        yield* grants(resource);
        if (resource.type === 'secret_scopes') yield* scopePermissions(resource);
      }
    }
  },
};

/** The fields without which the CLI refuses a resource. */
const REQUIRED: ReadonlyMap<string, readonly string[]> = new Map([
  ['dashboards', ['display_name', 'warehouse_id']],
  ['sql_warehouses', ['name']],
]);

/** All definitions of one resource together, for each of them. */
function definitionsByKey(resources: readonly Resource[]): Resource[][] {
  const groups = new Map<string, Resource[]>();
  for (const resource of resources) {
    const name = `${resource.type}.${resource.key.value}`;
    addTo(groups, name, resource);
  }
  return [...groups.values()];
}

function* missingFields(definitions: readonly Resource[]): Generator<Breach> {
  const [first] = definitions as [Resource, ...Resource[]];
  if (definitions.every(({ entry }) => entry.value?.kind !== 'map')) return;
  for (const name of REQUIRED.get(first.type) ?? []) {
    const has = ({ file, entry }: Resource) =>
      !isEmpty(file.view.entries(entry.value).get(name)?.value ?? null);
    if (definitions.some(has)) continue;
    yield {
      at: first.key.span,
      subject: pathOf(first),
      message: `the ${first.type.replace(/s$/, '').replace('_', ' ')} has no ${name}`,
      help: `Write ${name}: the CLI stops without it.`,
    };
  }
}

function* grants(resource: Resource): Generator<Breach> {
  const { file, entry } = resource;
  const list = file.view.sequence(file.view.entries(entry.value).get('grants')?.value ?? null);
  for (const [index, { node }] of (list?.items ?? []).entries()) {
    const fields = file.view.entries(node);
    if (fields.size === 0) continue;
    const privileges = fields.get('privileges')?.value ?? null;
    const missing = [
      ...(isEmpty(fields.get('principal')?.value ?? null) ? ['principal'] : []),
      ...(isEmpty(privileges) || file.view.sequence(privileges)?.items.length === 0
        ? ['privileges']
        : []),
    ];
    for (const name of missing) {
      yield {
        at: firstKey(resource, node),
        subject: `${pathOf(resource)}.grants[${index}]`,
        message: `the grant has no ${name}`,
        help: 'A grant says who (principal) may do what (privileges).',
      };
    }
  }
}

const PRINCIPALS = ['user_name', 'group_name', 'service_principal_name'];

function* scopePermissions(resource: Resource): Generator<Breach> {
  const { file, entry } = resource;
  const list = file.view.entries(entry.value).get('permissions')?.value ?? null;
  for (const [index, { node }] of (file.view.sequence(list)?.items ?? []).entries()) {
    const fields = file.view.entries(node);
    if (fields.size === 0) continue;
    if (PRINCIPALS.some((name) => !isEmpty(fields.get(name)?.value ?? null))) continue;
    yield {
      at: firstKey(resource, node),
      subject: `${pathOf(resource)}.permissions[${index}]`,
      message: 'the permission is for nobody',
      help: `Write ${PRINCIPALS.join(', ')}: one of them.`,
    };
  }
}

function isEmpty(value: YamlNode | null): boolean {
  if (value === null) return true;
  return value.kind === 'scalar' && (value.value === null || String(value.value).trim() === '');
}

/** The first field of a map, where it begins for people. */
function firstKey({ file: { path, view } }: Resource, node: YamlNode | null): Breach['at'] {
  const map = view.follow(node);
  const key = map?.kind === 'map' ? map.pairs[0]?.key : undefined;
  return { path, start: key?.start ?? map?.start ?? 0, end: key?.end ?? map?.start ?? 0 };
}

function pathOf({ type, key }: Resource): string {
  return `resources.${type}.${key.value}`;
}
