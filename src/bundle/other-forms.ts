import type { Span } from '../text.ts';
import type { YamlScalar } from '../yaml/tree.ts';
import type { BundleFile } from './bundle.ts';
import { referencePath } from './reference-path.ts';
import { keysTo, walk } from './walk.ts';

/** A reference in the form of another tool, as `{{var.x}}`, which the CLI leaves as it is. */
export interface OtherForm {
  readonly file: BundleFile;
  readonly span: Span;
  /** As it is written, with its signs. */
  readonly written: string;
  /** What it names: `var.x`. */
  readonly inside: string;
  readonly path: readonly string[];
  /** Keys and indexes that lead to the text. */
  readonly place: readonly string[];
  readonly scalar: YamlScalar;
}

/** `${{ var.x }}` of GitHub, `{{var.x}}` of jobs and dbt, `$(var.x)` of Azure, `$var.x` of shells. */
const FORMS =
  /\$\{\{ ?([\w.-]+) ?\}\}|(?<!\$)\{\{ ?([\w.-]+) ?\}\}|\$\(([\w.-]+)\)|\$((?:var|bundle|workspace|resources)\.[\w.-]*\w)/g;

/** Nothing of it can be in a text without one of these. */
const SIGNS = /\{\{|\$\(|\$(?:var|bundle|workspace|resources)\./;

/** References in other forms that begin as those of the CLI do, in the order of the text. */
export function otherFormsOf(file: BundleFile): OtherForm[] {
  if (!SIGNS.test(file.text)) return [];
  const found: OtherForm[] = [];
  walk(file.root, (scalar, place, inKey) => {
    if (inKey || scalar.kind !== 'scalar' || typeof scalar.value !== 'string') return;
    const raw = file.text.slice(scalar.start, scalar.end);
    for (const match of raw.matchAll(FORMS)) {
      const inside = match.slice(1).find((group) => group !== undefined) ?? '';
      const path = referencePath(inside);
      if (path === null || path.length < 2) continue;
      const start = scalar.start + match.index;
      const span = { path: file.path, start, end: start + match[0].length };
      found.push({ file, span, written: match[0], inside, path, place: keysTo(place), scalar });
    }
  });
  return found.sort((a, b) => a.span.start - b.span.start);
}
