import type { BundleFile } from '../../src/bundle/bundle.ts';
import type { YamlNode } from '../../src/yaml/tree.ts';

/** A file as our reader gives it, in the form in which the judges give theirs. */
export function plainTree({ root, text, view }: BundleFile): unknown {
  const read = (node: YamlNode | null): unknown => {
    const found = view.follow(node);
    if (found === null) return '';
    switch (found.kind) {
      case 'alias':
        return '';
      case 'map':
        return { map: found.pairs.map(({ key, value }) => [read(key), read(value)]) };
      case 'seq':
        return found.items.map((item) => read(item.node));
      case 'scalar': {
        const isText = typeof found.value === 'string' || found.style !== 'plain';
        return isText ? String(found.value ?? '') : text.slice(found.start, found.end);
      }
    }
  };
  return root === null ? null : read(root);
}
