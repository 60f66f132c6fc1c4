import type { Bundle, Job } from '../../src/bundle/bundle.ts';
import { type BundleSource, loadBundle } from '../../src/bundle/load.ts';
import type { FileTree } from '../../src/files.ts';

/** A bundle source over texts in memory. */
export function sourceOf(files: FileTree): BundleSource {
  const paths = [...files.keys()];
  return {
    list: (folder) => {
      const start = folder === '' ? '' : `${folder}/`;
      const inside = paths.filter((path) => path.startsWith(start));
      return [...new Set(inside.map((path) => path.slice(start.length).split('/')[0] as string))];
    },
    exists: (path) => paths.some((each) => each === path || each.startsWith(`${path}/`)),
    read: (path) => files.get(path) ?? null,
    whyUnlistable: () => null,
    whyUnreadable: (path) => (files.has(path) ? null : 'there is no such file'),
  };
}

/** The bundle of files whose root is databricks.yml; fails the test when it cannot be loaded. */
export function bundleOf(files: FileTree): Bundle {
  const { bundle, faults } = loadBundle('databricks.yml', sourceOf(files));
  if (bundle === null) throw new Error(JSON.stringify(faults));
  return bundle;
}

/** The only definition of a job in a file that is included. */
export function jobIn(text: string, key: string): Job {
  const files = new Map([
    ['databricks.yml', 'include: [job.yml]\n'],
    ['job.yml', text],
  ]);
  const bundle = bundleOf(files);
  if (bundle.faults.length > 0) throw new Error(JSON.stringify(bundle.faults));
  return bundle.jobs.get(key)?.[0] as Job;
}
