import type { Located } from '../text.ts';
import type { Bundle } from './bundle.ts';
import { ownField, targetsOf, textOfField, topField } from './targets.ts';

const TAG = ['presets', 'tags', 'job_level'] as const;

const known = new WeakMap<Bundle, Located<string> | null>();

/**
 * The level that presets give to every job without a tag of its own (apply_presets.go in the CLI): that
 * of all targets, else that of the first target with one. Null when presets give none.
 */
export function presetLevel(bundle: Bundle): Located<string> | null {
  const before = known.get(bundle);
  if (before !== undefined) return before;
  const top = textOfField(topField(bundle, ...TAG));
  const own = [...targetsOf(bundle).values()].map((each) => textOfField(ownField(each, ...TAG)));
  const level = top ?? own.find((each) => each !== null) ?? null;
  known.set(bundle, level);
  return level;
}
