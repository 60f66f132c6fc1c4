import type { Bundle, BundleFile, Fields } from '../bundle/bundle.ts';
import { entryAt, mapsIn, textIn } from '../bundle/lookup.ts';
import type { Located } from '../text.ts';

/** A schedule, as jobs, quality monitors and alerts have one. */
export interface Schedule {
  /** Where it stands, as the CLI writes it. */
  readonly path: string;
  readonly cron: Located<string> | null;
  readonly zone: Located<string> | null;
}

const TYPES = new Set(['jobs', 'quality_monitors', 'alerts']);

/** All schedules of a bundle's resources; the list `triggers` of jobs has some, too. */
export function* schedulesOf({ resources }: Bundle): Generator<Schedule> {
  for (const { type, key, target, file, entry } of resources) {
    if (!TYPES.has(type)) continue;
    const fields = file.view.entries(entry.value);
    const path = `${target === null ? '' : `targets.${target}.`}resources.${type}.${key.value}`;
    yield* scheduleIn(file, fields, path);
    for (const trigger of mapsIn(file, fields, 'triggers')) {
      yield* scheduleIn(file, trigger.fields, `${path}.triggers[${trigger.index}]`);
    }
  }
}

function* scheduleIn(file: BundleFile, fields: Fields, path: string): Generator<Schedule> {
  const entry = entryAt(file, fields, 'schedule');
  if (entry === null) return;
  const own = file.view.entries(entry.value);
  yield {
    path: `${path}.schedule`,
    // Alerts have another name for it.
    cron: textIn(file, own, 'quartz_cron_expression') ?? textIn(file, own, 'quartz_cron_schedule'),
    zone: textIn(file, own, 'timezone_id'),
  };
}
