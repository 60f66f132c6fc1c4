import type { BundleFile } from '../bundle/bundle.ts';
import type { Refusal } from '../bundle/editable.ts';
import { isShownElsewhere } from '../bundle/shared.ts';
import type { TextEdit } from '../text.ts';
import type { Fix } from './rule.ts';

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
  const made = edits.flatMap((edit) => ('reason' in edit ? [] : [{ ...edit, path }]));
  if (made.length < edits.length) return {};
  const plain = made.map(({ start, end, text }) => ({ path, start, end, text }));
  return { fix: { title, safe, edits: plain } };
}

/** The edit that gives a scalar another text, in the quotes that it has. */
export function scalarEdit(
  { text }: Pick<BundleFile, 'text'>,
  { start, end }: { readonly start: number; readonly end: number },
  value: string,
): TextEdit {
  const quote = /^["']/.test(text.slice(start, start + 1)) ? 1 : 0;
  return { start: start + quote, end: end - quote, text: value };
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
