import type { Bundle } from '../bundle/bundle.ts';
import { readExisting } from '../disk/read-existing.ts';
import { MANIFEST_PATH, manifestName } from '../scaffold/manifest.ts';
import { slugOf } from '../spec/project.ts';

/** The project's name for display names: as `create` kept it, else the bundle's. */
export function projectOf(root: string, bundle: Bundle): { name: string; slug: string } {
  const kept = manifestName(readExisting(root, [MANIFEST_PATH]).get(MANIFEST_PATH) ?? '');
  const name = kept ?? bundle.name ?? 'bundle';
  return { name, slug: slugOf(name) || 'bundle' };
}
