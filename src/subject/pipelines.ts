import type { Bundle, Fields, Resource } from '../bundle/bundle.ts';
import { addTo } from '../grouped.ts';

/** A job, a pipeline or another resource as one definition has it. */
export interface Definition {
  readonly resource: Resource;
  /** Where it stands, as the CLI writes it. */
  readonly path: string;
  readonly fields: Fields;
}

/** The pipelines of a bundle by key; definitions for all targets come first. */
export function pipelinesOf({ resources }: Bundle): Map<string, Definition[]> {
  const pipelines = new Map<string, Definition[]>();
  for (const own of [false, true]) {
    for (const resource of resources) {
      const { type, target, key, file, entry } = resource;
      if (type !== 'pipelines' || (target !== null) !== own) continue;
      const path = `${target === null ? '' : `targets.${target}.`}resources.pipelines.${key.value}`;
      addTo(pipelines, key.value, { resource, path, fields: file.view.entries(entry.value) });
    }
  }
  return pipelines;
}
