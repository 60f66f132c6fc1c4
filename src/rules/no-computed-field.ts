import type { Resource } from '../bundle/bundle.ts';
import type { Rule } from '../subject/rule.ts';
import type { Entry } from '../yaml/view.ts';

/** By type of resource, the fields that the CLI fills by itself, as paths. */
const COMPUTED: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['dashboards', [['etag']]],
  ['genie_spaces', [['etag']]],
  ['volumes', [['volume_path']]],
  ['job_runs', [['idempotency_token']]],
  [
    'jobs',
    [
      ['deployment', 'deployment_id'],
      ['deployment', 'version_id'],
    ],
  ],
  [
    'pipelines',
    [
      ['deployment', 'deployment_id'],
      ['deployment', 'version_id'],
    ],
  ],
]);

export const noComputedField: Rule = {
  id: 'no-computed-field',
  severity: 'error',
  summary: 'Resources do not set what the CLI computes',
  *check({ bundle }) {
    for (const resource of bundle.resources) {
      for (const path of COMPUTED.get(resource.type) ?? []) {
        const entry = entryAt(resource, path);
        if (entry === null) continue;
        yield {
          at: { path: resource.file.path, start: entry.key.start, end: entry.key.end },
          subject: `resources.${resource.type}.${resource.key.value}.${path.join('.')}`,
          message: `the CLI computes ${path.at(-1)}, and refuses a value for it`,
          help: 'Remove the field. It often comes along when a resource is copied from the workspace.',
        };
      }
    }
  },
};

/** The entry at a path, if it has a value. */
function entryAt({ file, entry }: Resource, path: readonly string[]): Entry | null {
  let at: Entry | null = entry;
  for (const name of path) at = file.view.entries(at?.value ?? null).get(name) ?? null;
  const value = at?.value;
  return value?.kind === 'scalar' && value.value !== null && value.value !== '' ? at : null;
}
