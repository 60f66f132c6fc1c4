/** Names that would be markup where a drawing stands: official readers give them back as text. */
import { script, style } from 'virtual:page';
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Graph } from '../../src/graph/graph.ts';
import { readGraph } from '../../src/graph/read-graph.ts';
import { visible } from '../../src/printed.ts';
import { graphDot } from '../../src/report/graph-dot.ts';
import { graphPage } from '../../src/report/graph-page.ts';
import { withPicture } from '../../src/report/picture.ts';
import { bundleOf } from '../support/one-file.ts';
import { runs } from '../support/runs.ts';

const PIECES = [
  '<b>',
  '&amp;',
  '&#65;',
  '&',
  '"];x[label="',
  '\\N',
  '\\',
  '##[group]',
  '::error::x',
  '-->',
  '<!-- /graph -->',
  '<!-- graph -->',
  '```',
  '````\n# Title',
  '\n~~~\n',
  '\u001b[8m',
  '\u202e',
  '[x](http://x)',
  'end',
  'ä日',
];

const key = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 })
  .map((parts) => `k${parts.join('')}`);

const graphs = fc.uniqueArray(key, { minLength: 1, maxLength: 4 }).map((keys) =>
  readGraph(
    bundleOf(
      new Map([
        ['databricks.yml', 'include: [jobs.yml]\n'],
        ['jobs.yml', stringify({ resources: { jobs: Object.fromEntries(keys.map(jobOf)) } })],
      ]),
    ),
    null,
  ),
);

function jobOf(name: string): [string, object] {
  return [name, { tasks: [{ task_key: name, notebook_task: { notebook_path: name } }] }];
}

it('a page holds its script and style to the letter: their hashes are in it', () => {
  const graph = readGraph(bundleOf(new Map([['databricks.yml', 'bundle: {name: x}\n']])), null);
  const page = graphPage(graph, { byJob: new Map(), others: [] }, new Map(), null);
  for (const part of [script, style]) expect(page).toContain(part);
  expect(page).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
});

describe('hostile names in drawings', () => {
  it('Graphviz shows them as they are', async () => {
    const graphviz = await Graphviz.load();
    fc.assert(
      fc.property(graphs, (graph) => {
        const svg = graphviz.layout(graphDot(graph), 'svg', 'dot');
        const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) =>
          decoded(text as string),
        );
        for (const name of graph.jobs.keys()) expect(texts).toContain(visible(name));
      }),
      runs(100),
    );
  });

  it.each(['text', 'mermaid'] as const)('in Markdown, they stay in their block: %s', (format) => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const before = '# Title\n\n<!-- graph -->\n<!-- /graph -->\n\nafter\n';
        const after = withPicture(before, graph, format) as string;
        expect(partsOf(after)).toEqual([
          ['heading_open', ''],
          ['inline', 'Title'],
          ['heading_close', ''],
          ['html_block', '<!-- graph -->\n'],
          ['fence', format],
          ['html_block', '<!-- /graph -->\n'],
          ['paragraph_open', ''],
          ['inline', 'after'],
          ['paragraph_close', ''],
        ]);
        expect(withPicture(after, graph, null)).toBe(after);
        expect(withPicture(after, emptied(graph), null)).toBe(
          withPicture(before, emptied(graph), format),
        );
      }),
      runs(200),
    );
  });
});

function partsOf(markdown: string): [type: string, what: string][] {
  return new MarkdownIt({ html: true })
    .parse(markdown, {})
    .map(({ type, content, info }) => [type, type === 'fence' ? info : content]);
}

function emptied(graph: Graph): Graph {
  return { ...graph, jobs: new Map() };
}

function decoded(xml: string): string {
  return xml
    .replace(/&#(\d+);/g, (_all, code) => String.fromCodePoint(Number(code)))
    .replaceAll('\u00a0', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
