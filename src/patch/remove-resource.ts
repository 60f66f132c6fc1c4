import type { Resource } from '../bundle/bundle.ts';
import type { YamlMap, YamlNode, YamlPair } from '../yaml/tree.ts';
import type { Refusal } from './editable.ts';
import { cutLines, endOfPair } from './lines.ts';
import type { Removal } from './removal.ts';
import { isShared } from './shared.ts';

/**
 * The edit that takes one definition of a resource out of its file, with the comments directly
 * above it, and the maps around it that would be left empty. `'file'` when nothing but comments and
 * the top-level fields in `goesAlong` would be left: then the file is to be deleted.
 */
export function removeResource(
  resource: Resource,
  goesAlong: readonly string[] = [],
): Removal | 'file' | Refusal {
  const { file, key, type, target } = resource;
  const path = [...(target === null ? [] : ['targets', target]), 'resources', type, key.value];
  const steps: { map: YamlMap; pair: YamlPair }[] = [];
  let node: YamlNode | null = file.root;
  for (const name of path) {
    if (node?.kind !== 'map')
      return { reason: 'it is not written out in its file', at: key.span.start };
    const pairs: YamlPair[] = node.pairs.filter(
      (each) => each.key.kind === 'scalar' && String(each.key.value) === name,
    );
    const [pair] = pairs;
    if (pair === undefined) return { reason: 'a merge key brings it', at: key.span.start };
    if (pairs.length > 1) return { reason: `the key "${name}" stands twice`, at: pair.key.start };
    steps.push({ map: node, pair });
    node = pair.value;
  }
  if (isShared(file.view, node))
    return { reason: 'an alias uses a part of it', at: key.span.start };
  // The lowest map that has more than this stays.
  const at = steps.findLastIndex(({ map, pair }, index) => {
    const others = map.pairs.filter((each) => each !== pair);
    return others.some(({ key: other }) => {
      return index > 0 || other.kind !== 'scalar' || !goesAlong.includes(String(other.value));
    });
  });
  if (at < 0) {
    return file.more ? { reason: 'its file holds other documents', at: key.span.start } : 'file';
  }
  const { map, pair } = steps[at] as { map: YamlMap; pair: YamlPair };
  if (map.flow) return { reason: 'it is written in flow style', at: pair.key.start };
  const index = map.pairs.indexOf(pair);
  const before = map.pairs[index - 1];
  const floor = before === undefined ? 0 : (before.value?.end ?? before.key.end);
  return {
    ...cutLines(file.text, pair.key.start, endOfPair(pair), index === 0, floor),
    text: '',
    drops: [pair],
  };
}
