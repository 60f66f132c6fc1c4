import { treeOfDocument } from './document-tree.ts';
import { faultOfEvents, treeOfEvents } from './event-tree.ts';
import { hasRareLineEnds, withPlainLineEnds } from './line-ends.ts';
import type { YamlTree } from './tree.ts';

/**
 * Parses the first document of a text, the only one that the Databricks CLI reads. Duplicate keys
 * are kept. Never throws: what cannot be parsed, or is nested beyond reason, is a fault.
 */
export function parseTree(text: string): YamlTree {
  const isShort = text.length <= LONGEST_SLOW;
  const tree = treeOfEvents(text) ?? (isShort ? treeOfDocument(text) : null);
  if (tree === null) return { root: null, fault: faultOfEvents(text), more: false };
  return hasRareLineEnds(text) ? treeOfDocument(withPlainLineEnds(text, tree)) : tree;
}

/** Characters that are read slowly: dense ones of more would take seconds, and a gigabyte. */
const LONGEST_SLOW = 300_000;
