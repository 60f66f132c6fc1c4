import type { BundleFile } from '../bundle/bundle.ts';
import type { Rule } from '../subject/rule.ts';

export const oneDocument: Rule = {
  id: 'one-document',
  severity: 'warning',
  summary: 'A file holds one YAML document',
  *check({ bundle }) {
    for (const file of bundle.files.values()) {
      const start = file.more ? secondDocument(file) : null;
      if (start === null) continue;
      yield {
        at: { path: file.path, start, end: Math.min(start + 3, file.text.length) },
        message: 'a second YAML document begins here, and the CLI never reads it',
        help: 'Move it to a file of its own, or join it with the first one.',
      };
    }
  },
};

/** Where the second document begins; null when nothing but comments is in it. */
function secondDocument({ root, text }: BundleFile): number | null {
  const mark = /^---(?=\s|$)/gm;
  mark.lastIndex = root?.end ?? 0;
  const found = mark.exec(text);
  if (found === null) return null;
  const lines = text.slice(found.index + 3).split('\n');
  return lines.some((line) => !/^\s*(?:$|#|---|\.\.\.)/.test(line)) ? found.index : null;
}
