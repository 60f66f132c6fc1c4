import type { Bundle, Resource } from '../bundle/bundle.ts';
import { type FieldAt, holdsIn, ownField, targetsOf, topField } from '../bundle/targets.ts';
import type { Breach } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';

export const runAsIsSupported: Rule = {
  id: 'run-as-is-supported',
  severity: 'warning',
  summary: 'run_as stands in bundles only whose resources can run as somebody else',
  *check({ bundle }) {
    const legacy = topField(bundle, 'experimental', 'use_legacy_run_as')?.entry.value;
    if (legacy?.kind === 'scalar' && legacy.value === true) return;
    const top = topField(bundle, 'run_as');
    if (top !== null) yield* unsupported(bundle, top, 'run_as', null);
    for (const target of targetsOf(bundle).values()) {
      const own = ownField(target, 'run_as');
      const name = target.name.value;
      if (own !== null) yield* unsupported(bundle, own, `targets.${name}.run_as`, name);
    }
  },
};

/** Kinds for which the CLI refuses a run_as that is not who deploys (run_as.go). */
const KINDS = ['model_serving_endpoints', 'quality_monitors', 'dashboards', 'apps'];

function* unsupported(
  { resources }: Bundle,
  { file, entry }: FieldAt,
  subject: string,
  target: string | null,
): Generator<Breach> {
  const fields = file.view.entries(entry.value);
  const names = ['user_name', 'service_principal_name'].flatMap((name) => {
    const value = fields.get(name)?.value;
    return value?.kind === 'scalar' ? [String(value.value)] : [];
  });
  // Who deploys runs it: nothing is refused.
  if (names.length === 0 || names.some((name) => name.includes('workspace.current_user'))) return;
  for (const kind of KINDS) {
    const found = resources.find((each) => {
      return each.type === kind && holdsIn({ resource: each }, target) && isConcerned(each);
    });
    if (found === undefined) continue;
    yield {
      at: { path: file.path, start: entry.key.start, end: entry.key.end },
      subject,
      message: `with ${kind} the CLI refuses a run_as that is not who deploys`,
      see: [{ value: 'one of them', span: found.key.span }],
      help: 'Deploy as this identity, or give run_as to each job and pipeline instead.',
    };
  }
}

/** Dashboards are refused only when they show data as who published them. */
function isConcerned({ type, file, entry }: Resource): boolean {
  if (type !== 'dashboards') return true;
  const value = file.view.entries(entry.value).get('embed_credentials')?.value;
  return value?.kind === 'scalar' && value.value === true;
}
