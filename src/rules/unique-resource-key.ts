import type { Resource } from '../bundle/bundle.ts';
import { addTo } from '../grouped.ts';
import type { Rule } from '../subject/rule.ts';

export const uniqueResourceKey: Rule = {
  id: 'unique-resource-key',
  severity: 'error',
  summary: 'Resources and scripts have different keys, whatever their type',
  *check({ bundle }) {
    // Targets come later: they change resources on purpose, and the CLI lets them.
    for (const [key, same] of byKey(bundle.resources.filter(({ target }) => target === null))) {
      const [first, second, ...others] = same;
      if (first === undefined || second === undefined) continue;
      yield {
        at: second.key.span,
        subject: pathOf(second),
        message: `"${key}" is the key of ${pathOf(first)}, too`,
        see: [first, ...others].map((each) => ({ value: pathOf(each), span: each.key.span })),
        help: 'Give one of them another key: bundle run names resources by their keys alone.',
      };
    }
  },
};

function byKey(resources: readonly Resource[]): Map<string, Resource[]> {
  const groups = new Map<string, Resource[]>();
  for (const resource of resources) {
    addTo(groups, resource.key.value, resource);
  }
  return groups;
}

function pathOf({ type, key }: Resource): string {
  return type === 'scripts' ? `scripts.${key.value}` : `resources.${type}.${key.value}`;
}
