import type { Job } from '../../bundle/bundle.ts';
import type { Refusal } from '../../patch/editable.ts';
import { insertField } from '../../patch/insert-field.ts';
import { keyText } from '../../patch/lines.ts';
import type { TextEdit } from '../../text.ts';

/** The edit that gives a job without `environments` one of its own, as the CLI's templates do. */
export function environmentEdit(job: Job, key: string): TextEdit | Refusal {
  const { entry } = job.resource;
  const after = ['description', 'name'].find((name) => job.fields.has(name)) ?? null;
  const lines = [
    { steps: 0, text: 'environments:' },
    { steps: 1, text: `- environment_key: ${keyText(key, '')}` },
    { steps: 2, text: 'spec:' },
    { steps: 3, text: 'environment_version: "4"' },
  ];
  return insertField(job.resource.file, entry.pair.value, lines, after);
}
