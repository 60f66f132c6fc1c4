import type { Bundle } from '../bundle/bundle.ts';
import { readExisting } from '../disk/read-existing.ts';
import type { Change } from '../files.ts';
import { UserError } from '../problem.ts';
import { MANIFEST_PATH, manifestName } from '../scaffold/manifest.ts';
import { slugOf } from '../spec/project.ts';

/** The project's name for display names: as `create` kept it, else the bundle's. */
export function projectOf(root: string, bundle: Bundle): { name: string; slug: string } {
  const kept = manifestName(readExisting(root, [MANIFEST_PATH]).get(MANIFEST_PATH) ?? '');
  const name = kept ?? bundle.name ?? 'bundle';
  return { name, slug: slugOf(name) || 'bundle' };
}

/** Throws UserError when files that are to be new exist. */
export function refuseExisting(root: string, changes: readonly Change[]): void {
  const made = changes.filter((change) => change.before === null).map(({ path }) => path);
  const existing = [...readExisting(root, made).keys()];
  if (existing.length === 0) return;
  throw new UserError(
    'files that the job needs exist already:',
    existing.map((path) => ({
      key: path,
      value: '',
      allowed: 'move it away, or choose another name',
    })),
  );
}
