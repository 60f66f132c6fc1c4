import { type FieldAt, ownField, targetsOf, topField } from '../bundle/targets.ts';
import type { Breach } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';
import type { Entry } from '../yaml/view.ts';

const NAMES = ['user_name', 'service_principal_name'];

/** Jobs and pipelines can run as a group, too. */
const GROUPS = [...NAMES, 'group_name'];

const KINDS = new Set(['jobs', 'pipelines']);

export const runAsNamesOne: Rule = {
  id: 'run-as-names-one',
  severity: 'error',
  summary: 'run_as names one user or one service principal',
  *check({ bundle }) {
    for (const { type, key, target, file, entry } of bundle.resources) {
      const own = file.view.entries(entry.value).get('run_as');
      const at = target === null ? '' : `targets.${target}.`;
      if (own !== undefined && KINDS.has(type)) {
        yield* judge({ file, entry: own }, `${at}resources.${type}.${key.value}.run_as`, GROUPS);
      }
    }
    const top = topField(bundle, 'run_as');
    if (top !== null) yield* judge(top, 'run_as');
    for (const target of targetsOf(bundle).values()) {
      const own = ownField(target, 'run_as');
      if (own !== null) yield* judge(own, `targets.${target.name.value}.run_as`);
    }
  },
};

function* judge(
  { file, entry }: FieldAt,
  subject: string,
  names: readonly string[] = NAMES,
): Generator<Breach> {
  const { key, value } = entry;
  // The CLI takes an empty run_as for none.
  if (value?.kind !== 'map') return;
  const fields = file.view.entries(value);
  const named = names.filter((name) => isFilled(fields.get(name)));
  if (named.length === 1) return;
  yield {
    at: { path: file.path, start: key.start, end: key.end },
    subject,
    message:
      named.length === 0 ? 'run_as names nobody' : `run_as names several: ${named.join(' and ')}`,
    help: `Write ${names.join(' or ')}, one of them.`,
  };
}

function isNull(value: NonNullable<Entry['value']>): boolean {
  return value.kind === 'scalar' && (value.value === null || value.value === '');
}

function isFilled(entry: Entry | undefined): boolean {
  const value = entry?.value ?? null;
  return value !== null && !isNull(value);
}
