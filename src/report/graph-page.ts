import { createHash } from 'node:crypto';
import { notice, script, style } from 'virtual:page';
import { counted } from '../counted.ts';
import type { Graph } from '../graph/graph.ts';
import { countsOf, type Marks } from '../graph/marks.ts';
import { inRunOrder } from '../graph/rows.ts';
import type { PageData } from '../page/data.ts';
import { jsonLine, type Printed, shown, visible } from '../printed.ts';
import { hierarchyText } from './hierarchy.ts';
import { xml } from './xml.ts';

/**
 * The graph as one page that needs nothing else: no request is made, and the browser is told to
 * refuse any. What comes from the bundle is data in it, never markup. `folder` is the bundle's
 * folder to link to, null for no links; `values` are the texts of references.
 */
export function graphPage(
  graph: Graph,
  marks: Marks,
  values: ReadonlyMap<string, string>,
  folder: string | null,
): Printed {
  const data: PageData = {
    name: graph.name,
    target: graph.target,
    jobs: inRunOrder(graph),
    marks: [...marks.byJob],
    others: marks.others,
    values: [...values],
    folder,
  };
  const found = countsOf([...marks.byJob.values(), marks.others].flat());
  return shown(`<!doctype html>
<html lang="en">
${headPart(xml(visible(graph.name ?? 'Bundle')))}
<body>
${toolbarPart(data, found)}
${mainPart(hierarchyText(data.jobs, { columns: 120, color: false }))}
<script type="application/json" id="data">${dataText(data)}</script>
<!-- The script holds the layout library dagre (github.com/dagrejs/dagre):
${notice.trim()}
-->
<script>${script}</script>
</body>
</html>
`);
}

function headPart(title: string): string {
  return `<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="create-dab-project graph">
<link rel="icon" href="data:,">
<title>${title}: jobs</title>
<style>${style}</style>
</head>`;
}

function toolbarPart({ name, target, jobs }: PageData, found: string): string {
  const about = `${counted(jobs.length, 'job')}${target === null ? '' : `, target ${target}`}`;
  return `<header>
<h1>${xml(visible(name ?? 'Bundle'))} <small>${xml(visible(about))}</small></h1>
<input id="search" type="search" placeholder="Search ( / )" aria-label="Search jobs, tasks, files, tags" autocomplete="off">
<span id="count" role="status"></span>
<button type="button" id="only" aria-pressed="false" disabled>Only related</button>
<button type="button" id="expand-all">Show tasks</button>
<button type="button" id="fit">Fit</button>
<button type="button" id="zoom-out" aria-label="Zoom out">−</button>
<button type="button" id="zoom-in" aria-label="Zoom in">+</button>
${found === '' ? '' : `<button type="button" id="findings">${found}</button>`}
<details class="keys"><summary>Keys</summary><dl>${KEYS}</dl></details>
</header>`;
}

/** Where scripts may not run, the tree is there to read. */
function mainPart(tree: string): string {
  return `<main id="view" aria-label="Jobs by level">
<noscript><pre>${tree.split('\n').map(xml).join('\n')}</pre></noscript>
<div id="sizer"><div id="world">
<div id="blocks" aria-hidden="true"></div>
<svg id="arrows" aria-hidden="true"></svg>
<div id="jobs"></div>
</div></div>
</main>
<aside id="panel" aria-label="Details" aria-live="polite" hidden></aside>`;
}

const KEYS = [
  ['/', 'search; Enter goes to the next one found'],
  ['Arrows', 'go to the next job'],
  ['Enter', 'show its details'],
  ['e', 'show its tasks'],
  ['f', 'show only related jobs'],
  ['+ - 0', 'zoom in, out, fit'],
  ['Esc', 'back'],
]
  .map(([key, text]) => `<dt>${key}</dt><dd>${text}</dd>`)
  .join('');

/** Only the page's own script and style count, known by their hashes. */
function policy(): string {
  return [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** JSON in which nothing can end the element that holds it. */
function dataText(value: unknown): string {
  return jsonLine(value).replaceAll('<', '\\u003c');
}
