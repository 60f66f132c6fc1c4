import type { Graph } from '../graph/graph.ts';
import { graphMermaid } from './graph-mermaid.ts';
import { hierarchyText, type TreeJob } from './hierarchy.ts';

/** Lines of a tree in a Markdown file are cut at this width. */
const COLUMNS = 120;

/** The hierarchy as a block of Markdown that every viewer shows. */
export function textPicture(jobs: readonly TreeJob[]): string {
  return fenced('text', hierarchyText(jobs, { columns: COLUMNS, color: false }));
}

/** The hierarchy as a block of Markdown that GitHub and others draw. */
function mermaidPicture(graph: Graph): string {
  return fenced('mermaid', graphMermaid(graph).trimEnd());
}

/** A block of code that nothing in it can end, nor the marks around it. */
function fenced(language: string, text: string): string {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(runs.reduce((longest, run) => Math.max(longest, run + 1), 3));
  return `${fence}${language}\n${text.replaceAll('<!--', '<! --')}\n${fence}`;
}

const START = /^<!-- graph(?:[ :][^\r\n\u2028\u2029]*)?-->[ \t]*\r?\n/m;
const END = '<!-- /graph -->';

const PICTURES = {
  text: (graph: Graph) => textPicture([...graph.jobs.values()]),
  mermaid: mermaidPicture,
} as const;

/**
 * A Markdown text whose block between `<!-- graph … -->` and `<!-- /graph -->` holds the picture:
 * drawn by Mermaid where it was, or where that is asked for, else as text. Null without such a block.
 */
export function withPicture(
  markdown: string,
  graph: Graph,
  format: keyof typeof PICTURES | null,
): string | null {
  const start = START.exec(markdown);
  if (start === null) return null;
  const from = start.index + start[0].length;
  const to = markdown.indexOf(END, from);
  if (to < 0) return null;
  const picture = PICTURES[format ?? formatOf(markdown.slice(from, to))](graph);
  const lineEnd = start[0].endsWith('\r\n') ? '\r\n' : '\n';
  const block = `${picture}\n`.replaceAll('\n', lineEnd);
  return markdown.slice(0, from) + block + markdown.slice(to);
}

function formatOf(block: string): keyof typeof PICTURES {
  return /^`+mermaid/.test(block) ? 'mermaid' : 'text';
}
