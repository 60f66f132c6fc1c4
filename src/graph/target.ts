import type { Bundle } from '../bundle/bundle.ts';
import { targetsOf } from '../bundle/targets.ts';

/** The target that the CLI takes when none is named: the default one, or the only one. */
export function defaultTarget(bundle: Bundle): string | null {
  const targets = [...targetsOf(bundle).values()];
  const marked = targets.find(({ parts }) =>
    parts.some(({ fields }) => {
      const value = fields.get('default')?.value;
      return value?.kind === 'scalar' && value.value === true;
    }),
  );
  return marked?.name ?? (targets.length === 1 ? (targets[0]?.name ?? null) : null);
}
