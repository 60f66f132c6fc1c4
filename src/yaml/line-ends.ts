import type { YamlNode, YamlTree } from './tree.ts';

/** What ends a line to the CLI, which reads YAML 1.1, and to nobody else. */
const RARE = /\r(?!\n)|[\u0085\u2028\u2029]/g;

/** Whether a text may hold line ends that YAML 1.2 does not know. */
export function hasRareLineEnds(text: string): boolean {
  return text.search(RARE) >= 0;
}

/**
 * The text with line feeds for line ends that YAML 1.2 does not know, but for those in quotes, which
 * stay. Offsets stay, too. `tree` is what is read without that.
 */
export function withPlainLineEnds(text: string, { root, fault }: YamlTree): string {
  const quoted = fault === null ? quotedIn(root) : [];
  let next = 0;
  return text.replace(RARE, (end, at: number) => {
    while ((quoted[next]?.end ?? text.length) <= at) next++;
    const isQuoted = (quoted[next]?.start ?? text.length) < at;
    return isQuoted ? end : '\n';
  });
}

function quotedIn(root: YamlNode | null): YamlNode[] {
  const found: YamlNode[] = [];
  const todo: (YamlNode | null)[] = [root];
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (node === null) continue;
    if (node.kind === 'map') for (const { key, value } of node.pairs) todo.push(key, value);
    else if (node.kind === 'seq') for (const item of node.items) todo.push(item.node);
    else if (node.kind === 'scalar' && (node.style === 'single' || node.style === 'double')) {
      found.push(node);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
