import type { BundleFile, Fields } from '../../bundle/bundle.ts';
import { textAt } from '../../bundle/located.ts';
import { entryAt, mapsIn } from '../../bundle/lookup.ts';
import { definitionsOf, type Subject } from '../../subject/subject.ts';
import type { Located } from '../../text.ts';

/** A dependency of an environment, as pip takes it. */
export interface Dependency extends Located<string> {
  readonly file: BundleFile;
  /** As the CLI writes it: `resources.jobs.load.environments[0].spec.dependencies[2]`. */
  readonly path: string;
}

/** What the environments of jobs and pipelines install; what is no text is left out. */
export function* dependenciesOf(subject: Subject): Generator<Dependency> {
  for (const { resource, fields, path } of definitionsOf(subject)) {
    for (const item of mapsIn(resource.file, fields, 'environments')) {
      const place = `${path}.environments[${item.index}].spec`;
      yield* listed(resource.file, item.fields, 'spec', place);
    }
  }
  for (const { type, key, file, entry } of subject.bundle.resources) {
    if (type !== 'pipelines') continue;
    const place = `resources.pipelines.${key.value}.environment`;
    yield* listed(file, file.view.entries(entry.value), 'environment', place);
  }
}

function* listed(
  file: BundleFile,
  fields: Fields,
  field: 'spec' | 'environment',
  place: string,
): Generator<Dependency> {
  const list = entryAt(file, fields, field, 'dependencies')?.value ?? null;
  for (const [index, { node }] of (file.view.sequence(list)?.items ?? []).entries()) {
    const text = textAt(file, file.view.follow(node));
    if (text !== null) yield { ...text, file, path: `${place}.dependencies[${index}]` };
  }
}
