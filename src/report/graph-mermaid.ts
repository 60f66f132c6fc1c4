import { type Graph, type GraphJob, runsOf } from '../graph/graph.ts';
import { idsOf, levelsOf } from '../graph/rows.ts';
import { type Printed, shown, visible } from '../printed.ts';

const STYLES = [
  'classDef orchestrator fill:#efe3fb,stroke:#7a3fb5,color:#2b1147',
  'classDef composite fill:#dfeafc,stroke:#2f66b5,color:#0c2447',
  'classDef atomic fill:#e0f3e5,stroke:#2f8a4c,color:#0c3319',
  'classDef other fill:#eeeeee,stroke:#777777,color:#222222',
];

/**
 * The graph as a Mermaid flowchart: a subgraph for each level, in it one for each domain. Names of
 * jobs stand in it as text only. Arrows to jobs that the bundle does not have are left out.
 */
export function graphMermaid(graph: Graph): Printed {
  const ids = idsOf(graph);
  const lines = ['flowchart TB'];
  for (const { level, title, domains } of levelsOf(graph)) {
    lines.push(`  subgraph ${level}[${quoted(title)}]`);
    for (const [index, { domain, jobs }] of domains.entries()) {
      lines.push(`    subgraph ${level}_${index}[${quoted(domain === '' ? '-' : domain)}]`);
      for (const job of jobs) lines.push(`      ${nodeOf(job, ids, level)}`);
      lines.push('    end');
    }
    lines.push('  end');
  }
  for (const [key, children] of runsOf(graph)) {
    for (const child of children) {
      if (ids.has(child)) lines.push(`  ${ids.get(key)} --> ${ids.get(child)}`);
    }
  }
  lines.push(...STYLES.map((style) => `  ${style}`));
  return shown(`${lines.join('\n')}\n`);
}

function nodeOf({ key }: GraphJob, ids: ReadonlyMap<string, string>, level: string): string {
  return `${ids.get(key)}[${quoted(key)}]:::${level}`;
}

/** A text that Mermaid shows as it is: what could mean something to it is written as a number. */
function quoted(text: string): string {
  const safe = visible(text).replace(/[^\p{L}\p{N} _./-]/gu, (char) => `#${char.codePointAt(0)};`);
  return `"${safe === '' ? ' ' : safe}"`;
}
