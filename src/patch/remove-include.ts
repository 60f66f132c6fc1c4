import type { BundleFile } from '../bundle/bundle.ts';
import type { Span } from '../text.ts';
import type { YamlItem } from '../yaml/tree.ts';
import { pairsNamed, type Refusal } from './editable.ts';
import { cutLines } from './lines.ts';
import type { Removal } from './removal.ts';

/** The edit that takes one pattern out of the `include` list of the root file; with it the list, if it is the last. */
export function removeInclude(file: BundleFile, pattern: Span): Removal | Refusal {
  const { root, text } = file;
  if (root?.kind !== 'map' || root.flow)
    return { reason: `${file.path} is not a plain block map`, at: 0 };
  const pair = pairsNamed(root, 'include')[0];
  const list = pair?.value;
  if (pair === undefined || list?.kind !== 'seq' || list.flow) {
    return { reason: '"include" is not a plain block list', at: pattern.start };
  }
  if (list.items.length === 1) {
    return {
      ...cutLines(text, pair.key.start, list.end, root.pairs[0] === pair),
      text: '',
      drops: [pair],
    };
  }
  const index = list.items.findIndex(({ node }) => node?.start === pattern.start);
  const item = list.items[index] as YamlItem;
  return {
    ...cutLines(text, item.dash as number, pattern.end, index === 0),
    text: '',
    drops: [item],
  };
}
