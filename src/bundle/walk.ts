import type { YamlNode } from '../yaml/tree.ts';

/** Where a node stands. The keys are only put together when somebody asks. */
export interface Place {
  readonly keys: () => readonly string[];
}

interface Step {
  readonly above: Step | null;
  readonly key: string;
}

/** Calls for each node that is written below a node, itself included, however deep it is. */
export function walk(
  root: YamlNode | null,
  visit: (node: YamlNode, place: Place, inKey: boolean) => void,
): void {
  const todo: { node: YamlNode | null; step: Step | null; inKey: boolean }[] = [
    { node: root, step: null, inKey: false },
  ];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { node, step, inKey } = next;
    if (node === null) continue;
    visit(node, { keys: () => keysTo(step) }, inKey);
    if (node.kind === 'map') {
      for (const { key, value } of node.pairs) {
        const below = { above: step, key: key.kind === 'scalar' ? String(key.value) : '?' };
        todo.push({ node: key, step: below, inKey: true }, { node: value, step: below, inKey });
      }
    }
    if (node.kind === 'seq') {
      for (const [index, item] of node.items.entries()) {
        todo.push({ node: item.node, step: { above: step, key: `[${index}]` }, inKey });
      }
    }
  }
}

function keysTo(step: Step | null): string[] {
  const keys: string[] = [];
  for (let at = step; at !== null; at = at.above) keys.push(at.key);
  return keys.reverse();
}
