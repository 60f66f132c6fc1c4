import { treeOfDocument } from './document-tree.ts';
import { treeOfEvents } from './event-tree.ts';
import { hasRareLineEnds, withPlainLineEnds } from './line-ends.ts';
import type { YamlTree } from './tree.ts';

/**
 * Parses the first document of a text, the only one that the Databricks CLI reads. Duplicate keys
 * are kept. Never throws: what cannot be parsed, or is nested beyond reason, is a fault.
 */
export function parseTree(text: string): YamlTree {
  const tree = treeOfEvents(text) ?? treeOfDocument(text);
  return hasRareLineEnds(text) ? treeOfDocument(withPlainLineEnds(text, tree)) : tree;
}
