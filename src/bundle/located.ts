import type { Located } from '../text.ts';
import type { YamlNode } from '../yaml/tree.ts';

/** The text of a scalar and its place; null for anything else. Numbers are texts as Go reads them. */
export function textAt(
  { path }: { readonly path: string },
  node: YamlNode | null,
): Located<string> | null {
  if (node?.kind !== 'scalar' || node.value === null) return null;
  return { value: String(node.value), span: { path, start: node.start, end: node.end } };
}
