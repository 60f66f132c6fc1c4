import { isNothing, type WholeJob } from '../../bundle/whole-job.ts';
import { keySpan } from '../../subject/job-objects.ts';
import type { Span } from '../../text.ts';

/** Fields of loops themselves, not of the tasks in them, that have a value: each with its place. */
export function* loopFields(
  jobs: readonly WholeJob[],
  names: readonly string[],
): Generator<{ readonly name: string; readonly at: Span; readonly subject: string }> {
  for (const { tasks } of jobs) {
    for (const { loops, pieces } of tasks.values()) {
      if (!loops) continue;
      for (const { fields, path, job } of pieces) {
        for (const name of names) {
          const entry = fields.get(name);
          if (entry === undefined || isNothing(entry.value)) continue;
          yield { name, at: keySpan(job.resource.file, entry.key), subject: path };
        }
      }
    }
  }
}
