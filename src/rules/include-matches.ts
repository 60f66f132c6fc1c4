import { posix } from 'node:path';
import type { BundleFile } from '../bundle/bundle.ts';
import { BadPattern, bounded, type FileSource, glob } from '../bundle/glob.ts';
import { textAt } from '../bundle/located.ts';
import { normalPath } from '../bundle/normal-path.ts';
import type { Breach } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';
import { didYouMeanThis, type Near, nearIn } from '../suggest.ts';
import type { Located } from '../text.ts';

export const includeMatches: Rule = {
  id: 'include-matches',
  severity: 'error',
  summary: 'Each include loads YAML or JSON files, and stands in the root file',
  bringsFiles: true,
  *check({ bundle, source }) {
    const near = nearIn(source.yamlFiles());
    const files = bounded(source);
    for (const pattern of patternsOf(bundle.rootFile)) yield* judge(pattern, files, near);
    for (const file of bundle.files.values()) {
      if (file === bundle.rootFile) continue;
      const entry = file.view.entries(file.root).get('include');
      if (entry === undefined || (file.view.sequence(entry.value)?.items.length ?? 0) === 0)
        continue;
      yield {
        at: { path: file.path, start: entry.key.start, end: entry.key.end },
        message: 'include has no effect in a file that is itself included',
        help: `Move the patterns to ${bundle.rootFile.path}; they are relative to its folder.`,
      };
    }
  },
};

function patternsOf(file: BundleFile): Located<string>[] {
  const { view, root } = file;
  const list = view.sequence(view.entries(root).get('include')?.value ?? null);
  return (list?.items ?? []).flatMap(({ node }) => textAt(file, view.follow(node)) ?? []);
}

function* judge(
  { value, span }: Located<string>,
  source: FileSource,
  near: Near,
): Generator<Breach> {
  if (value.includes('${')) {
    const help = 'Write the folder itself. Files of all targets are loaded, whichever one is used.';
    yield { at: span, message: 'references are not resolved in include', help };
    return;
  }
  if (posix.isAbsolute(value)) {
    const help = 'Write the path from the folder of the root file.';
    yield { at: span, message: `"${value}" is an absolute path`, help };
    return;
  }
  const found = filesOf(normalPath(value), source);
  if (typeof found === 'string') {
    yield { at: span, message: `the CLI refuses the pattern "${value}": ${found}` };
    return;
  }
  if (found.length === 0 && !/[*?[]/.test(value)) {
    const proposal = didYouMeanThis(near(normalPath(value)));
    yield { at: span, message: `there is no file ${value}.${proposal}` };
  }
  for (const path of found.filter((each) => !/\.(ya?ml|json)$/.test(each))) {
    yield {
      at: span,
      message: `"${value}" matches ${path}, which is not a YAML or JSON file`,
      help: 'Only .yml, .yaml and .json can be included. What is to be uploaded goes to sync.',
    };
  }
}

/** The files of a pattern, or why it is refused. */
function filesOf(pattern: string, source: FileSource): string[] | string {
  try {
    return glob(pattern, source);
  } catch (error) {
    if (error instanceof BadPattern) return error.message;
    throw error;
  }
}
