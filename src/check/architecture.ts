import type { Bundle } from '../bundle/bundle.ts';
import { presetLevel } from '../bundle/preset-level.ts';
import type { Settings } from '../subject/settings.ts';

/**
 * Whether a bundle chose the three levels: its settings say so, this tool made it, or a job of it has
 * the tag `job_level`. To all others their laws are advice that nobody asked for.
 */
export function choosesLevels(bundle: Bundle, { architecture }: Settings): boolean {
  if (architecture !== null) return architecture;
  if (presetLevel(bundle) !== null) return true;
  return [...bundle.jobs.values()].some((each) => each.some(({ level }) => level !== null));
}
