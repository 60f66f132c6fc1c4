import type { Bundle } from '../bundle/bundle.ts';
import { readExisting } from '../disk/read-existing.ts';
import { PROJECT_FILE } from '../files.ts';
import { readProjectFile } from '../project-file.ts';
import { slugOf } from '../spec/project.ts';
import { bundleTextFault } from '../spec/text.ts';

/**
 * The project's name for display names: as `create` kept it, else the bundle's. Both files are
 * somebody's: what `create` would not take as a name is passed over.
 */
export function projectOf(root: string, bundle: Bundle): { name: string; slug: string } {
  const kept = readProjectFile(readExisting(root, [PROJECT_FILE]).get(PROJECT_FILE) ?? '').name;
  const name = [kept, bundle.name].find((each) => each !== null && isName(each)) ?? 'bundle';
  return { name, slug: slugOf(name) || 'bundle' };
}

function isName(name: string): boolean {
  return bundleTextFault(name, 100) === null;
}
