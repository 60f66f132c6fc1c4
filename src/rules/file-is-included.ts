import type { BundleFile } from '../bundle/bundle.ts';
import type { Fix } from '../finding.ts';
import { insertInclude } from '../patch/insert-entry.ts';
import type { Rule } from '../subject/rule.ts';
import { doubleStars } from './parts/double-star.ts';
import { fixOf } from './parts/fix.ts';

/** Where there is a list, its items may come one behind the other. */
function included(rootFile: BundleFile, path: string): { fix?: Fix } {
  const { fix } = fixOf(rootFile, `Include ${path}`, false, insertInclude(rootFile, path));
  if (fix === undefined) return {};
  const hasList = rootFile.view.entries(rootFile.root).has('include');
  return { fix: hasList ? { ...fix, joins: true } : fix };
}

export const fileIsIncluded: Rule = {
  id: 'file-is-included',
  severity: 'warning',
  summary: 'Files that hold resources, targets or variables are included',
  bringsFiles: true,
  *check(subject) {
    const { rootFile } = subject.bundle;
    const reported = new Set(doubleStars(subject).flatMap(({ missed }) => missed));
    for (const { path, block, at } of subject.unloaded()) {
      if (reported.has(path)) continue;
      // A literal include is a pattern, too, and may need quotes.
      const literal = /^[A-Za-z][\w./-]*$/.test(path);
      yield {
        at: { path, start: at, end: at + block.length },
        message: `no include loads this file: its ${block} do not exist for the CLI`,
        help: `Add a pattern to include in ${rootFile.path}, move the file, or delete it.`,
        ...(literal ? included(rootFile, path) : {}),
      };
    }
  },
};
