import type { Bundle } from './bundle.ts';

/** Whether a bundle has resources that Python code makes, which no file of it shows. */
export function makesResourcesInPython({ files }: Bundle): boolean {
  return [...files.values()].some(({ root, view }) => {
    const top = view.entries(root);
    return top.has('python') || view.entries(top.get('experimental')?.value ?? null).has('python');
  });
}
