import type { BundleFile } from '../../bundle/bundle.ts';
import type { Fix } from '../../finding.ts';
import type { Refusal } from '../../patch/editable.ts';
import { isShownElsewhere } from '../../patch/shared.ts';
import type { TextEdit } from '../../text.ts';
import type { YamlNode } from '../../yaml/tree.ts';

/**
 * A fix by edits of one file, ready to be spread into a finding; empty when one of the edits was
 * refused.
 */
export function fixOf(
  { path }: Pick<BundleFile, 'path'>,
  title: string,
  safe: boolean,
  ...edits: readonly (TextEdit | Refusal)[]
): { fix?: Fix } {
  // What lies outside of the bundle's folder is not for it to change.
  if (path.startsWith('../')) return {};
  const made = edits.flatMap((edit) => ('reason' in edit ? [] : [{ ...edit, path }]));
  if (made.length < edits.length) return {};
  const plain = made.map(({ start, end, text }) => ({ path, start, end, text }));
  return { fix: { title, safe, edits: plain } };
}

/**
 * The edit that gives a scalar another text of one line, in the quotes that it has; it gets some where
 * it could not be read without, as a reference in flow style.
 */
export function scalarEdit(
  { text, root }: Pick<BundleFile, 'text' | 'root'>,
  { start, end }: { readonly start: number; readonly end: number },
  value: string,
): TextEdit {
  const quote = text[start];
  if (quote === "'") return { start, end, text: `'${value.replaceAll("'", "''")}'` };
  const needsQuotes = NEVER_PLAIN.test(value) || (/[{}[\],]/.test(value) && isInFlow(root, start));
  const quoted = quote === '"' || needsQuotes;
  return { start, end, text: quoted ? JSON.stringify(value) : value };
}

/** What YAML would take for something else than a plain text. */
const NEVER_PLAIN = /^$|^[\s!"#%&'*,>?@[\]`{|}-]|: |:$| #|\s$|["\\]/;

/** Whether the thing at an offset is within brackets or braces. */
function isInFlow(root: YamlNode | null, offset: number): boolean {
  let node = root;
  while (node?.kind === 'map' || node?.kind === 'seq') {
    if (node.flow) return true;
    const inside: readonly (YamlNode | null)[] =
      node.kind === 'map'
        ? node.pairs.flatMap(({ key, value }) => [key, value])
        : node.items.map((item) => item.node);
    node =
      inside.find((each) => each !== null && each.start <= offset && offset < each.end) ?? null;
  }
  return false;
}

/**
 * A fix as `fixOf` makes it, for the thing at an offset; empty when an alias shows that thing in
 * another place, too, where the fix may be wrong.
 */
export function ownFixOf(
  file: BundleFile,
  offset: number,
  title: string,
  safe: boolean,
  ...edits: readonly (TextEdit | Refusal)[]
): { fix?: Fix } {
  return isShownElsewhere(file, offset) ? {} : fixOf(file, title, safe, ...edits);
}
