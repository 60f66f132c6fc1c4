import type { BundleFile } from '../bundle/bundle.ts';
import type { TextEdit } from '../text.ts';
import { treeOfDocument } from '../yaml/document-tree.ts';
import type { YamlItem, YamlPair } from '../yaml/tree.ts';
import { viewOf } from '../yaml/view.ts';
import { sameTree } from './same-tree.ts';

/** An edit that takes something away, and what of the old tree it means to take. */
export interface Removal extends TextEdit {
  /** Pairs and items that go. */
  readonly drops?: readonly (YamlPair | YamlItem)[];
  /** Pairs whose values get new contents, or that may go. */
  readonly changes?: readonly YamlPair[];
}

/**
 * Whether a text after removals reads as before but for what was meant to go, and every alias still
 * has its anchor. The last look before anything is written.
 */
export function isFaithfulRemoval(
  file: BundleFile,
  removals: readonly Removal[],
  after: string,
): boolean {
  const { root, fault } = treeOfDocument(after);
  if (fault !== null || !viewOf(root).knowsAllAliases()) return false;
  const drops = new Set(removals.flatMap((removal) => removal.drops ?? []));
  const changes = new Set(removals.flatMap((removal) => removal.changes ?? []));
  return sameTree(file.root, root, { drops, changes });
}
