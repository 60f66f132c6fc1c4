import type { YamlNode } from '../../yaml/tree.ts';
import type { YamlView } from '../../yaml/view.ts';

/** What YAML says, as the CLI takes it where it expects texts: without places and styles. */
export type Data = string | null | readonly Data[] | { readonly [name: string]: Data };

/** More nodes than this, or deeper ones, are an attack by aliases and no job. */
const MOST_NODES = 50_000;
const DEEPEST = 100;

/**
 * What a node says, with aliases followed and merge keys applied. `given` puts another text in the
 * place of some scalars. Null for a node that says too much.
 */
export function dataOf(
  view: YamlView,
  node: YamlNode | null,
  given: (text: string, scalar: YamlNode) => string = (text) => text,
): Data {
  let left = MOST_NODES;
  const visit = (at: YamlNode | null, depth: number): Data => {
    const found = view.follow(at);
    if (found === null || --left < 0 || depth > DEEPEST) return null;
    if (found.kind === 'scalar') {
      return found.value === null ? null : given(String(found.value), found);
    }
    if (found.kind === 'seq') return found.items.map((item) => visit(item.node, depth + 1));
    const pairs = [...view.entries(found)].map(([name, { value }]) => {
      return [name, visit(value, depth + 1)] as const;
    });
    return Object.fromEntries(pairs);
  };
  return visit(node, 0);
}

/** Data as one text; the same for maps that differ in the order of their keys only. */
export function dataText(data: Data): string {
  return JSON.stringify(data, (_name, value: Data) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
