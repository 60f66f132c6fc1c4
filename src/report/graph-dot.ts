import { type Graph, runsOf } from '../graph/graph.ts';
import { idsOf, type LevelRow, levelsOf } from '../graph/rows.ts';
import { type Printed, shown, visible } from '../printed.ts';

const COLORS: Record<LevelRow['level'], string> = {
  orchestrator: '#efe3fb',
  composite: '#dfeafc',
  atomic: '#e0f3e5',
  other: '#eeeeee',
};

/** The graph in Graphviz's language: a cluster for each level, in it one for each domain. */
export function graphDot(graph: Graph): Printed {
  const ids = idsOf(graph);
  const lines = [
    `digraph ${quoted(graph.name ?? 'bundle')} {`,
    '  rankdir=TB;',
    '  node [shape=box, style="rounded,filled", fontname="sans-serif"];',
  ];
  for (const { level, title, domains } of levelsOf(graph)) {
    lines.push(`  subgraph cluster_${level} {`, `    label=${quoted(title)};`);
    for (const [index, { domain, jobs }] of domains.entries()) {
      lines.push(`    subgraph cluster_${level}_${index} {`, `      label=${quoted(domain)};`);
      for (const { key } of jobs) {
        lines.push(`      ${ids.get(key)} [label=${quoted(key)}, fillcolor="${COLORS[level]}"];`);
      }
      lines.push('    }');
    }
    lines.push('  }');
  }
  for (const [key, children] of runsOf(graph)) {
    for (const child of children) {
      if (ids.has(child)) lines.push(`  ${ids.get(key)} -> ${ids.get(child)};`);
    }
  }
  return shown(`${[...lines, '}'].join('\n')}\n`);
}

/**
 * A string of the language. In labels, a backslash begins an escape, and an ampersand a character by
 * its name.
 */
function quoted(text: string): string {
  const safe = visible(text).replaceAll('&', '&amp;').replaceAll('##', '&#35;#');
  return `"${safe.replace(/["\\]/g, '\\$&')}"`;
}
