import type { Job } from '../../bundle/bundle.ts';
import type { OwnEnvironment } from '../../notebook/own-environment.ts';
import type { Refusal } from '../../patch/editable.ts';
import { insertField } from '../../patch/insert-field.ts';
import { keyText } from '../../patch/lines.ts';
import type { TextEdit } from '../../text.ts';
import { misspelt } from './misspelt.ts';

/**
 * The edit that gives a job without `environments` one of its own, as the CLI's templates do, or as a
 * notebook has one by itself.
 */
export function environmentEdit(
  job: Job,
  key: string,
  { version, dependencies }: OwnEnvironment = { version: null, dependencies: [] },
): TextEdit | Refusal {
  const { entry } = job.resource;
  const other = misspelt('Job', job.fields, 'environments');
  if (other !== null) return other;
  const after = ['description', 'name'].find((name) => job.fields.has(name)) ?? null;
  const lines = [
    { steps: 0, text: 'environments:' },
    { steps: 1, text: `- environment_key: ${keyText(key, '')}` },
    { steps: 2, text: 'spec:' },
    { steps: 3, text: `environment_version: ${JSON.stringify(version ?? '4')}` },
    ...(dependencies.length === 0 ? [] : [{ steps: 3, text: 'dependencies:' }]),
    ...dependencies.map((each) => ({ steps: 4, text: `- ${JSON.stringify(each)}` })),
  ];
  return insertField(job.resource.file, entry.pair.value, lines, after);
}
